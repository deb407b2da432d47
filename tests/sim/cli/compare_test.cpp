#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/cli/comparison.hpp"
#include "sim/cli/display_unit.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Two scenarios, three replicates, two quarters, one axis of two.
sim::Study small_study() {
  sim::Study study;
  study.scenarios = {"baseline", "more"};
  study.scenario_titles.resize(2);
  study.first_changes = {std::nullopt, sim::Quarter(2030, 1)};
  study.replicates = {1, 2, 3};
  study.first = sim::Quarter(2029, 4);
  study.last = sim::Quarter(2030, 1);
  study.axes = {{"soil", {"sand", "loam"}, {{"sand", "沙土"}, {"loam", "壤土"}}}};
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  sim::Study::Variable money;
  money.observable.name = "takings";
  money.observable.unit = "CNY";
  money.observable.label = {"takings", "收入"};
  money.values = {unknown, 1e9, unknown, 2e9, unknown, 3e9, unknown, 1.5e9, unknown, 2.6e9, unknown, 3.7e9};
  sim::Study::Variable grain;
  grain.observable.name = "grain";
  grain.observable.unit = "1";
  grain.observable.axes = {"soil"};
  grain.observable.label = {"grain", "粮食"};
  grain.cells = 2;
  for (int place = 0; place < 24; ++place) grain.values.push_back(place < 12 ? 100 : 100 + place % 2);
  study.variables = {money, grain};
  return study;
}

sim::ComparisonPlan plan_of(const sim::Study& study, sim::Quarter quarter) {
  sim::ComparisonPlan plan = {0, {1}, {quarter}, {}};
  for (const sim::Study::Variable& variable : study.variables) {
    for (sim::Slice& slice : sim::every_slice(study, variable)) plan.slices.push_back(std::move(slice));
  }
  return plan;
}

TEST(Comparison, PairsReplicatesByNumber) {
  const sim::Study study = small_study();
  const auto found = sim::compare(study, plan_of(study, sim::Quarter(2030, 1)));
  ASSERT_EQ(found.size(), 3U);
  // Differences 0.5, 0.6, 0.7 bn: mean 0.6, s = 0.1, t(0.975, 2) = 4.302653, half width 0.1 t / sqrt(3).
  EXPECT_DOUBLE_EQ(found[0].effect.baseline, 2e9);
  EXPECT_NEAR(found[0].effect.effect, 6e8, 1);
  EXPECT_NEAR(*found[0].effect.high - found[0].effect.effect, 1e8 * 4.302653 / std::sqrt(3.0), 1e3);
  EXPECT_TRUE(found[0].excludes_zero());
  EXPECT_DOUBLE_EQ(found[0].effect.share_above_zero, 1.0);
  EXPECT_DOUBLE_EQ(found[1].effect.effect, 0.0);
  EXPECT_DOUBLE_EQ(found[2].effect.effect, 1.0);
}

// Five quarters from 2029Q4; a flow of 1, 2, 3, 4 in the quarters of 2030 is 10 in the year, twice as much in
// the other scenario; a stock of the same numbers is 4 at its end.
TEST(Comparison, SumsTheFlowsOfAYearAndTakesItsLastStock) {
  sim::Study study = small_study();
  study.last = sim::Quarter(2030, 4);
  study.replicates = {1};
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  sim::Study::Variable flow;
  flow.observable.name = "harvest";
  flow.observable.unit = "1";
  flow.observable.kind = sim::Observable::Kind::flow;
  flow.values = {unknown, 1, 2, 3, 4, unknown, 2, 4, 6, 8};
  sim::Study::Variable stock = flow;
  stock.observable.kind = sim::Observable::Kind::stock;
  study.variables = {flow, stock};
  const sim::ComparisonPlan plan = {
      0,
      {1},
      {sim::Period::of_year(2030)},
      {sim::every_slice(study, study.variables[0])[0], sim::every_slice(study, study.variables[1])[0]}};
  const auto found = sim::compare(study, plan);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_DOUBLE_EQ(found[0].effect.baseline, 10.0);
  EXPECT_DOUBLE_EQ(found[0].effect.effect, 10.0);
  EXPECT_DOUBLE_EQ(found[1].effect.baseline, 4.0);
  EXPECT_EQ(found[0].quarter.text(), "2030");
}

