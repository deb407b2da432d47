#include <cmath>

#include "models/xiamen/rules/project_value.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

test::EntryText reform(const char* id, Practice practice, double after) {
  return {"reform", id, {{"practice", 1.0 + static_cast<double>(practice)}, {"after", after}}};
}

// Two reforms of one practice, one of two; what is furthest from before holds, and none when all are closed.
TEST(Reforms, TheFurthestHolds) {
  Town town({reform("a_reform", Practice::inventor_share, 0.7),
             {"reform",
              "b_reform",
              {{"practice", 1.0 + static_cast<double>(Practice::inventor_share)},
               {"after", 0.4},
               {"second_practice", 1.0 + static_cast<double>(Practice::transfer_time)},
               {"second_after", 1}}},
             {"reform", "c_reform", {{"practice", 0}, {"after", 9}}}});
  town.set("practice.inventor_share", 0.5);
  town.set("practice.transfer_time", 2);
  town.run("apply_reforms", test::spring);
  const Practices& practices = town.city.practices;
  EXPECT_EQ(practices[Practice::inventor_share], 0.7);
  EXPECT_EQ(practices.before_reform(Practice::inventor_share), 0.5);
  EXPECT_EQ(practices[Practice::transfer_time], 1.0);
  EXPECT_EQ(practices[Practice::licence_upfront], 1.0);
  town.set("a_reform.active", 0);
  town.run("apply_reforms", test::summer);
  EXPECT_EQ(practices[Practice::inventor_share], 0.4);
  town.set("b_reform.active", 0);
  town.run("apply_reforms", test::autumn);
  EXPECT_EQ(practices[Practice::inventor_share], 0.5);
  EXPECT_EQ(practices[Practice::transfer_time], 2.0);
}

// A result worth a lot, and one enterprise with 200,000 in the bank that takes it; the fee asked is 100,000.
class Transfer : public testing::Test {
 protected:
  Transfer()
      : town({{"research_body", "institute", {{"count", 2}, {"budget_each", 0}}},
              reform("first_use", Practice::licence_upfront, 0)}) {
    town.set("first_use.active", 0);
    town.set("knowledge.half", 0);
    taker = town.add_enterprise(1e6);
    city.enterprises.knowledge[taker] = 1.0;
    town.give_cash(taker, 2e5);
    city.bodies.count[0] = 2;
    city.bodies.contact[0] = 1.0;
    result = town.add_result(0, 200e6, test::spring);
  }
  Town town;
  City& city = town.city;
  std::size_t taker = 0, result = 0;
};

TEST_F(Transfer, UseBeforePayLeavesTheCashAndIsPaidAtTheFirstSale) {
  town.set("first_use.active", 1);
  town.run("apply_reforms", test::spring);
  town.run("match_results", test::spring);
  ASSERT_TRUE(city.projects.owner[result].exists());
  EXPECT_EQ(town.cash(taker), 2e5);
  EXPECT_EQ(city.projects.royalty[result], Money::yuan(1e5));
  EXPECT_EQ(city.tally.contract_value, 1e5);
  city.projects.stage[result] = Stage::market;
  city.projects.progress[result] = Progress::selling;
  city.projects.waits_for[result] = bit(Cause::customer);
  town.set("product.customer_chance", 1);
  town.run("find_customers", test::summer);
  EXPECT_EQ(town.cash(taker), 1e5);
  EXPECT_EQ(city.bodies.cash[0], Money::yuan(1e5));
  EXPECT_EQ(city.enterprises.profit_year[taker], -1e5);
  EXPECT_EQ(city.projects.royalty[result], Money());
}

TEST_F(Transfer, AResultIsNotTakenAtAFeeAboveItsWorth) {
  town.give_cash(taker, 1e9);
  town.set("result.licence_median", 1e9);
  town.run("apply_reforms", test::spring);
  town.run("match_results", test::spring);
  EXPECT_FALSE(city.projects.owner[result].exists());
  town.set("first_use.active", 1);
  town.run("apply_reforms", test::summer);
  town.run("match_results", test::summer);
  EXPECT_TRUE(city.projects.owner[result].exists()) << "nothing is due before it sells";
}

// Half a year of appraisal and approvals: the owner can begin in autumn, and waits for a partner until then.
TEST_F(Transfer, TakesTimeUntilTheResultIsReleased) {
  town.set("practice.transfer_time", 2);
  town.set("practice.licence_upfront", 0);
  town.give_cash(taker, 1e9);
  town.run("apply_reforms", test::spring);
  town.run("match_results", test::spring);
  for (const sim::Quarter quarter : {test::spring, test::summer}) {
    town.run("sign_contracts", quarter);
    EXPECT_EQ(town.progress(result), Progress::waiting);
    EXPECT_EQ(city.projects.waits_for[result], bit(Cause::partner));
  }
  town.run("sign_contracts", test::autumn);
  EXPECT_EQ(town.progress(result), Progress::working);
}

