#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "tests/sim/cli/toy_program.hpp"

/// A study that broke off and is gone on with, alone or in shards.
namespace {

using ::testing::HasSubstr;

/// The mills, of which the n-th run that begins breaks.
class BreakingModel : public toy::MillModel {
 public:
  explicit BreakingModel(int breaks_at) : left_(breaks_at) {}
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override {
    if (--left_ == 0) throw sim::RunFailed("the mill burnt down");
    return toy::MillModel::create(inputs, context);
  }

 private:
  mutable std::atomic<int> left_;
};

/// Counts the runs that begin from the start.
class CountingModel : public toy::MillModel {
 public:
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override {
    ++begun;
    return toy::MillModel::create(inputs, context);
  }
  mutable std::atomic<int> begun{0};
};

std::vector<std::string> line(const toy::Program& program, const std::string& output) {
  return {"run", "baseline", "dear-grain", "-n", "4", "-j", "1", "-o", program.path(output)};
}

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::size_t parts_in(const toy::Program& program, const std::string& output) {
  std::size_t parts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(program.path(output + ".parts")))
    parts += entry.path().extension() == ".part" ? 1U : 0U;
  return parts;
}

TEST(Resume, GivesTheBytesOfAStudyThatNeverBroke) {
  const toy::Program program;
  ASSERT_EQ(program(line(program, "whole.h5")).code, 0);
  for (int breaks_at = 2; breaks_at <= 4; ++breaks_at) {
    const auto broken = program.with(BreakingModel(breaks_at), line(program, "a.h5"));
    EXPECT_EQ(broken.code, 1);
    EXPECT_THAT(broken.err, HasSubstr("the mill burnt down"));
    EXPECT_THAT(broken.err, HasSubstr(" of 8 runs are kept in "));
    EXPECT_FALSE(program.has("a.h5"));
    EXPECT_GE(parts_in(program, "a.h5"), static_cast<std::size_t>(breaks_at - 1));
    EXPECT_EQ(program(line(program, "a.h5")).code, 0);
    EXPECT_EQ(program.read("a.h5"), program.read("whole.h5"));
    EXPECT_FALSE(program.has("a.h5.parts"));
    std::filesystem::remove(program.path("a.h5"));
  }
}

TEST(Resume, MakesNoRunTwice) {
  const toy::Program program;
  const std::vector<std::string> one = {"run", "baseline", "-n", "4", "-j", "1", "-o", program.path("a.h5")};
  EXPECT_EQ(program.with(BreakingModel(3), one).code, 1);
  EXPECT_EQ(parts_in(program, "a.h5"), 2U);
  const CountingModel rest;
  EXPECT_EQ(program.with(rest, one).code, 0);
  EXPECT_EQ(rest.begun, 2);
}

// A run that is there, but whose past others need, is lived through again as far as they need it.
TEST(Resume, GoesOnFromAPastThatWasLost) {
  const toy::Program program;
  ASSERT_EQ(program(line(program, "whole.h5")).code, 0);
  ASSERT_EQ(program.with(BreakingModel(2), line(program, "a.h5")).code, 1);
  std::filesystem::remove(program.path("a.h5.parts/2-1.part"));
  ASSERT_TRUE(program.has("a.h5.parts/1-1.part"));
  const CountingModel rest;
  EXPECT_EQ(program.with(rest, line(program, "a.h5")).code, 0);
  EXPECT_EQ(rest.begun, 4) << "the first for its past, three others";
  EXPECT_EQ(program.read("a.h5"), program.read("whole.h5"));
}