// Sand 1, 2, 3 and loam 10, 20, 60 against sand 2, 1, 3 and loam 11, 22, 61: sums 11, 22, 63 and 13, 23, 64.
// The interval of the sum is that of the summed replicates: differences 2, 1, 1 with s = 0.57735.
TEST(Comparison, SumsWithinEachReplicateBeforePairing) {
  sim::Study study = small_study();
  study.first = study.last;
  study.variables[1].values = {1, 10, 2, 20, 3, 60, 2, 11, 1, 22, 3, 61};
  sim::ComparisonPlan plan = {0, {1}, {study.last}, sim::slices_where(study, study.variables[1], {"sum"})};
  const auto found = sim::compare(study, plan);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_DOUBLE_EQ(found[0].effect.baseline, 32.0);
  EXPECT_DOUBLE_EQ(found[0].effect.effect, 4.0 / 3.0);
  EXPECT_NEAR(*found[0].effect.high - *found[0].effect.low, 2 * 4.302653 * 0.577350 / std::sqrt(3.0), 1e-5);
  EXPECT_EQ(found[0].effect.share_above_zero, 1.0);
}

TEST(Comparison, LeavesRowsOfZerosOutOfTheTableAlone) {
  sim::Study study = small_study();
  for (std::size_t place = 0; place < 24; place += 2) study.variables[1].values[place] = 0;
  const sim::ComparisonPlan plan = plan_of(study, sim::Quarter(2030, 1));
  const auto found = sim::compare(study, plan);
  std::ostringstream table;
  sim::write_comparison(study, plan, found, {}, table);
  EXPECT_THAT(table.str(), Not(HasSubstr("sand")));
  EXPECT_THAT(table.str(), HasSubstr("  grain: loam"));
  EXPECT_THAT(table.str(), HasSubstr("\n  1 row is 0 in every replicate of every scenario and left out"));
  EXPECT_EQ(sim::comparison_table(study, found).rows().size(), 3U);

  // Asked for by itself it is shown.
  const sim::ComparisonPlan alone = {
      0, {1}, {study.last}, sim::slices_where(study, study.variables[1], {"sand"})};
  std::ostringstream row;
  sim::write_comparison(study, alone, sim::compare(study, alone), {}, row);
  EXPECT_THAT(row.str(), HasSubstr("  grain: sand         0  0\n"));
  EXPECT_THAT(row.str(), Not(HasSubstr("left out")));

  // One replicate that is not zero is enough, even if the mean is.
  study.variables[1].values[2] = -1;
  study.variables[1].values[6] = 1;
  std::ostringstream full;
  sim::write_comparison(study, plan, sim::compare(study, plan), {}, full);
  EXPECT_THAT(full.str(), HasSubstr("  grain: sand"));
}

TEST(Comparison, HeadsTheColumnWithTheScenarioComparedAgainst) {
  const sim::Study study = small_study();
  sim::ComparisonPlan plan = plan_of(study, sim::Quarter(2030, 1));
  plan.baseline = 1;
  plan.scenarios = {0};
  for (const char* language : {"en", "zh"}) {
    sim::TextStyle style;
    style.language = language;
    std::ostringstream out;
    sim::write_comparison(study, plan, sim::compare(study, plan), style, out);
    EXPECT_THAT(out.str(), ::testing::ContainsRegex("\n  [^ ]+ +more +baseline\n")) << language;
  }
}

TEST(Comparison, HasTheColumnsOfTheContractAndNullForTheUnknown) {
  const sim::Study study = small_study();
  std::ostringstream out;
  sim::write_json(sim::comparison_table(study, sim::compare(study, plan_of(study, sim::Quarter(2029, 4)))),
                  out);
  const auto rows = nlohmann::ordered_json::parse(out.str());
  std::vector<std::string> keys;
  for (const auto& [key, value] : rows[0].items()) keys.push_back(key);
  EXPECT_THAT(keys, ::testing::ElementsAre("observable", "role", "unit", "scenario", "quarter", "baseline",
                                           "value", "effect", "low", "high", "predictive_low",
                                           "predictive_high", "pairs", "share_above_zero"));
  EXPECT_EQ(rows[0]["pairs"], 0);
  for (const char* key : {"baseline", "value", "effect", "low", "high", "share_above_zero"})
    EXPECT_TRUE(rows[0][key].is_null()) << key;
  EXPECT_EQ(rows[1]["observable"], "grain[sand]");
  EXPECT_EQ(rows[1]["pairs"], 3);
  EXPECT_TRUE(rows[0]["predictive_low"].is_null());
  EXPECT_EQ(rows[1]["predictive_low"], 0.0);
}

