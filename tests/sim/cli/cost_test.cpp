#include "sim/cli/cost.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/sim/cli/account_fixture.hpp"
#include "tests/sim/cli/toy_program.hpp"

namespace {

using ::testing::HasSubstr;
using toy::Account;

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
