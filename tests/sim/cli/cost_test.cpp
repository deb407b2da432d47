#include "sim/cli/cost.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using Cost = sim::Observable::Cost;
using Kind = sim::Observable::Kind;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Two scenarios, three replicates, four quarters from 2029Q4; the second differs from 2030Q2 on.
class Account : public ::testing::Test {
 protected:
  Account() {
    study.scenarios = {"baseline", "more"};
    study.scenario_titles.resize(2);
    study.first_changes = {std::nullopt, sim::Quarter(2030, 2)};
    study.replicates = {1, 2, 3};
    study.first = sim::Quarter(2029, 4);
    study.last = sim::Quarter(2030, 3);
    study.axes = {{"soil", {"sand", "loam"}, {{"sand", "沙土"}, {"loam", "壤土"}}}};
    // paid 10 a quarter, on sand 4 and on loam 6; from 2030Q2 on 2, 4 and 6 more on loam
    add("paid", Kind::flow, Cost::outlay, 2, [](int scenario, int replicate, int quarter, int cell) {
      const double more = scenario == 1 && quarter >= 2 && cell == 1 ? 2.0 + 2.0 * replicate : 0.0;
      return quarter == 0 ? unknown : (cell == 0 ? 4.0 : 6.0) + more;
    });
    study.variables.back().observable.axes = {"soil"};
    add("let off", Kind::flow, Cost::forgone, 1, [](int scenario, int, int quarter, int) {
      return quarter == 0 ? unknown : scenario == 1 && quarter >= 2 ? 3.0 : 1.0;
    });
    add("got back", Kind::flow, Cost::recovery, 1, [](int scenario, int, int quarter, int) {
      return quarter == 0 ? unknown : scenario == 1 && quarter == 3 ? 5.0 : 0.0;
    });
    add("barn", Kind::stock, Cost::held, 1, [](int scenario, int, int quarter, int) {
      return scenario == 1 && quarter >= 2 ? 100.0 + quarter : 100.0;
    });
    add("mills", Kind::stock, Cost::none, 1, [](int scenario, int replicate, int quarter, int) {
      return 50.0 + (scenario == 1 && quarter == 3 ? 4.0 + replicate : 0.0);
    });
    study.variables.back().observable.unit = "1";
    add("flour", Kind::flow, Cost::none, 1, [](int scenario, int replicate, int quarter, int) {
      return scenario == 1 && quarter >= 2 ? 1.0 * (replicate - 1) : 0.0;
    });
    study.variables.back().observable.unit = "t";
  }

  template <class F>
  void add(const std::string& name, Kind kind, Cost cost, int cells, F&& value) {
    sim::Study::Variable variable;
    variable.observable.name = name;
    variable.observable.unit = "CNY";
    variable.observable.kind = kind;
    variable.observable.cost = cost;
    variable.observable.label = {name, name};
    variable.cells = static_cast<std::size_t>(cells);
    for (int run = 0; run < 6; ++run) {
      for (int quarter = 0; quarter < 4; ++quarter) {
        for (int cell = 0; cell < cells; ++cell)
          variable.values.push_back(value(run / 3, run % 3, quarter, cell));
      }
    }
    study.variables.push_back(variable);
  }

  sim::ComparisonPlan plan(sim::Quarter quarter = {2030, 3}) const {
    sim::ComparisonPlan plan = {0, {1}, {quarter}, {}};
    for (const char* name : {"mills", "flour"})
      plan.slices.push_back(every_slice(study, *study.find(name))[0]);
    return plan;
  }
  sim::Study study;
};

// Two quarters from the first change: 20 paid without it; 4, 8, 12 more with it. 4 let off more, 5 got back,
// and 3 held at the end: net 0, 4, 8.
TEST_F(Account, ByHand) {
  const auto accounts = sim::account_costs(study, plan());
  ASSERT_EQ(accounts.size(), 1U);
  const auto& lines = accounts[0].lines;
  EXPECT_EQ(accounts[0].first, sim::Quarter(2030, 2));
  EXPECT_EQ(lines[0].effect.baseline, 20.0);
  EXPECT_EQ(lines[0].effect.effect, 8.0);
  EXPECT_NEAR(*lines[0].effect.high - 8.0, 4 * 4.3026527297 / std::sqrt(3.0), 1e-9);
  EXPECT_EQ(lines[1].effect.effect, 4.0);
  EXPECT_EQ(lines[2].effect.effect, 5.0);
  EXPECT_EQ(lines[3].effect.effect, 3.0);
  EXPECT_EQ(accounts[0].net().effect.effect, 4.0);

  // Mills 4, 5, 6 more at a net cost of 0, 4, 8.
  const auto& mills = accounts[0].units[0];
  EXPECT_EQ(mills.effect.effect, 5.0);
  ASSERT_TRUE(mills.each);
  EXPECT_EQ(mills.each->ratio, 0.8);
  EXPECT_LT(mills.each->low, 0.8);
  EXPECT_GT(mills.each->high, 0.8);
  // Flour -2, 0, 2 more in the two quarters: perhaps none.
  EXPECT_EQ(accounts[0].units[1].effect.effect, 0.0);
  EXPECT_FALSE(accounts[0].units[1].each);
}

TEST_F(Account, GoesFromTheFirstChangeOfEither) {
  study.first_changes = {sim::Quarter(2030, 1), sim::Quarter(2030, 2)};
  const auto accounts = sim::account_costs(study, plan());
  EXPECT_EQ(accounts[0].first, sim::Quarter(2030, 1));
  EXPECT_EQ(accounts[0].lines[0].effect.baseline, 30.0);
  EXPECT_EQ(accounts[0].lines[0].effect.effect, 8.0);
}

