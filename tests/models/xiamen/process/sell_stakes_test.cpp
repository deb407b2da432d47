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
    const std::size_t owner = town.add_enterprise(1e6);
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
  std::vector<std::size_t> projects;
};

TEST_F(Stakes, FailuresAreWrittenOffAndSuccessesSold) {
  town.run("sell_stakes", test::spring + 4);
  EXPECT_EQ(city.holdings.held[0], 0);
  EXPECT_EQ(city.holdings.held[1], 0);
  EXPECT_EQ(city.holdings.held[2], 1);
  EXPECT_EQ(city.holdings.live, std::vector<std::size_t>{2});
  EXPECT_EQ(city.tally.fund_exits, 1.0);
  // 20 % of 6 million, to the investors by their shares
  EXPECT_EQ(town.balance(city.accounts.stake_buyers), -1.2e6);
  EXPECT_EQ(town.balance(city.accounts.city_budget), 6e5);
  EXPECT_EQ(town.balance(city.accounts.private_investors), 6e5 - 3e6);
  EXPECT_EQ(city.funds.stakes[0], Money::yuan(1e6));
  EXPECT_EQ(city.funds.capital[0], Money::yuan(-1e6));
  EXPECT_EQ(city.funds.cash[0], Money());
}

TEST_F(Stakes, AreNotSoldBeforeAYearOfSales) {
  town.run("sell_stakes", test::spring + 3);
  EXPECT_EQ(city.tally.fund_exits, 0.0);
  EXPECT_EQ(city.holdings.held[1], 1);
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
  town.run("sell_stakes", test::spring + 4);
  EXPECT_TRUE(city.holdings.live.empty());
  EXPECT_EQ(city.funds.stakes[0], Money());
  EXPECT_EQ(town.balance(city.accounts.stake_buyers), 0.0);
}

TEST_F(Stakes, WaitForABuyer) {
  city.funds.exit_chance[0] = 0.0;
  town.run("sell_stakes", test::spring + 40);
  EXPECT_EQ(city.tally.fund_exits, 0.0);
}

}  // namespace
}  // namespace xiamen
