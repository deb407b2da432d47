#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// One fund, half public and half private, and stakes of 20 % bought for 1 million each in three projects: one
// failed, one that has sold for a year, one in work.
class Stakes : public testing::Test {
 protected:
  Stakes()
      : town({{"fund",
               "a_fund",
               {{"size", 0},
                {"ticket_maximum", 1},
                {"fiscal_share", 0.5},
                {"state_share", 0},
                {"holding_period", 1}}}}) {
    town.run("raise_funds", test::spring);
    town.add_vintage(0);
    owner = town.add_enterprise(1e6);
    for (int i = 0; i < 3; ++i) {
      projects.push_back(town.add_project(owner, 6e6));
      town.add_holding(0, projects.back(), 1e6, 0.2);
    }
    city.projects.progress[projects[0]] = Progress::ended;
    city.projects.progress[projects[1]] = Progress::ended;
    city.projects.launched[projects[1]] = test::spring.ordinal();
    city.projects.progress[projects[2]] = Progress::working;
  }
  Town town;
  City& city = town.city;
  std::size_t owner = 0;
  std::vector<std::size_t> projects;
};

TEST_F(Stakes, FailuresAreWrittenOffAndSuccessesSold) {
  town.run("sell_stakes", test::spring + 4);
  EXPECT_EQ(city.holdings.held[0], Holding::gone);
  EXPECT_EQ(city.holdings.held[1], Holding::gone);
  EXPECT_EQ(city.holdings.held[2], Holding::stake);
  EXPECT_EQ(city.holdings.live, std::vector<std::size_t>{2});
  EXPECT_EQ(city.tally.fund_exits, 1.0);
  EXPECT_EQ(city.tally.write_offs, 1.0);
  // 20 % of 6 million, to the investors by their shares
  EXPECT_EQ(town.balance(city.accounts.stake_buyers), -1.2e6);
  EXPECT_EQ(town.balance(city.accounts.city_budget), 6e5);
  EXPECT_EQ(town.balance(city.accounts.private_investors), 6e5 - 3e6);
  EXPECT_EQ(city.vintages.stakes[0], Money::yuan(1e6));
  EXPECT_EQ(city.vintages.capital[0], Money::yuan(-1e6));
  EXPECT_EQ(city.vintages.cash[0], Money());
}

TEST_F(Stakes, AreNotSoldBeforeAYearOfSales) {
  town.run("sell_stakes", test::spring + 3);
  EXPECT_EQ(city.tally.fund_exits, 0.0);
  EXPECT_EQ(city.holdings.held[1], Holding::stake);
}

TEST_F(Stakes, AreWorthWhatIsLeftOfTheProduct) {
  town.set("product.decay", 0.3439);  // 0.9 a quarter
  town.set("city.price_level", 2);
  city.markets.closure[0] = 0.5;
  town.run("sell_stakes", test::spring + 5);
  EXPECT_NEAR(town.balance(city.accounts.stake_buyers), -1.2e6 * 0.59049, 0.01);
}

TEST_F(Stakes, InAnEnterpriseThatIsGoneAreLost) {
  city.enterprises.alive[0] = 0;
  city.enterprises.forget_the_gone();
  town.run("sell_stakes", test::spring + 4);
  EXPECT_TRUE(city.holdings.live.empty());
  EXPECT_EQ(city.vintages.stakes[0], Money());
  EXPECT_EQ(town.balance(city.accounts.stake_buyers), 0.0);
}

TEST_F(Stakes, WaitForABuyer) {
  city.funds.exit_chance[0] = 0.0;
  town.run("sell_stakes", test::spring + 40);
  EXPECT_EQ(city.tally.fund_exits, 0.0);
}

