#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problem.hpp"
#include "sim/output/study_file.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The toy, whose takings are in proportion to the price and, but for the first grain in store, to the
/// harvest; the due takes no part in them.
class StudyCommand : public ::testing::Test {
 protected:
  static std::string factor(const std::string& target, const std::string& rest) {
    return "[[factor]]\ntarget = \"" + target + "\"\n" + rest + "\n";
  }
  std::string write(const std::string& design, const std::string& factors,
                    const std::string& observables = "[\"takings\"]") const {
    program_.write("made.toml", "title = { en = \"Made\", zh = \"试验\" }\nbase = \"baseline\"\n" + design +
                                    "until = \"2022Q4\"\nobservables = " + observables + "\n" + factors);
    return program_.path("made.toml");
  }
  toy::Program::Outcome study(const std::string& file, std::vector<std::string> more = {}) const {
    std::vector<std::string> line = {"study", file, "-o", program_.path("made.h5")};
    line.insert(line.end(), more.begin(), more.end());
    return program_(line);
  }
  sim::Study made() const { return sim::read_study(program_.path("made.h5")); }
  std::string grid() const {
    return write("design = \"grid\"\nreplicates = 3\n",
                 factor("market.price", "levels = [\"1000 CNY\", \"5000 CNY\"]\nfrom = \"2021Q1\"") +
                     factor("guild.due", "levels = [\"1 %\", \"5 %\"]"));
  }
  toy::Program program_;
};

