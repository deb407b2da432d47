#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "sim/output/study_file.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A model whose results were made by an earlier version.
class Reproduce : public ::testing::Test {
 protected:
  /// Temporary files in a folder of this test, so that nothing left behind is overlooked.
  Reproduce() {
    std::filesystem::create_directories(program_.path("temporary"));
    setenv("TMPDIR", program_.path("temporary").c_str(), 1);
  }
  ~Reproduce() override {
    EXPECT_TRUE(std::filesystem::is_empty(program_.path("temporary")));
    unsetenv("TMPDIR");
  }
  std::string run(std::vector<std::string> line) const {
    const std::string file = program_.path("study.h5");
    line.insert(line.begin(), "run");
    line.insert(line.end(), {"-o", file, "--until", "2022Q4"});
    EXPECT_EQ(program_(line).code, 0);
    return file;
  }
  /// Changes the file as a whole and writes it anew.
  template <class F>
  void edit(const std::string& file, F&& change) const {
    sim::Study study = sim::read_study(file);
    change(study);
    sim::write_study(study, file);
  }
  toy::Program program_;
};

TEST_F(Reproduce, SaysSameThoughTheDataFolderHasChanged) {
  const std::string file =
      run({"baseline", "dear-grain", "-n", "3", "--seed", "9", "--set", "mill.number=40"});
  std::filesystem::remove_all(program_.path("data"));
  const auto outcome = program_({"reproduce", file, "-j", "2"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "same: 6 runs, every value and every state digest\n");
  const auto row = program_({"reproduce", file, "--replicate", "2", "--format", "json"}).json()[0];
  EXPECT_EQ(row["outcome"], "same");
  EXPECT_EQ(row["replicates"], 1);
  EXPECT_EQ(row["quarter"], nullptr);
}

TEST_F(Reproduce, SweepsWhatIfsAndChainsOfOneNameFindTheirFiles) {
  program_.write_scenario(
      "tolls", "Tolls",
      "extends = \"baseline\"\n[sweep]\ntarget = \"guild.due\"\nset = [\"1 %\", \"2 %\"]\n"
      "from = \"2021Q1\"\n");
  program_.write(
      "data/scenarios/documents/W001.toml",
      "title = { en = \"A\", zh = \"甲\" }\nquestion = { en = \"?\", zh = \"?\" }\n"
      "extends = \"baseline\"\n[[change]]\ntarget = \"market.price\"\nscale = 1.5\nfrom = \"2021Q1\"\n");
  program_.write("apart/baseline.toml",
                 "title = { en = \"B\", zh = \"乙\" }\nquestion = { en = \"?\", zh = \"?\" }\n"
                 "[[change]]\ntarget = \"market.price\"\nscale = 3.0\nfrom = \"2021Q1\"\n");
  program_.write("apart/mine.toml",
                 "title = { en = \"C\", zh = \"丙\" }\nquestion = { en = \"?\", zh = \"?\" }\n"
                 "extends = \"baseline\"\n");
  const std::string file = run({"baseline", "tolls/2", program_.path("data/scenarios/documents/W001.toml"),
                                program_.path("apart/mine.toml"), "-n", "2"});
  const sim::Study study = sim::read_study(file);
  EXPECT_EQ(study.input_texts.count("scenarios/mine/baseline.toml"), 1U);
  EXPECT_EQ(study.scenarios[1], "tolls/2");
  std::filesystem::remove_all(program_.path("data"));
  const auto outcome = program_({"reproduce", file});
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
}

/// A design keeps some observables and the runs that fail; its base lies beside it, not in the data folder.
TEST_F(Reproduce, ADesignIsLaidOutAnewFromItsOwnText) {
  program_.write("mine.toml",
                 "title = { en = \"Mine\", zh = \"我的\" }\nquestion = { en = \"?\", zh = \"?\" }\nextends = "
                 "\"baseline\"\n[[change]]\ntarget = \"guild.due\"\nset = \"2 %\"\nfrom = \"2021Q1\"\n");
  program_.write("data/scenarios/mine.toml", program_.read("data/scenarios/baseline.toml"));
  program_.write("apart/baseline.toml", program_.read("data/scenarios/baseline.toml"));
  program_.write("apart/mine.toml", program_.read("mine.toml"));
  program_.write("apart/made.toml",
                 "title = { en = \"Made\", zh = \"试验\" }\nbase = \"mine.toml\"\ndesign = \"grid\"\n"
                 "replicates = 2\nuntil = \"2022Q4\"\nobservables = [\"takings\"]\n"
                 "[[factor]]\ntarget = \"market.price\"\nlevels = [\"1000 CNY\", \"5000 CNY\"]\n");
  const std::string file = program_.path("made.h5");
  ASSERT_EQ(program_({"study", program_.path("apart/made.toml"), "-o", file}).code, 0);
  std::filesystem::remove_all(program_.path("data"));
  std::filesystem::remove_all(program_.path("apart"));
  auto outcome = program_({"reproduce", file});
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
  EXPECT_EQ(outcome.out, "same: 4 runs, every value and every state digest\n");
  EXPECT_EQ(program_({"reproduce", file, "--replicate", "2"}).code, 0);
  const auto rows = program_({"explain", file, "market.price", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1]["value"], 5000);
  EXPECT_EQ(rows[1]["set_by"], "studies/made.toml:7");
  EXPECT_EQ(program_({"explain", file, "guild.due", "--format", "json"}).json()[1]["set_by"],
            "scenarios/mine.toml:4");
  edit(file, [](sim::Study& study) { study.design->failures[1] = "burst"; });
  outcome = program_({"reproduce", file});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, StartsWith("different: failure, scenario made/1, replicate 2: burst in the file"));
}