TEST(Resume, RefusesOtherInputsAndShowsWhatDiffers) {
  const toy::Program program;
  const std::string file = program.path("a.h5");
  ASSERT_EQ(program.with(BreakingModel(3), line(program, "a.h5")).code, 1);
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"run", "baseline", "dear-grain", "-n", "5"}, "replicates 1-4 there, 1-5 now"},
      {{"run", "baseline", "dear-grain", "-n", "4", "--seed", "2"}, "seed 1 there, 2 now"},
      {{"run", "baseline", "dear-grain", "-n", "4", "--set", "guild.due=4 %"}, "settings only now"},
      {{"run", "baseline", "low-dues", "-n", "4"},
       "scenarios baseline,dear-grain there, baseline,low-dues now"}};
  const std::size_t there = parts_in(program, "a.h5");
  for (const auto& [arguments, difference] : cases) {
    const auto outcome = program(with(arguments, {"-o", file}));
    EXPECT_EQ(outcome.code, 2) << difference;
    EXPECT_THAT(outcome.err, HasSubstr("keeps runs of another study: "));
    EXPECT_THAT(outcome.err, HasSubstr(difference));
    EXPECT_EQ(parts_in(program, "a.h5"), there);
  }
  program.write("data/scenarios/dear-grain.toml",
                program.read("data/scenarios/dear-grain.toml") + "# more\n");
  EXPECT_THAT(program(line(program, "a.h5")).err, HasSubstr("scenarios/dear-grain.toml differs"));
}

TEST(Resume, RefusesToMixProgramsOfTwoVersions) {
  const toy::Program program;
  ASSERT_EQ(program.with(BreakingModel(3), line(program, "a.h5")).code, 1);
  sim::ProgramOptions options{"innosim", program.path("data"), {}, "9.9", "abcdef"};
  std::ostringstream out;
  std::ostringstream err;
  sim::Console console{out, err};
  EXPECT_EQ(sim::run_program(toy::MillModel(), options, line(program, "a.h5"), console), 2);
  EXPECT_THAT(err.str(), HasSubstr("innosim there, innosim 9.9 of commit abcdef now"));
}

TEST(Resume, StartsOverWhenAskedTo) {
  const toy::Program program;
  ASSERT_EQ(program.with(BreakingModel(3), line(program, "a.h5")).code, 1);
  const CountingModel all;
  EXPECT_EQ(program.with(all, with(line(program, "a.h5"), {"--seed", "2", "--fresh"})).code, 0);
  EXPECT_EQ(all.begun, 4);
  EXPECT_FALSE(program.has("a.h5.parts"));
}

TEST(Resume, LeavesNoFolderWhereNothingWasMade) {
  const toy::Program program;
  EXPECT_EQ(program.with(BreakingModel(1), line(program, "a.h5")).code, 1);
  EXPECT_FALSE(program.has("a.h5.parts"));
}

TEST(Resume, TidiesUpBesideACompleteFile) {
  const toy::Program program;
  ASSERT_EQ(program.with(BreakingModel(3), line(program, "a.h5")).code, 1);
  std::filesystem::copy(program.path("a.h5.parts"), program.path("kept"));
  ASSERT_EQ(program(line(program, "a.h5")).code, 0);
  std::filesystem::copy(program.path("kept"), program.path("a.h5.parts"));  // killed before it was removed
  EXPECT_EQ(program(line(program, "a.h5")).code, 0);
  EXPECT_FALSE(program.has("a.h5.parts"));
}

