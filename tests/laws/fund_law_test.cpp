#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// k tickets of 1 million in projects of value 10 million that pass their one gate with p = 1/2. With beliefs
// that are right a fund's share is hurdle / (p value), so a success returns M = hurdle / p times its ticket
// and the fund earns
//   E = p M = hurdle,    Var = p (1 - p) M^2 / k.
TEST(Fund, EarnsItsHurdleWhereBeliefsAreRight) {
  constexpr int tickets = 2000;
  constexpr double hurdle = 1.6, p = 0.5, value = 10e6;
  Town town({{"fund",
              "a_fund",
              {{"size", 1e12},
               {"call_period", 1},
               {"ticket_minimum", 1},
               {"ticket_maximum", 1e7},
               {"hurdle", hurdle},
               {"stage_to", 4},
               {"screenings", 1e6},
               {"holding_period", 1}}}});
  town.set("stage.incremental.quarters", 1);
  for (double& supply : town.city.labour.supply.values()) supply = 1e12;
  const std::size_t owner = town.add_enterprise(0.0);
  for (int i = 0; i < tickets; ++i) {
    const std::size_t row = town.add_project(owner, value);
    town.city.projects.doubt[row] = 1e-12;
  }
  town.run("raise_funds", test::spring);
  for (const char* step : {"sign_contracts", "advance_stages", "find_customers"})
    town.run(step, test::spring);
  ASSERT_EQ(town.city.holdings.size(), static_cast<std::size_t>(tickets));
  EXPECT_NEAR(town.city.holdings.share[0], hurdle / (p * 10), 1e-6);
  for (int quarter = 1; quarter <= 4; ++quarter) {
    town.run("find_customers", test::spring + quarter);
    town.run("sell_stakes", test::spring + quarter);
  }
  EXPECT_TRUE(town.city.holdings.live.empty());
  const double proceeds = -town.balance(town.city.accounts.stake_buyers);
  const double multiple = hurdle / p;
  EXPECT_NEAR(proceeds / (tickets * 1e6), hurdle, 5 * multiple * std::sqrt(p * (1 - p) / tickets));
  EXPECT_NEAR(town.city.tally.fund_exits / tickets, p, 5 * std::sqrt(p * (1 - p) / tickets));
}

// The model calls an equal part a quarter, so without deals dry powder only moves from commitments to cash,
// and with all cash invested D_t = D_0 (1 - t / T).
TEST(Fund, DryPowderFallsInAStraightLine) {
  Town town(
      {{"fund", "a_fund", {{"size", 2e9}, {"call_period", 20}, {"ticket_maximum", 1e9}, {"evergreen", 0}}}});
  const City& city = town.city;
  for (int quarter = 1; quarter <= 25; ++quarter) {
    town.run("raise_funds", test::spring + quarter);
    EXPECT_EQ(city.funds.cash[0], Money::yuan(quarter <= 20 ? 1e8 : 0.0)) << quarter;
    town.city.books.transfer(city.accounts.deal, city.accounts.funds, 0, city.accounts.suppliers, 0,
                             city.funds.cash[0]);
    EXPECT_EQ(city.funds.uncalled[0], Money::yuan(quarter <= 20 ? 2e9 * (1 - quarter / 20.0) : 0.0))
        << quarter;
  }
}

// Mature stakes are sold with a chance of 1 / holding period a quarter: after t quarters (1 - 1/H)^t are
// left.
TEST(Fund, MatureStakesAreSoldAtAConstantRate) {
  constexpr int stakes = 2000;
  Town town({{"fund", "a_fund", {{"size", 0}, {"ticket_maximum", 1}, {"holding_period", 8}}}});
  town.run("raise_funds", test::spring);
  const std::size_t project = town.add_project(town.add_enterprise(1e6), 1e6);
  town.city.projects.launched[project] = test::spring.ordinal() - 8;
  for (int i = 0; i < stakes; ++i) town.add_holding(0, project, 1.0, 0.0);
  for (int quarter = 0; quarter < 6; ++quarter) town.run("sell_stakes", test::spring + quarter);
  const double left = std::pow(1 - 1.0 / 8, 6);
  EXPECT_NEAR(static_cast<double>(town.city.holdings.live.size()) / stakes, left,
              5 * std::sqrt(left * (1 - left) / stakes));
}

}  // namespace
}  // namespace xiamen
