#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/output/study_bytes.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;

/// The toy with a self-test that was published from an ordinary run.
class SelfTest : public ::testing::Test {
 protected:
  SelfTest() {
    const std::string file = program_.path("published.h5");
    EXPECT_EQ(
        program_({"run", "baseline", "dear-grain", "-n", "2", "--seed", "5", "--until", "2022Q4", "-o", file})
            .code,
        0);
    const sim::Study study = sim::read_study(file);
    text_ =
        "model_version = \"1\"\nscenarios = [\"baseline\", \"dear-grain\"]\nreplicates = 2\nseed = 5\n"
        "until = \"2022Q4\"\ninput_digest = \"" +
        study.input_digest().hex() + "\"\ncontent_digest = \"" + sim::content_digest(study).hex() + "\"\n";
    for (std::size_t run = 0; run < 4; ++run)
      text_ += "\n[[run]]\nscenario = \"" + study.scenarios[run / 2] +
               "\"\nreplicate = " + std::to_string(run % 2 + 1) + "\nstate_digest = \"" +
               study.state_digests[run].hex() + "\"\n";
    publish(text_);
  }
  void publish(const std::string& text) const { program_.write("data/models/toy/selftest.toml", text); }
  toy::Program program_;
  std::string text_;
};

TEST_F(SelfTest, SaysSameForEachNumberOfThreads) {
  const auto outcome = program_({"selftest"});
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, ::testing::MatchesRegex(
                               "1 thread, .* s: same\n2 threads, .* s: same\n4 threads, .* s: same\n"));
  const auto rows = program_({"selftest", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2]["threads"], 4);
  EXPECT_EQ(rows[2]["outcome"], "same");
  EXPECT_EQ(rows[0]["content_digest"].get<std::string>().size(), 32U);
}

/// No byte of what is published may change unseen, blanks and line ends aside.
TEST_F(SelfTest, EveryPublishedByteCounts) {
  for (std::size_t place = 0; place < text_.size(); ++place) {
    if (text_[place] == ' ' || text_[place] == '\n') continue;
    const bool digit = text_[place] >= '0' && text_[place] <= '8';
    std::string other = text_;
    other[place] = digit ? static_cast<char>(text_[place] + 1) : text_[place] == 'a' ? 'b' : 'a';
    publish(other);
    EXPECT_NE(program_({"selftest"}).code, 0) << place << ":\n" << other.substr(0, place + 1);
  }
}

TEST_F(SelfTest, NamesTheRunThatDiffers) {
  std::string other = text_;
  const std::size_t digest = other.rfind("state_digest = \"") + 16;
  other[digest] = other[digest] == '0' ? '1' : '0';
  publish(other);
  const auto outcome = program_({"selftest"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("2 threads, "));
  EXPECT_THAT(outcome.out, HasSubstr("different: state digest of scenario dear-grain, replicate 2: "));
  EXPECT_EQ(program_({"selftest", "--format", "json"}).json()[1]["what"],
            "state digest of scenario dear-grain, replicate 2");
}

TEST_F(SelfTest, OtherDataAreNotTakenForAFaultOfTheMachine) {
  program_.write_scenario("dear-grain", "Dearer grain",
                          "extends = \"baseline\"\n[[change]]\ntarget = \"market.price\"\nscale = 3.0\n"
                          "from = \"2022Q1\"\n");
  const auto outcome = program_({"selftest"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("the data folder holds other texts than those published"));
}

TEST_F(SelfTest, AnotherVersionIsSaid) {
  const auto outcome = program_.with(toy::NewerMills(), {"selftest"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err,
              HasSubstr("selftest.toml:1:1: error: published of model version 1, this program has 2"));
}

TEST_F(SelfTest, FaultsOfTheFileAreToldInOnePass) {
  publish(
      "model_version = 1\nscenarios = []\nreplicates = 0\nseed = -1\nuntil = \"soon\"\ninput_digest = "
      "\"12\"\n"
      "content = \"x\"\n");
  const auto outcome = program_({"selftest"});
  EXPECT_EQ(outcome.code, 2);
  for (const char* fault :
       {"model_version", "scenarios", "replicates", "seed", "until", "input_digest", "content"})
    EXPECT_THAT(outcome.err, HasSubstr(fault)) << fault;
  publish(text_.substr(0, text_.rfind("[[run]]")));
  EXPECT_THAT(program_({"selftest"}).err, HasSubstr("1 of the study's 4 runs have no [[run]]"));
  std::filesystem::remove(program_.path("data/models/toy/selftest.toml"));
  EXPECT_EQ(program_({"selftest"}).code, 2);
  EXPECT_EQ(program_({"selftest", "more"}).code, 2);
}

}  // namespace
