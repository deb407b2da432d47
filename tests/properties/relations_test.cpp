#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <set>

#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/observables.hpp"
#include "tests/models/xiamen/city_fixture.hpp"
#include "tests/properties/city_run.hpp"

/// Relations that hold path by path, whatever the parameters (M28 to M32): what cannot act does nothing, more
/// of a good thing keeps what there was, money that is moved back moves nothing else.
namespace xiamen {
namespace {

using test::Town;
using testing::ElementsAreArray;
using testing::IsSubsetOf;

using NameSet = std::set<std::string>;

NameSet differing(const sim::RunResult& one, const sim::RunResult& other) {
  NameSet names;
  const sim::ObservableTable& table = one.trajectory.table();
  for (std::size_t row = 0; row < table.rows().size(); ++row) {
    const auto& left = one.trajectory.values(sim::ObservableId(row));
    const auto& right = other.trajectory.values(sim::ObservableId(row));
    for (std::size_t at = 0; at < left.size(); ++at) {
      if (std::bit_cast<std::uint64_t>(left[at]) != std::bit_cast<std::uint64_t>(right[at]))
        names.insert(table.rows()[row].name);
    }
  }
  return names;
}

sim::Inputs inputs_with(const std::vector<std::string>& settings) {
  sim::Inputs inputs = test::small_inputs();
  for (const std::string& setting : settings) sim::apply_setting(setting, inputs);
  return inputs;
}

NameSet differing_under(const sim::Inputs& inputs, const std::string& stem) {
  const auto run = [&](const std::string& name) {
    return test::run(test::realised(test::scenario(name, inputs), test::run_end, inputs));
  };
  return differing(run(stem), run("baseline"));
}

// M28. An alliance shares cost, pays a subsidy, ties leads to institutes and lets its members learn; without
// these it is a list of names, and the longer it is the fewer who could lead find no place.
TEST(Relations, ConsortiaWithoutEffectChangeMembershipAlone) {
  std::vector<std::string> settings = {"knowledge.spillover=0", "alliance.capacity=100"};
  for (const std::string entry : {"innovation_consortium", "joint_lab", "joint_innovation_centre"}) {
    for (const char* field : {".partner_cost_share=0", ".subsidy_per_project=0 CNY", ".institutes_each=0"})
      settings.push_back(entry + field);
  }
  const NameSet differ = differing_under(inputs_with(settings), "more-consortia");
  NameSet of_networks;
  for (const sim::Observable& each : observables().rows()) {
    if (each.name.starts_with("network_")) of_networks.insert(each.name);
  }
  // Which projects count as joint follows the list.
  NameSet expected = {"consortia",
                      "consortium_enterprises",
                      "requests_refused",
                      "joint_project_finance",
                      "joint_projects_begun",
                      "joint_projects_completed"};
  expected.insert(of_networks.begin(), of_networks.end());
  EXPECT_THAT(differ, testing::IsSubsetOf(expected));
  EXPECT_TRUE(differ.contains("consortium_enterprises") && differ.contains("network_ties"));
}

// M30. A fund that finds nothing eligible holds what it is given: enlarged by K it holds K more in every
// quarter, called or not, once its managers take no fee. Calls and what lapses are the fund's alone.
TEST(Relations, AFundWithNothingToBuyHoldsItsMoney) {
  const sim::Inputs inputs = inputs_with(
      {"vc_fund_group.ticket_maximum=99 亿元", "vc_fund_group.ticket_minimum=98 亿元", "fund.fee=0"});
  const sim::Scenario larger = test::scenario("fund-scale-up", inputs);
  const sim::RunResult with = test::run(test::realised(larger, test::run_end, inputs));
  const sim::RunResult without =
      test::run(test::realised(test::scenario("baseline", inputs), test::run_end, inputs));
  const NameSet of_the_fund = {
      "fund_commitments", "fund_commitments_by_owner", "fund_dry_powder",     "fund_dry_powder_by_owner",
      "fund_value",       "fund_value_by_owner",       "fiscal_fund_capital", "fiscal_recoveries",
      "fiscal_value_held"};
  EXPECT_THAT(differing(with, without), IsSubsetOf(of_the_fund));
  // 50亿 become 100亿, all of it new money that stays in the city.
  ASSERT_EQ(larger.changes.size(), 1U);
  const sim::Quarter from = larger.changes.front().from;
  for (const char* name : {"fund_dry_powder", "fund_commitments"}) {
    const sim::ObservableId id = observables().require(name);
    for (sim::Quarter quarter = test::run_start; quarter <= test::run_end; quarter = quarter + 1) {
      EXPECT_NEAR(with.trajectory.get(id, quarter) - without.trajectory.get(id, quarter),
                  quarter < from ? 0.0 : 5e9, 0.001)
          << name << " in " << quarter.text();
    }
  }
}

// The same in a town, to the fen and in every table but those of funds.
TEST(Relations, AnIdleFundEnlargedByAnAmountHoldsThatAmountMore) {
  struct Result {
    Money called, uncalled;
    std::string others;
  };
  const auto result = [](double size, double smallest_ticket) {
    Town town({{"fund",
                "a_fund",
                {{"size", size},
                 {"call_period", 12},
                 {"ticket_minimum", smallest_ticket},
                 {"ticket_maximum", 2e9},
                 {"stage_to", 4},
                 {"hurdle", 1},
                 {"screenings", 1000}}},
               {"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 5}}}});
    for (int i = 0; i < 20; ++i) {
      const std::size_t owner = town.add_enterprise(1e6 * (1 + i));
      town.give_cash(owner, 1e6 * i);
      town.add_project(owner, 8e6 * (1 + i % 3), i % 2 == 0 ? Stage::incremental : Stage::pilot);
    }
    for (int quarter = 0; quarter < 8; ++quarter) {
      for (const char* step : {"open_programmes", "raise_funds", "supply_researchers", "sign_contracts",
                               "advance_stages", "find_customers", "sell_products", "settle_accounts"})
        town.run(step, test::spring + quarter);
    }
    EXPECT_GT(town.city.projects.stage_cost[2], Money()) << "somebody works";
    Result found;
    for (std::size_t row = 0; row < town.city.vintages.size(); ++row) {
      found.called += town.city.vintages.cash[row];
      found.uncalled += town.city.vintages.uncalled[row];
    }
    sim::Digester digester;
    for (const sim::Population* table : town.city.populations()) {
      if (table != &town.city.funds && table != &town.city.vintages) table->add_to(digester);
    }
    found.others = digester.result().hex();
    return found;
  };
  const Result small = result(1.2e9, 1e9);
  const Result large = result(1.5e9, 1e9);
  EXPECT_EQ(small.called + small.uncalled, Money::yuan(1.2e9));
  EXPECT_EQ(large.called + large.uncalled, Money::yuan(1.5e9));
  EXPECT_GT(large.called, small.called);
  EXPECT_EQ(large.others, small.others);
  EXPECT_NE(result(1.2e9, 1.0).others, small.others) << "with smaller tickets it would find something";
}

// M29, gates: who passes at an intercept passes at a higher one.
TEST(Relations, AnEasierGatePassesAtLeastTheSame) {
  const auto passed = [](double intercept) {
    Town town;
    town.set("stage.incremental.intercept", intercept);
    const std::size_t owner = town.add_enterprise(1e6);
    NameSet names;
    for (int i = 0; i < 300; ++i) {
      const std::size_t row = town.add_project(owner, 10e6);
      town.city.projects.progress[row] = Progress::working;
      town.city.projects.left[row] = 1;
    }
    town.run("advance_stages", test::summer);
    for (std::size_t row = 0; row < 300; ++row) {
      if (town.progress(row) == Progress::selling) names.insert(std::to_string(row));
    }
    return names;
  };
  NameSet before = passed(-1.0);
  for (const double intercept : {-0.9, 0.0, 1.0, 3.0}) {
    const NameSet now = passed(intercept);
    EXPECT_THAT(before, IsSubsetOf(now));
    EXPECT_GT(now.size(), before.size());
    before = now;
  }
}

// M29, funds: with a fixed list of projects a larger fund buys at least the same.
TEST(Relations, ALargerFundBuysAtLeastTheSame) {
  const auto bought = [](double size) {
    Town town({{"fund",
                "a_fund",
                {{"size", size},
                 {"call_period", 1},
                 {"stage_to", 4},
                 {"ticket_minimum", 0},
                 {"ticket_maximum", 1e9},
                 {"hurdle", 1},
                 {"screenings", 1000}}}});
    town.set("researcher.per_cny", 0);
    for (int i = 0; i < 60; ++i) {
      const std::size_t owner = town.add_enterprise(0.0);
      town.add_project(owner, 20e6 * (1 + i % 7));
    }
    for (const char* step : {"open_programmes", "raise_funds", "supply_researchers", "sign_contracts"})
      town.run(step, test::spring);
    NameSet names;
    for (std::size_t row = 0; row < town.city.holdings.size(); ++row)
      names.insert(std::to_string(town.city.holdings.project[row]));
    return names;
  };
  NameSet before = bought(2e6);
  EXPECT_FALSE(before.empty());
  for (const double size : {4e6, 8e6, 16e6}) {
    const NameSet now = bought(size);
    EXPECT_THAT(before, IsSubsetOf(now));
    EXPECT_GT(now.size(), before.size());
    before = now;
  }
}

// M31. A grant of a quarter of last year's R&D and a tax of a quarter of last year's profit, to the same
// enterprises in the same quarter, where R&D and profit are equal: gross both flows are there, net nobody has
// more or less, and when both have ended everybody decides as if neither had been. Only the year's profit
// remembers the grant, which is income while the tax is no cost, and the grant that it was paid at this rate;
// both are undone here.
TEST(Relations, GivingAndTakingTheSameMovesTheGrossFlowsAlone) {
  constexpr int enterprises = 20;
  const auto amount = [](int i) { return 4e5 * (1 + i); };
  struct Result {
    Money given, taken, budget;
    std::string state, later;
  };
  const auto result = [&](bool moved) {
    Town town({{"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 5}}},
               {"grant",
                "a_grant",
                {{"base", static_cast<double>(GrantBase::research_cost)},
                 {"appropriation", 1e9},
                 {"share", 0.25},
                 {"ceiling", 1e9}}},
               {"tax",
                "a_tax",
                {{"general_deduction", 0},
                 {"manufacturing_deduction", 0},
                 {"standard_rate", 0.25},
                 {"small_limit", 0}}}});
    City& city = town.city;
    town.set("tax.settlement_quarter", 3);
    if (!moved) town.set("a_grant.active", 0);
    if (!moved) town.set("a_tax.standard_rate", 0);
    for (int i = 0; i < enterprises; ++i) {
      const std::size_t owner = town.add_enterprise(1e6 * (1 + i));
      town.give_cash(owner, 5e6);
      town.add_project(owner, 8e6 * (1 + i % 3), i % 2 == 0 ? Stage::incremental : Stage::pilot);
      city.enterprises.reported_1[owner] = city.enterprises.profit_1[owner] = amount(i);
    }
    Result found;
    town.run("open_programmes", test::autumn);
    town.run("settle_taxes", test::autumn);
    found.taken = city.books.turnover(city.accounts.profit_tax);
    town.run("pay_grants", test::autumn);
    town.run("pay_claims", test::autumn);
    found.given = city.books.turnover(city.accounts.research_subsidy);
    found.budget = city.books.balance(city.accounts.city_budget);
    if (moved) {
      for (int i = 0; i < enterprises; ++i)
        city.enterprises.profit_year[static_cast<std::size_t>(i)] -= 0.25 * amount(i);
    }
    for (double& rate : city.grants.paid_rate.values()) rate = 0;
    town.set("a_grant.active", 0);
    town.set("a_tax.standard_rate", 0);
    town.run("open_programmes", test::winter);
    const auto digest = [&] {
      sim::Digester digester;
      for (const sim::Population* table : city.populations()) {
        if (table != &city.payables) table->add_to(digester);  // where the claims on the grant stood
      }
      return digester.result().hex();
    };
    found.state = digest();
    for (const char* step : {"supply_researchers", "search_ideas", "sign_contracts", "advance_stages",
                             "find_customers", "sell_products", "settle_accounts"})
      town.run(step, test::winter);
    found.later = digest();
    return found;
  };
  const Result moved = result(true);
  const Result unmoved = result(false);
  const Money all = Money::yuan(0.25 * 4e5 * enterprises * (enterprises + 1) / 2);
  EXPECT_EQ(moved.given, all);
  EXPECT_EQ(moved.taken, all);
  EXPECT_EQ(unmoved.given, Money());
  EXPECT_EQ(unmoved.taken, Money());
  EXPECT_EQ(moved.budget, unmoved.budget);
  EXPECT_EQ(moved.state, unmoved.state);
  EXPECT_EQ(moved.later, unmoved.later);
  EXPECT_NE(moved.later, moved.state);
}

// M32. One line of 400,000, or two of 100,000 and 300,000 that pay a quarter and three quarters of its share.
TEST(Relations, ALineSplitInTwoPaysTheSame) {
  const auto cash = [](const std::vector<test::EntryText>& lines) {
    Town town(lines);
    for (int i = 0; i < 8; ++i) {
      town.add_enterprise(1e6);
      town.city.enterprises.reported_1[static_cast<std::size_t>(i)] = 4e5 * (i + 1);
    }
    town.run("open_programmes", test::spring);
    town.run("pay_grants", test::autumn);
    for (const sim::Quarter quarter : {test::autumn, test::winter, test::winter + 1})
      town.run("pay_claims", quarter);
    std::vector<double> balances;
    for (std::size_t row = 0; row < 8; ++row) balances.push_back(town.cash(row));
    return balances;
  };
  const auto line = [](const char* id, double appropriation, double share) {
    const auto base = static_cast<double>(GrantBase::research_cost);
    return test::EntryText{
        "grant", id, {{"base", base}, {"appropriation", appropriation}, {"share", share}, {"ceiling", 1e9}}};
  };
  const auto whole = cash({line("whole", 4e5, 0.02)});
  const auto split = cash({line("part_1", 1e5, 0.005), line("part_2", 3e5, 0.015)});
  EXPECT_THAT(split, ElementsAreArray(whole));
  EXPECT_EQ(whole[0], 8e3);
}

}  // namespace
}  // namespace xiamen