TEST(Comparison, ShowsPeopleReadableUnits) {
  const sim::Study study = small_study();
  const sim::ComparisonPlan plan = plan_of(study, sim::Quarter(2030, 1));
  std::ostringstream out;
  sim::write_comparison(study, plan, sim::compare(study, plan), {}, out);
  EXPECT_EQ(
      out.str(),
      "2030Q1  effect against baseline [95 % interval] n/3 pairs > 0 (* interval excludes zero)\n"
      "  observable        baseline  more\n"
      "  takings (bn CNY)         2  +0.600 [+0.352, +0.848] * 3/3\n"
      "  grain: sand            100  0\n"
      "  grain: loam            100  +1.0 [+1.0, +1.0] * 3/3\n"
      "\n"
      "n/3: in n of 3 pairs of replicates the scenario lies above baseline; not a significance level\n");
  std::ostringstream chinese;
  sim::TextStyle style;
  style.language = "zh";
  sim::write_comparison(study, plan, sim::compare(study, plan), style, chinese);
  EXPECT_THAT(chinese.str(), HasSubstr("\nn/3：3对重复中有n对高于baseline；不是显著性水平\n"));
}

// One more pair: 0.6 bn ± t(0.95, 2) x 0.1 x sqrt(4/3).
TEST(Comparison, ShowsTheRangeOfOneFutureWhenAsked) {
  const sim::Study study = small_study();
  const sim::ComparisonPlan plan = plan_of(study, sim::Quarter(2030, 1));
  std::ostringstream out;
  sim::write_comparison(study, plan, sim::compare(study, plan), {}, out, true);
  EXPECT_THAT(out.str(), HasSubstr("[95 % interval] (90 % range of one future) n/3 pairs > 0"));
  EXPECT_THAT(out.str(), HasSubstr("+0.600 [+0.352, +0.848] (+0.263, +0.937) * 3/3"));
  EXPECT_THAT(out.str(),
              HasSubstr("\nrange of one future: where the difference of one more pair lies in 90 of 100"));
  std::ostringstream chinese;
  sim::TextStyle style;
  style.language = "zh";
  sim::write_comparison(study, plan, sim::compare(study, plan), style, chinese, true);
  EXPECT_THAT(chinese.str(), HasSubstr("（90%单次预测范围）"));
}

TEST(DisplayUnit, FollowsLanguageAndSize) {
  sim::Observable observable;
  observable.unit = "CNY";
  EXPECT_EQ(sim::display_unit(observable, 5e9, "zh").name, "亿元");
  EXPECT_EQ(sim::display_unit(observable, 5e7, "zh").name, "万元");
  EXPECT_EQ(sim::display_unit(observable, 5e9, "en").name, "bn CNY");
  EXPECT_EQ(sim::display_unit(observable, 5e7, "en").name, "M CNY");
  EXPECT_EQ(sim::display_unit(observable, -5e7, "en").scale, 1e6);
  observable.unit = "CNY/year";
  EXPECT_EQ(sim::display_unit(observable, 5e5, "zh").name, "万元/年");
  observable.unit = "1";
  EXPECT_EQ(sim::display_unit(observable, 5e9, "en").name, "");
  observable.display_scale = 1000;
  observable.display_unit = "thousand";
  EXPECT_EQ(sim::display_unit(observable, 5e9, "en").name, "thousand");
}

TEST(Readable, ShowsAsManyDigitsAsTheSizeNeeds) {
  EXPECT_EQ(sim::readable(7012.4, 7012.4, 4), "7,012");
  EXPECT_EQ(sim::readable(0.03456, 0.03456, 3), "0.0346");
  EXPECT_EQ(sim::readable(41.2, 41.2, 3, true), "+41.2");
  EXPECT_EQ(sim::readable(-3.0, 12.0, 2, true), "-3");
  EXPECT_EQ(sim::readable(0.0, 0.0, 3, true), "0");
}

class CompareCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(program({"run", "baseline", "dear-grain", "low-dues", "-n", "3", "-o", file}).code, 0);
  }
  toy::Program program;
  std::string file = program.path("study.h5");
};