TEST_F(StudyCommand, AGridRunsEveryCombination) {
  const auto outcome = study(grid(), {"--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("4 points x 3 replicates = 12 runs, 2020Q4 to 2022Q4"));
  const auto rows = outcome.json();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[2]["scenario"], "made/3");
  EXPECT_EQ(rows[2]["market.price"], 5000);
  EXPECT_EQ(rows[2]["guild.due"], 0.01);
  EXPECT_EQ(rows[2]["replicates"], 3);
  EXPECT_NEAR(rows[2]["mean"].get<double>() / rows[0]["mean"].get<double>(), 5.0, 1e-4);
  EXPECT_LT(rows[2]["low"], rows[2]["mean"]);
  const sim::Study file = made();
  EXPECT_THAT(file.scenarios, ElementsAre("made/1", "made/2", "made/3", "made/4"));
  EXPECT_EQ(file.scenario_titles[1].en, "Made (market.price = 1000 CNY, guild.due = 5 %)");
  ASSERT_EQ(file.variables.size(), 1U);
  EXPECT_EQ(file.variables[0].observable.name, "takings");
  ASSERT_TRUE(file.design.has_value());
  EXPECT_EQ(file.design->kind, "grid");
  EXPECT_THAT(file.design->values, ElementsAre(1000, 0.01, 1000, 0.05, 5000, 0.01, 5000, 0.05));
  EXPECT_EQ(file.design->factors[0].unit, "CNY");
  EXPECT_EQ(file.input_texts.count("studies/made.toml"), 1U);
}

TEST_F(StudyCommand, PlanCountsItsRunsAndItsFile) {
  const std::string asked = grid();
  const std::string file = program_.path("made.h5");
  const auto outcome = program_({"plan", asked, "-o", file, "--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const auto row = outcome.json()[0];
  EXPECT_EQ(row["scenarios"], 4);
  EXPECT_EQ(row["replicates"], 3);
  EXPECT_EQ(row["runs"], 12);
  EXPECT_EQ(row["quarters"], 9);
  EXPECT_EQ(row["pilot_scenario"], "made/1");
  EXPECT_FALSE(program_.has("made.h5"));
  EXPECT_THAT(program_({"plan", asked, "-o", file}).out,
              StartsWith("points      4 (grid)\nruns        12 (4 × 3)\n"));
  ASSERT_EQ(study(asked).code, 0);
  EXPECT_NEAR(row["file_bytes"].get<double>() / static_cast<double>(program_.read("made.h5").size()), 1.0,
              0.05);
  EXPECT_THAT(program_({"plan", asked, "-o", file}).err,
              HasSubstr("complete already: " + file + "; it would not be made again\n"));
  const auto refused = program_({"plan", asked, "-n", "9", "--until", "2022Q4"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.err,
            "error: --replicates is for scenarios; a study file says what it runs\n"
            "error: --until is for scenarios; a study file says what it runs\n");
}

TEST_F(StudyCommand, APointIsTheScenarioThatOneWouldWrite) {
  ASSERT_EQ(study(grid()).code, 0);
  program_.write_scenario(
      "by-hand", "By hand",
      "extends = \"baseline\"\n[[change]]\ntarget = \"market.price\"\nset = \"1000 CNY\"\n"
      "from = \"2021Q1\"\n");
  const std::string file = program_.path("hand.h5");
  ASSERT_EQ(program_({"run", "by-hand", "-n", "3", "--until", "2022Q4", "-o", file}).code, 0);
  EXPECT_EQ(made().state_digests[3], sim::read_study(file).state_digests[0]) << "5 % is the due as it is";
  EXPECT_NE(made().state_digests[0], made().state_digests[3]);
}

TEST_F(StudyCommand, OtherCommandsReadItsFile) {
  ASSERT_EQ(study(grid()).code, 0);
  EXPECT_EQ(program_({"info", program_.path("made.h5")}).code, 0);
  const auto rows =
      program_({"compare", program_.path("made.h5"), "--against", "made/1", "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1]["scenario"], "made/3");
  EXPECT_EQ(program_({"goal", program_.path("made.h5"), "--against", "made/1"}).code, 2);
}

TEST_F(StudyCommand, ThreadsDoNotShow) {
  ASSERT_EQ(study(grid(), {"-j", "1"}).code, 0);
  const std::string one = program_.read("made.h5");
  ASSERT_EQ(study(grid(), {"-j", "3", "--fresh"}).code, 0);
  EXPECT_EQ(program_.read("made.h5"), one);
}

TEST_F(StudyCommand, ShardsMergedAreTheWhole) {
  const std::string file = grid();
  const auto whole = study(file);
  ASSERT_EQ(whole.code, 0) << whole.err;
  const std::string bytes = program_.read("made.h5");
  std::filesystem::remove(program_.path("made.h5"));
  for (const char* shard : {"2/3", "3/3", "1/3"}) {
    const auto outcome = study(file, {"--shard", shard});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(std::string("shard ") + shard + " is done"));
    EXPECT_FALSE(program_.has("made.h5"));
  }
  const auto merged = program_({"merge", program_.path("made.h5")});
  EXPECT_EQ(merged.code, 0) << merged.err;
  EXPECT_THAT(merged.err, HasSubstr("info " + program_.path("made.h5")));
  EXPECT_EQ(program_.read("made.h5"), bytes);
  EXPECT_EQ(study(file).out, whole.out);
  EXPECT_EQ(study(file, {"--shard", "4/3"}).code, 2);
}

TEST_F(StudyCommand, ACompleteFileIsOnlyShown) {
  const auto once = study(grid(), {"--format", "csv"});
  const auto again = study(grid(), {"--format", "csv"});
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(again.out, once.out);
  EXPECT_THAT(again.err, HasSubstr("complete already: "));
  const std::string other = write("design = \"grid\"\n", factor("guild.due", "levels = [\"1 %\", \"9 %\"]"));
  const auto refused = study(other);
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("studies/made.toml differs"));
  EXPECT_EQ(study(other, {"--fresh"}).code, 0);
}

TEST_F(StudyCommand, MorrisFindsTheSlopeAndWhatDoesNothing) {
  const std::string file = write("design = \"morris\"\npoints = 5\nreplicates = 2\n",
                                 factor("market.price", "range = [\"1000 CNY\", \"3000 CNY\"]") +
                                     factor("guild.due", "prior = \"Beta(2, 20)\""));
  const auto outcome = study(file, {"--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const auto rows = outcome.json();
  ASSERT_EQ(rows.size(), 2U);
  // Each CNY of the price adds the grain sold, half of what is there.
  const sim::Study done = made();
  const double taken = done.value(done.variables[0], 0, 0, 8) + done.value(done.variables[0], 0, 1, 8);
  const double grain = taken / 2 / done.design->values[0];
  EXPECT_EQ(rows[0]["factor"], "market.price");
  EXPECT_NEAR(rows[0]["mu"].get<double>(), 2000 * grain, 1.0);
  EXPECT_NEAR(rows[0]["mu_star"].get<double>(), 2000 * grain, 1.0);
  EXPECT_NEAR(rows[0]["sigma"].get<double>(), 0, 1.0);
  EXPECT_EQ(rows[0]["effects"], 5);
  EXPECT_EQ(rows[0]["above_noise"], true);
  EXPECT_EQ(rows[1]["mu_star"], 0);
  EXPECT_EQ(rows[1]["above_noise"], false);
  const auto shown = study(file).out;
  EXPECT_THAT(shown, HasSubstr("market.price  the market.price"));
  EXPECT_THAT(shown, HasSubstr("luck alone would make mu*"));
  EXPECT_THAT(study(file, {"--lang", "zh"}).out, HasSubstr("仅由运气造成的μ*"));
}

// Takings are the product of price and harvest, each uniform with a mean of twice its half width: relative
// variance 1/12. First order 1/12 / (1/6 + 1/144), total (1/12 + 1/144) of the same.
TEST_F(StudyCommand, IndicesOfAProductAreThoseOfItsFormula) {
  const std::string file = write("design = \"sobol_indices\"\npoints = 128\nreplicates = 1\n",
                                 factor("market.price", "range = [\"1000 CNY\", \"3000 CNY\"]") +
                                     factor("mill.harvest", "prior = \"U[1, 3]\"") +
                                     factor("guild.due", "range = [\"0 %\", \"10 %\"]"));
  const auto outcome = study(file, {"--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("640 points x 1 replicates"));
  EXPECT_THAT(outcome.err, HasSubstr("with one replicate a point its luck cannot be told"));
  const auto rows = outcome.json();
  ASSERT_EQ(rows.size(), 3U);
  for (const std::size_t place : {0U, 1U}) {
    EXPECT_LT(rows[place]["first_low"].get<double>(), 0.4898);
    EXPECT_GT(rows[place]["first_high"].get<double>(), 0.4898);
    EXPECT_NEAR(rows[place]["total"].get<double>(), 0.5102, 0.05);
    EXPECT_EQ(rows[place]["samples"], 128);
    EXPECT_TRUE(rows[place]["noise_share"].is_null());
    EXPECT_TRUE(rows[place]["above_noise"].is_null());
  }
  EXPECT_EQ(rows[2]["total"], 0);
}

TEST_F(StudyCommand, LatinHypercubeAndSobolShowTheirPoints) {
  for (const char* design : {"lhs", "sobol"}) {
    const std::string file =
        write("design = \"" + std::string(design) + "\"\npoints = 8\nreplicates = 1\n",
              factor("mill.number", "range = [1, 8]") + factor("guild.due", "range = [0, 0.8]"),
              "[\"mills\", \"grain_by_soil[soil=sum]\"]");
    const auto outcome = study(file, {"--format", "json", "--fresh"});
    ASSERT_EQ(outcome.code, 0) << outcome.err;
    const auto rows = outcome.json();
    ASSERT_EQ(rows.size(), 16U);
    // One whole number in each eighth, and as many mills as it says.
    double sum = 0;
    for (std::size_t row = 0; row < 16; row += 2) {
      EXPECT_EQ(rows[row]["mean"], rows[row]["mill.number"]);
      sum += rows[row]["mean"].get<double>();
      EXPECT_EQ(rows[row + 1]["observable"], "grain_by_soil[sum]");
    }
    EXPECT_EQ(sum, 36);
    EXPECT_EQ(made().variables.size(), 2U);
  }
}

/// A toy whose stores burst.
class Fragile : public toy::MillModel {
 public:
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override {
    if (context.parameters[inputs.parameters.require("mill.harvest")] > 50)
      throw sim::RunFailed("the stores burst");
    return MillModel::create(inputs, context);
  }
};

TEST_F(StudyCommand, APointThatFailsIsListedAndTheOthersStay) {
  const std::string file =
      write("design = \"grid\"\nreplicates = 2\n", factor("mill.harvest", "levels = [1, 60, 2]"));
  const std::vector<std::string> line = {"study", file, "-o", program_.path("made.h5"), "--format", "json"};
  const auto outcome = program_.with(Fragile(), line);
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("error: made/2, replicate 1 failed: the stores burst"));
  const auto rows = outcome.json();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_TRUE(rows[1]["mean"].is_null());
  EXPECT_EQ(rows[1]["failure"], "the stores burst");
  EXPECT_EQ(rows[1]["replicates"], 0);
  EXPECT_GT(rows[2]["mean"], rows[0]["mean"]);
  const sim::Study done = made();
  EXPECT_THAT(done.design->failures, ElementsAre("", "", "the stores burst", "the stores burst", "", ""));
  EXPECT_TRUE(std::isnan(done.value(done.variables[0], 1, 0, 3)));
  const auto again = program_.with(Fragile(), line);
  EXPECT_EQ(again.code, 1);
  EXPECT_EQ(again.out, outcome.out);
  const auto table = program_.with(Fragile(), {"study", file, "-o", program_.path("made.h5")});
  EXPECT_THAT(table.out, HasSubstr("failed: the stores burst"));
}

// Runs that fail in a shard are runs all the same.
TEST_F(StudyCommand, ShardsKeepWhatFails) {
  const std::string file =
      write("design = \"grid\"\nreplicates = 2\n", factor("mill.harvest", "levels = [1, 60, 2]"));
  const std::vector<std::string> line = {"study", file, "-o", program_.path("made.h5")};
  const auto whole = program_.with(Fragile(), line);
  EXPECT_EQ(whole.code, 1);
  const std::string bytes = program_.read("made.h5");
  std::filesystem::remove(program_.path("made.h5"));
  for (const char* shard : {"1/2", "2/2"}) {
    std::vector<std::string> part = line;
    part.insert(part.end(), {"--shard", shard});
    EXPECT_EQ(program_.with(Fragile(), part).code, 0);
  }
  EXPECT_EQ(program_({"merge", program_.path("made.h5")}).code, 0);
  EXPECT_EQ(program_.read("made.h5"), bytes);
  EXPECT_EQ(program_.with(Fragile(), line).code, 1) << "what failed is told with the whole";
}

// Every tenth trajectory or so meets a harvest that bursts the stores; the others still tell.
TEST_F(StudyCommand, EffectsBesideAFailedPointAreLeftOut) {
  const std::string file = write("design = \"morris\"\npoints = 6\nreplicates = 1\n",
                                 factor("mill.harvest", "range = [10, 60]") +
                                     factor("market.price", "range = [\"1000 CNY\", \"3000 CNY\"]"));
  const auto outcome =
      program_.with(Fragile(), {"study", file, "-o", program_.path("made.h5"), "--format", "json"});
  EXPECT_EQ(outcome.code, 1);
  const auto rows = outcome.json();
  EXPECT_GT(rows[1]["failed_runs"].get<int>(), 0);
  EXPECT_LT(rows[1]["effects"].get<int>(), 6);
}

TEST_F(StudyCommand, TheWidestPriorsAreChosen) {
  const std::string known =
      "role = \"behaviour\"\nrange = { min = 0, max = 1 }\nvalue = 0.1\ntype = \"share\"\n"
      "label = { en = \"share\", zh = \"占比\" }\nmeaning = { en = \"a\", zh = \"一\" }\n"
      "source = { assumed = \"made up\" }\n";
  program_.write("data/models/toy/parameters/more.toml",
                 "[mill.wear]\nprior = \"LN(0.02, 0.5)\"\n" + known +
                     "[mill.loss]\nprior = \"U[0.2, 0.3]\"\n" + known +
                     "[mill.theft]\nprior = \"LN(0.02, 0.9)\"\n" + known);
  const std::string file = write("design = \"lhs\"\npoints = 10\nfactors = \"widest 2\"\n", "");
  const auto outcome = study(file, {"--dry-run", "--format", "json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const auto rows = outcome.json();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0]["factor"], "mill.theft");
  EXPECT_EQ(rows[1]["factor"], "mill.wear");
  EXPECT_EQ(rows[1]["runs"], 20);
  EXPECT_THAT(outcome.err,
              HasSubstr("10 points x 2 replicates = 20 runs, 2020Q4 to 2022Q4; nothing was run"));
  EXPECT_FALSE(program_.has("made.h5"));
  const auto too_many = study(write("design = \"lhs\"\npoints = 10\nfactors = \"widest 9\"\n", ""));
  EXPECT_EQ(too_many.code, 2);
  EXPECT_THAT(too_many.err, HasSubstr("only 3 parameters have a prior"));
}

TEST_F(StudyCommand, EverythingThatIsWrongIsToldAtOnce) {
  program_.write("made.toml",
                 "title = { en = \"Made\" }\n"                                      // 1
                 "base = \"baselin\"\n"                                             // 2
                 "design = \"moris\"\n"                                             // 3
                 "points = 0\n"                                                     // 4
                 "replicats = 2\n"                                                  // 5
                 "until = \"2019Q4\"\n"                                             // 6
                 "observables = [\"takins\", \"takings[soil=sand]\"]\n"             // 7
                 "at = \"soon\"\n"                                                  // 8
                 "[[factor]]\ntarget = \"market.prise\"\n"                          // 9, 10
                 "[[factor]]\ntarget = \"market.price\"\nprior = \"LN(0, 1)\"\n"    // 11 to 13
                 "[[factor]]\ntarget = \"guild.due\"\nrange = [\"90 %\", \"2\"]\n"  // 14 to 16
                 "[[factor]]\ntarget = \"guild.due\"\nlevles = [1]\n"               // 17 to 19
                 "[[factor]]\ntarget = \"mill.harvest\"\n");                        // 20, 21
  const auto outcome = study(program_.path("made.toml"));
  EXPECT_EQ(outcome.code, 2);
  for (const char* part : {"made.toml:1:",
                           "missing 'zh'",
                           "made.toml:2:",
                           "did you mean 'baseline'?",
                           "made.toml:3:",
                           "did you mean 'morris'?",
                           "made.toml:4:",
                           "made.toml:5:",
                           "did you mean 'replicates'?",
                           "made.toml:6:",
                           "made.toml:7:",
                           "did you mean 'takings'?",
                           "made.toml:8:",
                           "made.toml:10:",
                           "did you mean 'market.price'",
                           "made.toml:13:",
                           "made.toml:16:",
                           "made.toml:18:",
                           "'guild.due' is a factor already",
                           "made.toml:21:",
                           "has no prior of its own"})
    EXPECT_THAT(outcome.err, HasSubstr(part));
  EXPECT_FALSE(program_.has("made.h5"));
}

TEST_F(StudyCommand, WhatDoesNotGoTogetherIsRefused) {
  const auto refused = [&](const std::string& design, const std::string& factors) {
    const auto outcome = study(write(design, factors));
    EXPECT_EQ(outcome.code, 2) << design << factors;
    return outcome.err;
  };
  const std::string due = factor("guild.due", "range = [0, 0.5]");
  EXPECT_THAT(refused("design = \"grid\"\npoints = 3\n", due), HasSubstr("'points' does not go with a grid"));
  EXPECT_THAT(refused("design = \"grid\"\n", due), HasSubstr("missing 'levels'"));
  EXPECT_THAT(refused("design = \"lhs\"\n", due), HasSubstr("missing 'points'"));
  EXPECT_THAT(refused("design = \"lhs\"\npoints = 4\nlevels = 4\n", due), HasSubstr("belongs to morris"));
  EXPECT_THAT(refused("design = \"morris\"\npoints = 4\nlevels = 5\n", due), HasSubstr("even number"));
  EXPECT_THAT(refused("design = \"lhs\"\npoints = 4\n", factor("guild.due", "levels = 4")),
              HasSubstr("a number of levels belongs to a grid"));
  EXPECT_THAT(
      refused("design = \"lhs\"\npoints = 4\n", factor("guild.due", "range = [0, 0.5]\nprior = \"own\"")),
      HasSubstr("a factor has one of"));
  EXPECT_THAT(refused("design = \"lhs\"\npoints = 4\n", factor("guild.due", "prior = \"U[2, 3]\"")),
              HasSubstr("lies in the range of 'guild.due'"));
  EXPECT_THAT(
      refused("design = \"lhs\"\npoints = 4\n", factor("mill.number", "range = [5, 9]\nfrom = \"2021Q1\"")),
      HasSubstr("is read once, for the initial state"));
  EXPECT_THAT(refused("design = \"grid\"\n", factor("guild.due", "levels = [0.1, 0.1]")),
              HasSubstr("this level stands twice"));
  EXPECT_THAT(refused("design = \"lhs\"\npoints = 4\n", ""), HasSubstr("missing [[factor]]"));
  EXPECT_THAT(refused("design = \"sobol\"\npoints = 999999\nreplicates = 2\n", due + "x = 1\n"),
              HasSubstr("unknown key 'x'"));
}

}  // namespace