TEST_F(Account, BeforeTheFirstChangeIsNothing) {
  const auto accounts = sim::account_costs(study, plan({2030, 1}));
  for (const sim::CostLine& line : accounts[0].lines) EXPECT_EQ(line.effect.effect, 0.0) << line.id;
  EXPECT_FALSE(accounts[0].units[0].each);
  study.first_changes[1] = std::nullopt;
  EXPECT_EQ(sim::account_costs(study, plan())[0].lines[0].effect.effect, 0.0);
}

TEST_F(Account, LeavesOutWhatTheFileDoesNotTell) {
  for (sim::Study::Variable& variable : study.variables) {
    if (variable.observable.cost != Cost::outlay) variable.observable.cost = Cost::none;
  }
  const auto accounts = sim::account_costs(study, plan());
  EXPECT_FALSE(accounts[0].lines[2].known());
  EXPECT_EQ(accounts[0].net().effect.effect, 8.0);
  std::ostringstream out;
  sim::write_costs(study, plan(), accounts, {}, out);
  EXPECT_THAT(out.str(), HasSubstr("expected recoveries"));
  EXPECT_THAT(out.str(), HasSubstr("not in this file"));
  study.variables[0].observable.cost = Cost::none;
  EXPECT_THROW(sim::account_costs(study, plan()), sim::InvalidInput);
}

TEST_F(Account, TellsProgramsEverything) {
  std::ostringstream out;
  sim::write_json(sim::cost_table(study, sim::account_costs(study, plan())), out);
  const auto rows = nlohmann::ordered_json::parse(out.str());
  std::vector<std::string> keys;
  for (const auto& [key, value] : rows[0].items()) keys.push_back(key);
  EXPECT_THAT(keys, ::testing::ElementsAre("item", "unit", "scenario", "first_change", "quarter", "baseline",
                                           "value", "effect", "low", "high", "pairs", "net_cost_each",
                                           "net_cost_each_low", "net_cost_each_high"));
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_EQ(rows[0]["item"], "cash_outlay");
  EXPECT_EQ(rows[4]["item"], "net_cost");
  EXPECT_TRUE(rows[4]["baseline"].is_null());
  EXPECT_EQ(rows[4]["effect"], 4.0);
  EXPECT_EQ(rows[5]["item"], "mills");
  EXPECT_EQ(rows[5]["first_change"], "2030Q2");
  EXPECT_EQ(rows[5]["net_cost_each"], 0.8);
  EXPECT_TRUE(rows[6]["net_cost_each"].is_null());
}

TEST_F(Account, TellsPeopleInTheirLanguage) {
  const auto accounts = sim::account_costs(study, plan());
  std::ostringstream out;
  sim::write_costs(study, plan(), accounts, {}, out);
  EXPECT_THAT(out.str(),
              HasSubstr("more: cost from 2030Q2 to 2030Q3, undiscounted, against baseline [95 % interval]"));
  EXPECT_THAT(out.str(), HasSubstr("cash outlay: paid (CNY)"));
  EXPECT_THAT(out.str(), HasSubstr("flour (t in all)"));
  EXPECT_THAT(out.str(), HasSubstr("not defined"));
  std::ostringstream chinese;
  sim::TextStyle style;
  style.language = "zh";
  sim::write_costs(study, plan(), accounts, style, chinese);
  EXPECT_THAT(chinese.str(), HasSubstr("more：2030Q2至2030Q3的成本，不折现，相对baseline [95%区间]"));
  EXPECT_THAT(chinese.str(), HasSubstr("无定义"));
}

// The parts may be many and their names long.
TEST_F(Account, KeepsTheUnitOfALongLabel) {
  const std::string sentence =
      "money that is paid for all kinds of things by the millers of the guild in a quarter";
  for (sim::Study::Variable& variable : study.variables) variable.observable.label.en = sentence;
  const auto accounts = sim::account_costs(study, plan());
  std::ostringstream out;
  sim::write_costs(study, plan(), accounts, {}, out);
  EXPECT_THAT(out.str(),
              HasSubstr("  cash outlay: money that is paid for all kinds of things by the miller… (CNY)  "));
  EXPECT_THAT(out.str(), HasSubstr("money that is paid for all kinds of things by the mi… (t in all)  "));
}

// The guild's dues are the toy's outlay: with twice the price from 2022Q1 on they differ, with a lower due
// from 2023Q1 on too.
TEST(CostCommand, ReadsFirstChangesFromTheFile) {
  const toy::Program program;
  const std::string file = program.path("study.h5");
  ASSERT_EQ(program({"run", "baseline", "dear-grain", "low-dues", "-n", "3", "-o", file}).code, 0);
  const auto rows = program({"compare", file, "--cost", "--at", "2022Q4,2024", "--observable", "takings",
                             "--format", "json"})
                        .json();
  ASSERT_EQ(rows.size(), 24U);
  EXPECT_EQ(rows[0]["scenario"], "dear-grain");
  EXPECT_EQ(rows[0]["first_change"], "2022Q1");
  EXPECT_GT(rows[0]["effect"], 0.0);
  EXPECT_EQ(rows[6]["first_change"], "2023Q1");
  EXPECT_EQ(rows[6]["effect"], 0.0);
  EXPECT_EQ(rows[18]["quarter"], "2024");
  EXPECT_LT(rows[18]["effect"], 0.0);
  EXPECT_EQ(rows[17]["item"], "takings");
  EXPECT_FALSE(rows[17]["net_cost_each"].is_null());
  const auto text = program({"compare", file, "--cost"});
  EXPECT_EQ(text.code, 0);
  EXPECT_THAT(text.out, HasSubstr("dear-grain: cost from 2022Q1 to 2024Q4"));
}

}  // namespace