// Inventors who keep all instead of half of a result, where half of its worth is what a career costs in the
// median: ready are Phi(ln 2) = 0.756 instead of Phi(0) = 0.5, so 0.4 becomes 0.605. Five standard deviations
// of 2000 are 109. Of results that are worth nothing as many found as before.
TEST(Reforms, InventorsFoundMoreWhereTheyKeepMore) {
  Town town({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}},
             reform("rights", Practice::inventor_share, 1)});
  City& city = town.city;
  for (int each = 0; each < 2000; ++each) town.add_result(0, 200e6, test::spring, 5);
  for (std::size_t group = 0; group < field_groups; ++group) city.labour.wage[group] = 1e5;
  const double worth =
      worth_of_result(city, project_terms(city, town.context("enter_and_leave", test::spring)), 0);
  ASSERT_GT(worth, 0.0);
  town.set("practice.inventor_share", 0.5);
  town.set("practice.career_cost", 0.5 * worth / 1e5);
  town.set("practice.career_cost_deviation", 1);
  town.run("apply_reforms", test::spring);
  city.bodies.spin_off_inclination[0] = 0.4;
  town.run("enter_and_leave", test::spring);
  EXPECT_NEAR(city.tally.spin_offs, 2000 * 0.4 * 0.75589 / 0.5, 109);
  city.projects.live.clear();
  for (int each = 0; each < 2000; ++each) town.add_result(0, 1e3, test::spring, 5);
  city.tally.spin_offs = 0;
  town.run("enter_and_leave", test::spring);
  EXPECT_NEAR(city.tally.spin_offs, 2000 * 0.4, 110);
}

// Half of the fund is fiscal, half state money: 2 x 1 / (1 + 0.2). A private fund asks for what it did.
TEST(Reforms, WithoutBlamePublicFundsAskForLess) {
  Town town(
      {{"fund",
        "public_fund",
        {{"size", 1e9}, {"ticket_maximum", 1e8}, {"hurdle", 2}, {"fiscal_share", 0.5}, {"state_share", 0.5}}},
       {"fund",
        "private_fund",
        {{"size", 1e9}, {"ticket_maximum", 1e8}, {"hurdle", 2}, {"fiscal_share", 0}, {"state_share", 0}}},
       reform("tolerance", Practice::public_blame, 0)});
  town.set("practice.public_blame", 0.2);
  town.run("apply_reforms", test::spring);
  town.run("raise_funds", test::spring);
  for (std::size_t row = 0; row < 2; ++row) {
    const bool is_public = town.city.funds.fiscal_share[row] > 0.0;
    EXPECT_NEAR(town.city.funds.hurdle[row], is_public ? 2.0 / 1.2 : 2.0, 1e-12);
  }
}

TEST(Reforms, PatientFundsLastLonger) {
  Town town(
      {{"fund",
        "a_fund",
        {{"size", 1e9}, {"ticket_maximum", 1e8}, {"call_period", 10}, {"life", 30}, {"fiscal_share", 0.5}}},
       reform("patience", Practice::fund_extension, 8)});
  town.run("apply_reforms", test::spring);
  town.run("raise_funds", test::spring);
  const Vintages& vintages = town.city.vintages;
  EXPECT_EQ(vintages.invests_until[0] - vintages.raised[0], 18);
  EXPECT_EQ(vintages.ends[0] - vintages.raised[0], 38);
}

// Only electronic information has R&D; bodies of all fields spread over the manufacturers otherwise.
TEST(Reforms, TopicsFollowWhereEnterprisesDoResearch) {
  Town town({{"research_body", "a_body", {{"count", 2}, {"budget_each", 4e6}, {"applied_share", 0.5}}},
             reform("link", Practice::demand_weight, 1)});
  town.set("body.results_per_cny", 1e-5);
  town.city.markets.research[0] = 1e6;
  town.run("apply_reforms", test::spring);
  town.run("fund_research", test::spring);
  const Projects& projects = town.city.projects;
  ASSERT_FALSE(projects.live.empty());
  for (const std::size_t row : projects.live) EXPECT_EQ(projects.sector[row], 0);
}

// Managers who forgo a fifth of the search they would wish for: without the pressure it is 1 / 0.8 as much.
TEST(Reforms, StateFirmsSearchMoreWithoutPressure) {
  Town town({reform("reserve", Practice::state_pressure, 0)});
  town.set("practice.state_pressure", 0.2);
  for (int each = 0; each < 2; ++each) town.give_cash(town.add_enterprise(1e6), 1e9);
  town.city.enterprises.ownership[1] = static_cast<std::uint8_t>(Ownership::state_owned);
  town.run("apply_reforms", test::spring);
  town.run("search_ideas", test::spring);
  EXPECT_NEAR(town.city.enterprises.research_quarter[0], 1e5, 0.01);
  EXPECT_NEAR(town.city.enterprises.research_quarter[1], 1.25e5, 0.01);
}

// Half of the subsidy hangs on patents, of which one a million CNY earns it whole: the first has none, the
// second half of that, the third more than that.
TEST(Reforms, ATiedSubsidyIsEarnedByPatents) {
  Town town({{"grant", "a_grant", {{"base", 0}, {"appropriation", 1e9}, {"share", 0.1}, {"ceiling", 1e9}}},
             reform("tie", Practice::tied_subsidy, 0.5)});
  Enterprises& firms = town.city.enterprises;
  for (const double inventions : {0.0, 1.0, 5.0}) {
    const std::size_t row = town.add_enterprise(1e6);
    firms.reported_1[row] = 2e6;
    firms.inventions[row] = inventions;
  }
  town.set("city.price_level", 1);
  town.set("practice.tied_reference", 1);
  town.run("apply_reforms", test::spring);
  town.run("open_programmes", test::spring);
  town.run("pay_grants", test::autumn);
  EXPECT_EQ(firms.public_claims[0], Money::yuan(1e5));
  EXPECT_EQ(firms.public_claims[1], Money::yuan(1.5e5));
  EXPECT_EQ(firms.public_claims[2], Money::yuan(2e5));
}

TEST(Reforms, SpacesAdmitOlderEnterprises) {
  Town town({{"space", "a_space", {{"count", 1}, {"places_each", 4}, {"maximum_age", 8}}},
             reform("rules", Practice::tenancy_age, 6)});
  town.run("apply_reforms", test::spring);
  town.run("assign_places", test::spring);
  EXPECT_EQ(town.city.spaces.maximum_age[0], 14);
}

}  // namespace
}  // namespace xiamen