TEST_F(CompareCommand, ShowsOutcomesAtTheLastQuarterOfAShortFile) {
  const auto rows = program({"compare", file, "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0]["observable"], "grain");
  EXPECT_EQ(rows[0]["quarter"], "2024Q4");
  EXPECT_EQ(rows[2]["observable"], "takings");
  EXPECT_EQ(rows[2]["scenario"], "dear-grain");
  EXPECT_NEAR(rows[2]["value"].get<double>(), 2 * rows[2]["baseline"].get<double>(), 1.0);
  EXPECT_EQ(rows[2]["share_above_zero"], 1.0);
}

TEST_F(CompareCommand, GroupsByQuarterAndComparesWithAnyScenario) {
  const auto outcome = program({"compare", file, "--against", "low-dues", "--at", "2022Q4,2024Q4"});
  EXPECT_THAT(outcome.out, HasSubstr("2022Q4  effect against low-dues"));
  EXPECT_THAT(outcome.out, HasSubstr("\n2024Q4  effect against low-dues"));
  EXPECT_THAT(outcome.out, HasSubstr("n/3 pairs > 0"));
  EXPECT_THAT(outcome.out, HasSubstr("low-dues  baseline"));
  EXPECT_THAT(outcome.out, HasSubstr(" * "));
}

TEST_F(CompareCommand, RefusesWhatIsNotThereWithTheNearest) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--against", "low-due"}, "did you mean 'low-dues'?"},
      {{"--observable", "grains"}, "did you mean 'grain'?"},
      {{"--at", "2030Q4"}, "--at '2030Q4' is not a quarter from 2020Q4 to 2024Q4"},
      {{"--at", "2020"},
       "--at '2020' is not a quarter from 2020Q4 to 2024Q4, written like 2024Q4, nor a whole year"},
      {{"--at", "2024Q5"}, "--at '2024Q5'"},
      {{"--at", ","}, "--at ''"},
      {{"--at", "2022Q4", "2024Q4"},
       "unexpected argument '2024Q4'; quarters are separated by commas: --at 2022Q4,2024Q4"},
      {{"--at", "2022Q4,", "2024"}, "separated by commas: --at 2022Q4,2024\n"},
      {{"--at", "2022Q4 2024Q4"}, "several are separated by commas"},
      {{"--cost", "--predictive"}, "--predictive belongs to effects; leave it out with --cost"},
      {{"--cost", "--observable", "grains"}, "did you mean 'grain'?"}};
  for (const auto& [more, message] : cases) {
    std::vector<std::string> line = {"compare", file};
    line.insert(line.end(), more.begin(), more.end());
    const auto outcome = program(line);
    EXPECT_EQ(outcome.code, 2) << message;
    EXPECT_THAT(outcome.err, HasSubstr(message));
    EXPECT_EQ(outcome.out, "");
  }
}

TEST_F(CompareCommand, ShowsPartsOfAnObservable) {
  const auto rows_of = [this](const std::string& observable) {
    return program({"compare", file, "--observable", observable, "--format", "json"}).json();
  };
  const auto all = rows_of("grain_by_soil");
  const auto loam = rows_of("grain_by_soil[soil=loam]");
  const auto sum = rows_of("grain_by_soil[soil=sum]");
  ASSERT_EQ(all.size(), 4U);
  ASSERT_EQ(loam.size(), 2U);
  ASSERT_EQ(sum.size(), 2U);
  EXPECT_EQ(loam[0], all[2]);
  EXPECT_EQ(sum[0]["observable"], "grain_by_soil[sum]");
  EXPECT_NEAR(sum[0]["baseline"].get<double>(), rows_of("grain")[0]["baseline"].get<double>(), 1e-9);
  const auto twice = program({"compare", file, "--observable", "grain_by_soil", "--observable",
                              "grain_by_soil[loam]", "--format", "json"});
  EXPECT_EQ(twice.json().size(), 4U);
}

TEST_F(CompareCommand, HasNoIntervalForOnePair) {
  const std::string one = program.path("one.h5");
  ASSERT_EQ(program({"run", "baseline", "dear-grain", "--replicate", "2", "-o", one}).code, 0);
  const auto rows = program({"compare", one, "--format", "json"}).json();
  EXPECT_EQ(rows[0]["pairs"], 1);
  EXPECT_TRUE(rows[0]["low"].is_null());
  EXPECT_TRUE(rows[0]["high"].is_null());
  const std::string text = program({"compare", one}).out;
  EXPECT_THAT(text, HasSubstr("(1 pair, no interval)"));
  EXPECT_THAT(text, Not(HasSubstr("/1")));
}

TEST_F(CompareCommand, NeedsTwoScenariosAndAStudy) {
  const std::string alone = program.path("alone.h5");
  ASSERT_EQ(program({"run", "baseline", "-n", "1", "-o", alone}).code, 0);
  EXPECT_EQ(program({"compare", alone}).code, 2);
  EXPECT_EQ(program({"compare", program.path("missing.h5")}).code, 2);
  EXPECT_EQ(program({"compare", program.path("data/scenarios/baseline.toml")}).code, 2);
}

TEST_F(CompareCommand, LetsInfoTellWhatTheFileHolds) {
  const auto rows = program({"info", file, "--format", "json"}).json();
  ASSERT_EQ(rows.size(), 9U);
  EXPECT_EQ(rows[4]["scenario"], "dear-grain");
  EXPECT_EQ(rows[4]["replicate"], 2);
  EXPECT_EQ(rows[4]["state_digest"].get<std::string>().size(), 32U);
  const std::string text = program({"info", file}).out;
  for (const char* part : {"toy 1", "2020Q4 to 2024Q4", "seed", "scenarios/dear-grain.toml",
                           "models/toy/parameters/mill.toml", "3 (1 to 3)"})
    EXPECT_THAT(text, HasSubstr(part));
}

}  // namespace