TEST_F(Reproduce, NamesTheFirstDifference) {
  const std::string file = run({"baseline", "dear-grain", "-n", "2"});
  edit(file, [](sim::Study& study) { study.variables[1].values.back() += 0.5; });
  auto outcome = program_({"reproduce", file});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out,
              StartsWith("different: value of grain, scenario dear-grain, replicate 2, 2022Q4: "));
  EXPECT_EQ(program_({"reproduce", file, "--replicate", "1"}).code, 0) << "the other is sound";
  const auto row = program_({"reproduce", file, "--format", "json"}).json()[0];
  EXPECT_EQ(row["outcome"], "different");
  EXPECT_EQ(row["observable"], "grain");
  EXPECT_NE(row["in_file"], row["now"]);
  edit(file, [](sim::Study& study) {
    study.variables[1].values.back() -= 0.5;
    study.state_digests[1].high ^= 1U;
  });
  outcome = program_({"reproduce", file});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("state digest, scenario baseline, replicate 2"));
}

TEST_F(Reproduce, AnotherVersionIsSaidAndRerunAllTheSame) {
  const std::string file = run({"baseline", "-n", "1"});
  const auto outcome = program_.with(toy::NewerMills(), {"reproduce", file});
  EXPECT_EQ(outcome.code, 0) << "the toy did not change";
  EXPECT_THAT(outcome.err, HasSubstr("made by model toy 1, this program has 2; results may rightly differ"));
}

TEST_F(Reproduce, NamesThatLeadOutOfTheFolderAreRefused) {
  const std::string file = run({"baseline", "-n", "1"});
  for (const std::string name :
       {"../evil", "scenarios/../../evil", "/etc/evil", "scenarios/evil/", "./evil"}) {
    edit(file, [&name](sim::Study& study) { study.input_texts[name] = "x"; });
    const auto outcome = program_({"reproduce", file});
    EXPECT_EQ(outcome.code, 2) << name;
    EXPECT_THAT(outcome.err, HasSubstr("no place within a data folder")) << name;
    EXPECT_FALSE(program_.has("evil"));
    edit(file, [&name](sim::Study& study) { study.input_texts.erase(name); });
  }
  edit(file, [](sim::Study& study) { study.scenarios[0] = "../../evil"; });
  EXPECT_EQ(program_({"reproduce", file}).code, 2);
}

TEST_F(Reproduce, TextsThatCannotBeReadAreNamedAsInTheFile) {
  const std::string file = run({"baseline", "-n", "1"});
  edit(file,
       [](sim::Study& study) { study.input_texts["scenarios/baseline.toml"] += "[[change]]\nx = 1\n"; });
  const auto outcome = program_({"reproduce", file});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, StartsWith("scenarios/baseline.toml:"));
  EXPECT_THAT(outcome.err, ::testing::Not(HasSubstr("temporary")));
  edit(file, [](sim::Study& study) { study.input_texts = {{"settings", "a=1\n"}}; });
  EXPECT_THAT(program_({"reproduce", file}).err, HasSubstr("no texts of its data"));
}

TEST_F(Reproduce, WrongUseIsRefused) {
  const std::string file = run({"baseline", "-n", "2"});
  EXPECT_EQ(program_({"reproduce"}).code, 2);
  EXPECT_EQ(program_({"reproduce", file, "--replicate", "3"}).code, 2);
  EXPECT_EQ(program_({"reproduce", file, "-j", "0"}).code, 2);
  edit(file, [](sim::Study& study) { study.model = "other"; });
  EXPECT_THAT(program_({"reproduce", file}).err,
              HasSubstr("a study of the model 'other', this program has 'toy'"));
}

}  // namespace