// Cost of 1 million, 8 % simple interest, five years: 1.4 million. Half of the spare cash of 1 million is
// paid at once, half of the rest the next quarter, and the fund hands it on.
TEST_F(Stakes, AreBoughtBackWhenTheProjectFailed) {
  city.holdings.claim_from[0] = test::spring.ordinal() + 20;
  city.holdings.live = {0};
  town.run("sell_stakes", test::spring + 19);
  EXPECT_EQ(city.holdings.held[0], Holding::stake) << "before its date";
  EXPECT_EQ(city.holdings.value[0], 0.0);
  town.run("sell_stakes", test::spring + 20);
  EXPECT_EQ(city.tally.buy_backs, 1.0);
  EXPECT_EQ(city.holdings.claim[0], Money::yuan(1.4e6));
  EXPECT_EQ(city.enterprises.buy_back_debt[owner], Money::yuan(-1.4e6));
  EXPECT_EQ(city.vintages.claims[0], Money::yuan(1.4e6));
  EXPECT_EQ(city.vintages.stakes[0], Money::yuan(2e6));

  const double cash = town.cash(owner);  // the three tickets
  const double private_before = town.balance(city.accounts.private_investors);
  town.run("sell_stakes", test::spring + 21);
  EXPECT_EQ(town.cash(owner), cash - 1.4e6) << "half of 3 million is more than the claim";
  EXPECT_EQ(town.balance(city.accounts.private_investors) - private_before, 0.7e6);
  EXPECT_EQ(city.enterprises.claimed_since[owner], 0);
  EXPECT_EQ(city.holdings.proceeds[0], Money::yuan(1.4e6));
  EXPECT_TRUE(city.holdings.live.empty());
}

TEST_F(Stakes, AreKeptWhereTheyAreWorthMoreThanTheEnterpriseCanPay) {
  city.holdings.claim_from[2] = test::spring.ordinal() + 20;
  city.holdings.live = {2};
  // 20 % of 6 million x P(pass) 1/2 = 0.6 million: less than the 1.4 million it could pay
  city.enterprises.owed_to_projects[owner] = Money::yuan(3e6 - 0.5e6);  // spare 0.5 million
  town.run("sell_stakes", test::spring + 20);
  EXPECT_EQ(city.tally.buy_backs, 0.0);
  city.enterprises.owed_to_projects[owner] = Money::yuan(3e6 - 0.7e6);
  town.run("sell_stakes", test::spring + 21);
  EXPECT_EQ(city.tally.buy_backs, 1.0);
}

// Only an enterprise with the profit lists, and its stakes, launched or not, are sold after the lock-up.
TEST_F(Stakes, AreSoldAfterAListing) {
  city.holdings.live = {2};
  town.set("listing.hazard", 1);
  town.run("sell_stakes", test::spring);
  EXPECT_EQ(city.enterprises.listed[owner], 0);
  city.enterprises.profit_1[owner] = 1e6;
  town.run("sell_stakes", test::spring + 1);
  EXPECT_EQ(city.enterprises.listed[owner], (test::spring + 1).ordinal());
  town.run("sell_stakes", test::spring + 4);
  EXPECT_EQ(city.tally.fund_exits, 0.0);
  town.run("sell_stakes", test::spring + 5);
  EXPECT_EQ(city.tally.fund_exits, 1.0);
  EXPECT_NEAR(town.balance(city.accounts.stake_buyers), -0.6e6, 0.01);
}

// A stake carried at its cost is waited for, a year at a time as often as agreed; then it is sold for 70 % of
// what it is worth.
TEST_F(Stakes, AreSoldCheaplyWhenTheTermEnds) {
  city.holdings.live = {2};
  city.holdings.value[2] = 3e6;  // carried above the cost of all three stakes on the books
  city.vintages.ends[0] = test::spring.ordinal() + 8;
  city.vintages.extension[0] = 6;
  for (const int quarter : {8, 12}) {
    town.run("sell_stakes", test::spring + quarter);
    EXPECT_EQ(city.tally.fund_exits, 0.0);
  }
  EXPECT_EQ(city.vintages.ends[0], test::spring.ordinal() + 14);
  town.run("sell_stakes", test::spring + 14);
  EXPECT_EQ(city.tally.fund_exits, 1.0);
  EXPECT_NEAR(town.balance(city.accounts.stake_buyers), -0.7 * 0.6e6, 0.01);
}

TEST_F(Stakes, BelowTheirCostGetNoLongerTerm) {
  city.holdings.live = {2};
  city.holdings.value[2] = 3e6 - 1;
  city.vintages.ends[0] = test::spring.ordinal() + 8;
  city.vintages.extension[0] = 6;
  town.run("sell_stakes", test::spring + 8);
  EXPECT_EQ(city.tally.fund_exits, 1.0);
}

}  // namespace
}  // namespace xiamen