TEST(Info, TellsHowFarAnUnfinishedStudyIs) {
  const toy::Program program;
  ASSERT_EQ(program(line(program, "whole.h5")).code, 0);
  ASSERT_EQ(program.with(BreakingModel(3), line(program, "a.h5")).code, 1);
  EXPECT_THAT(program({"info", program.path("a.h5")}).out, HasSubstr(" of 8 runs are kept in "));
  const auto rows = program({"info", program.path("a.h5"), "--format", "json"}).json();
  const auto whole = program({"info", program.path("whole.h5"), "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 8U);
  std::size_t finished = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    EXPECT_EQ(whole[row]["finished"], true);
    if (rows[row]["finished"] == true) {
      ++finished;
      EXPECT_EQ(rows[row]["state_digest"], whole[row]["state_digest"]);
    } else {
      EXPECT_TRUE(rows[row]["state_digest"].is_null());
    }
  }
  EXPECT_EQ(finished, parts_in(program, "a.h5"));
  EXPECT_EQ(program({"compare", program.path("a.h5")}).code, 2) << "an unfinished study is no file";
}

TEST(Shards, MergedInAnyOrderAreTheWhole) {
  const toy::Program program;
  ASSERT_EQ(program(line(program, "whole.h5")).code, 0);
  for (const std::vector<int>& order : {std::vector<int>{1, 2, 3}, std::vector<int>{3, 1, 2, 2}}) {
    const auto early = program({"merge", program.path("a.h5")});
    EXPECT_EQ(early.code, 2);
    EXPECT_THAT(early.err, HasSubstr("there are no parts of"));
    for (const int shard : order) {
      const auto outcome = program(with(line(program, "a.h5"), {"--shard", std::to_string(shard) + "/3"}));
      EXPECT_EQ(outcome.code, 0) << outcome.err;
      EXPECT_FALSE(program.has("a.h5"));
    }
    EXPECT_EQ(program({"merge", program.path("a.h5"), "-o", program.path("merged.h5")}).code, 0);
    EXPECT_EQ(program.read("merged.h5"), program.read("whole.h5"));
    EXPECT_TRUE(program.has("a.h5.parts")) << "they are of another file";
    EXPECT_EQ(program({"merge", program.path("a.h5")}).code, 0);
    EXPECT_EQ(program.read("a.h5"), program.read("whole.h5"));
    EXPECT_FALSE(program.has("a.h5.parts"));
    EXPECT_THAT(program({"merge", program.path("a.h5")}).err, HasSubstr("complete already"));
    std::filesystem::remove(program.path("a.h5"));
    std::filesystem::remove(program.path("merged.h5"));
  }
}

TEST(Shards, OfMachinesWithoutACommonDisk) {
  const toy::Program program;
  ASSERT_EQ(program(line(program, "whole.h5")).code, 0);
  ASSERT_EQ(program(with(line(program, "one.h5"), {"--shard", "1/2"})).code, 0);
  ASSERT_EQ(program(with(line(program, "two.h5"), {"--shard", "2/2"})).code, 0);
  const auto half = program({"merge", program.path("two.h5")});
  EXPECT_EQ(half.code, 3);
  EXPECT_THAT(half.err, HasSubstr("4 of 8 runs are missing, of baseline: 1-2; dear-grain: 1-2"));
  EXPECT_FALSE(program.has("two.h5"));
  EXPECT_EQ(program({"merge", program.path("one.h5"), program.path("two.h5")}).code, 2) << "which name?";
  EXPECT_EQ(
      program({"merge", program.path("one.h5"), program.path("two.h5"), "-o", program.path("a.h5")}).code, 0);
  EXPECT_EQ(program.read("a.h5"), program.read("whole.h5"));
  ASSERT_EQ(program(with(line(program, "other.h5"), {"--shard", "2/2", "--seed", "2"})).code, 0);
  const auto mixed =
      program({"merge", program.path("one.h5"), program.path("other.h5"), "-o", program.path("b.h5")});
  EXPECT_EQ(mixed.code, 2);
  EXPECT_THAT(mixed.err, HasSubstr("seed 2 there, 1 now"));
}

TEST(Shards, AreRefusedWhereTheyMakeNoSense) {
  const toy::Program program;
  for (const char* shard : {"0/3", "4/3", "2", "a/b", "1/0", "1/3/5", ""}) {
    const auto outcome = program(with(line(program, "a.h5"), {"--shard", shard}));
    EXPECT_EQ(outcome.code, 2) << shard;
  }
  EXPECT_THAT(program(with(line(program, "a.h5"), {"--shard", "1/2", "--fresh"})).err,
              HasSubstr("--fresh would take away"));
  EXPECT_FALSE(program.has("a.h5.parts"));
}

}  // namespace
