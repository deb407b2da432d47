#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/output/study_file.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::Each;
using ::testing::HasSubstr;

/// The toy, whose number of mills grows with the size of a run.
class ScaleOption : public ::testing::Test {
 protected:
  ScaleOption() {
    program_.write("data/models/toy/parameters/size.toml",
                   "[mill.size]\ntype = \"number\"\nlabel = { en = \"size\", zh = \"规模\" }\nunit = \"1\"\n"
                   "value = 1\nrange = { min = 0.1, max = 1000 }\nrole = \"structural\"\n"
                   "meaning = { en = \"size of the valley\", zh = \"山谷规模\" }\n"
                   "source = { assumed = \"one valley\" }\n");
    program_.write("data/models/toy/scale.toml",
                   "[scale]\nsize = \"mill.size\"\nextensive = [\"mill.number\"]\n");
  }
  toy::Program::Outcome run(std::vector<std::string> more, const std::string& file = "a.h5") const {
    std::vector<std::string> line = {"run",     "baseline", "-n", "2",
                                     "--until", "2021Q4",   "-o", program_.path(file)};
    line.insert(line.end(), more.begin(), more.end());
    return program_(line);
  }
  toy::Program program_;
};

TEST_F(ScaleOption, MakesARunSoManyTimesAsLarge) {
  ASSERT_EQ(run({"--scale", "3"}).code, 0);
  const sim::Study study = sim::read_study(program_.path("a.h5"));
  ASSERT_NE(study.find("mills"), nullptr);
  EXPECT_THAT(study.find("mills")->values, Each(150.0));
  EXPECT_EQ(study.input_texts.at("settings"), "mill.size=3\n");
}

TEST_F(ScaleOption, IsTheSettingOfItsParameter) {
  ASSERT_EQ(run({"--scale", "3.0"}, "a.h5").code, 0);
  ASSERT_EQ(run({"--set", "mill.size=3"}, "b.h5").code, 0);
  EXPECT_EQ(program_.read("a.h5"), program_.read("b.h5"));
}

TEST_F(ScaleOption, OfOneLeavesNoTrace) {
  ASSERT_EQ(run({}, "a.h5").code, 0);
  ASSERT_EQ(run({"--scale", "1"}, "b.h5").code, 0);
  EXPECT_EQ(program_.read("a.h5"), program_.read("b.h5"));
}

TEST_F(ScaleOption, IsPartOfTheInputs) {
  ASSERT_EQ(run({}, "a.h5").code, 0);
  const auto other = run({"--scale", "2"}, "a.h5");
  EXPECT_EQ(other.code, 2);
  EXPECT_THAT(other.err, HasSubstr("was made from other inputs"));
}

TEST_F(ScaleOption, RefusesWhatIsNoSize) {
  EXPECT_THAT(run({"--scale", "big"}).err, HasSubstr("--scale big: 'big' is no number"));
  EXPECT_THAT(run({"--scale", "0"}).err,
              HasSubstr("--scale 0: 0 is out of range for 'mill.size' (number, 0.1 to 1000)"));
  EXPECT_THAT(run({"--scale", "2", "--set", "mill.size=3"}).err,
              HasSubstr("--scale 2: --set gives 'mill.size' too"));
  EXPECT_EQ(run({"--scale", "big"}).code, 2);
  EXPECT_FALSE(program_.has("a.h5"));
}

TEST_F(ScaleOption, NeedsDataThatSayWhatGrows) {
  const toy::Program plain;
  const auto outcome = plain({"run", "baseline", "-n", "1", "--scale", "2", "-o", plain.path("a.h5")});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(
      outcome.err,
      HasSubstr("--scale 2: the data of this model do not say what grows with a run (no scale.toml)"));
}

}  // namespace
