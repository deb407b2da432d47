#include "models/xiamen/rules/buy_back.hpp"
#include "models/xiamen/rules/investors.hpp"
#include "models/xiamen/rules/stake_value.hpp"
#include "tests/laws/moments.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// k tickets of 1 million in projects of value 10 million that pass their one gate with p = 1/2. With beliefs
// that are right a fund's share is hurdle / (p value), so a success returns M = hurdle / p times its ticket
// and the fund earns
//   E = p M = hurdle,    Var = p (1 - p) M^2 / k,    P(all is lost) = (1 - p)^k.
constexpr double hurdle = 1.6, pass_rate = 0.5, multiple = hurdle / pass_rate;

class Tickets {
 public:
  explicit Tickets(int tickets, std::uint64_t replicate = 1)
      : town({{"fund",
               "a_fund",
               {{"size", 1e12},
                {"call_period", 1},
                {"ticket_minimum", 1},
                {"ticket_maximum", 1e7},
                {"hurdle", hurdle},
                {"stage_to", 4},
                {"screenings", 1e6},
                {"buy_back", 0},
                {"holding_period", 1}}}}),
        tickets_(tickets) {
    town.replicate = replicate;
    town.set("stage.incremental.quarters", 1);
    for (double& supply : town.city.labour.supply.values()) supply = 1e12;
    const std::size_t owner = town.add_enterprise(0.0);
    for (int i = 0; i < tickets; ++i) town.city.projects.doubt[town.add_project(owner, 10e6)] = 1e-12;
    town.run("raise_funds", test::spring);
    for (const char* step : {"sign_contracts", "advance_stages", "find_customers"})
      town.run(step, test::spring);
  }
  // What is got back of each CNY.
  double earned() {
    for (int quarter = 1; quarter <= 4; ++quarter) {
      town.run("find_customers", test::spring + quarter);
      town.run("sell_stakes", test::spring + quarter);
    }
    EXPECT_TRUE(town.city.holdings.live.empty());
    return -town.balance(town.city.accounts.stake_buyers) / (tickets_ * 1e6);
  }
  Town town;

 private:
  int tickets_;
};

TEST(Fund, EarnsItsHurdleWhereBeliefsAreRight) {
  constexpr int tickets = 2000;
  Tickets many(tickets);
  ASSERT_EQ(many.town.city.holdings.size(), static_cast<std::size_t>(tickets));
  EXPECT_NEAR(many.town.city.holdings.share[0], hurdle / (pass_rate * 10), 1e-6);
  EXPECT_NEAR(many.earned(), hurdle, 5 * multiple * std::sqrt(pass_rate * (1 - pass_rate) / tickets));
  EXPECT_NEAR(many.town.city.tally.fund_exits / tickets, pass_rate,
              5 * std::sqrt(pass_rate * (1 - pass_rate) / tickets));
}

TEST(Fund, OfFewTicketsVariesAndMayLoseAll) {
  constexpr int funds = 1000, tickets = 4;
  test::Moments earned;
  double lost = 0;
  for (int fund = 1; fund <= funds; ++fund) {
    Tickets few(tickets, static_cast<std::uint64_t>(fund));
    ASSERT_EQ(few.town.city.holdings.size(), static_cast<std::size_t>(tickets));
    const double each = few.earned();
    earned.add(each);
    lost += each == 0.0 ? 1.0 : 0.0;
  }
  const double variance = pass_rate * (1 - pass_rate) * multiple * multiple / tickets;
  // a binomial law has kurtosis 3 + (1 - 6 p (1 - p)) / (k p (1 - p))
  const double kurtosis = 3 + (1 - 6 * pass_rate * (1 - pass_rate)) / (tickets * pass_rate * (1 - pass_rate));
  EXPECT_NEAR(earned.mean(), hurdle, 5 * std::sqrt(variance / funds));
  EXPECT_NEAR(earned.variance() / variance, 1.0, 5 * std::sqrt((kurtosis - 1) / funds));
  const double all = std::pow(1 - pass_rate, tickets);
  EXPECT_NEAR(lost / funds, all, 5 * std::sqrt(all * (1 - all) / funds));
}

// The model calls an equal part a quarter, so without deals dry powder only moves from commitments to cash,
// and with all cash invested D_t = D_0 (1 - t / T).
TEST(Fund, DryPowderFallsInAStraightLine) {
  Town town(
      {{"fund", "a_fund", {{"size", 2e9}, {"call_period", 20}, {"ticket_maximum", 1e9}, {"evergreen", 0}}}});
  const City& city = town.city;
  for (int quarter = 1; quarter <= 25; ++quarter) {
    town.run("raise_funds", test::spring + quarter);
    if (quarter > 20) {
      EXPECT_EQ(city.vintages.cash[0] + city.vintages.uncalled[0], Money()) << quarter;
      continue;
    }
    EXPECT_EQ(city.vintages.cash[0], Money::yuan(1e8)) << quarter;
    EXPECT_EQ(city.vintages.uncalled[0], Money::yuan(2e9 * (1 - quarter / 20.0))) << quarter;
    town.city.books.transfer(city.accounts.deal, city.accounts.funds, 0, city.accounts.suppliers, 0,
                             city.vintages.cash[0]);
  }
}

// Called = paid to managers + invested + given back + cash, in every quarter, with a fee of 2 % a year, a
// deal of 70 million a quarter and a year of calls that pile up at the end.
TEST(Fund, NothingCalledIsLost) {
  Town town(
      {{"fund",
        "a_fund",
        {{"size", 2e9}, {"call_period", 20}, {"ticket_maximum", 1e9}, {"evergreen", 0}, {"life", 40}}}});
  town.set("fund.fee", 0.02);
  City& city = town.city;
  const Accounts& account = city.accounts;
  Money invested;
  Money given_back;
  for (int quarter = 0; quarter <= 21; ++quarter) {
    town.run("raise_funds", test::spring + quarter);
    given_back += city.books.flowed(account.fund_return, account.city_budget) +
                  city.books.flowed(account.fund_return, account.state_investors) +
                  city.books.flowed(account.fund_return, account.private_investors);
    if (quarter < 15) {
      const Money deal = Money::yuan(70e6);
      city.books.transfer(account.deal, account.funds, 0, account.suppliers, 0, deal);
      invested += deal;
    }
    const Money fees = city.books.balance(account.fund_managers);
    ASSERT_EQ(city.vintages.called[0], fees + invested + given_back + city.vintages.cash[0]) << quarter;
    EXPECT_EQ(fees, Money::yuan(2e9 * 0.02 / 4 * std::min(quarter + 1, 20))) << "2 % a year for five years";
  }
  EXPECT_GT(given_back, Money());
}

// Mature stakes are sold with a chance of 1 / holding period a quarter: after t quarters (1 - 1/H)^t are
// left.
TEST(Fund, MatureStakesAreSoldAtAConstantRate) {
  constexpr int stakes = 2000;
  Town town({{"fund", "a_fund", {{"size", 0}, {"ticket_maximum", 1}, {"holding_period", 8}}}});
  town.run("raise_funds", test::spring);
  town.add_vintage(0);
  const std::size_t owner = town.add_enterprise(1e6);
  for (int i = 0; i < stakes; ++i) {
    const std::size_t project = town.add_project(owner, 1e6);
    town.city.projects.launched[project] = test::spring.ordinal() - 8;
    town.add_holding(0, project, 1.0, 0.0);
  }
  for (int quarter = 0; quarter < 6; ++quarter) town.run("sell_stakes", test::spring + quarter);
  const double left = std::pow(1 - 1.0 / 8, 6);
  EXPECT_NEAR(static_cast<double>(town.city.holdings.live.size()) / stakes, left,
              5 * std::sqrt(left * (1 - left) / stakes));
}

// Of enterprises with the profit a share 1 - (1 - h)^(t/4) lists within t quarters; of the others none.
TEST(Listing, IsAHazardOfTheProfitable) {
  constexpr int each = 2000;
  constexpr double hazard = 0.2;
  Town town;
  town.set("listing.hazard", hazard);
  for (int i = 0; i < 2 * each; ++i)
    town.city.enterprises.profit_1[town.add_enterprise(1e6)] = i < each ? 1e6 : 1e6 - 1;
  for (int quarter = 0; quarter < 8; ++quarter) town.run("sell_stakes", test::spring + quarter);
  int listed = 0;
  for (int i = 0; i < 2 * each; ++i) {
    const bool is_listed = town.city.enterprises.listed[static_cast<std::size_t>(i)] != 0;
    listed += is_listed ? 1 : 0;
    ASSERT_FALSE(is_listed && i >= each);
  }
  const double share = 1 - std::pow(1 - hazard, 2);
  EXPECT_NEAR(static_cast<double>(listed) / each, share, 5 * std::sqrt(share * (1 - share) / each));
}

TEST(BuyBack, IsCostWithSimpleInterest) {
  EXPECT_EQ(buy_back_amount(Money::yuan(1e6), 0.08, 0), Money::yuan(1e6));
  EXPECT_EQ(buy_back_amount(Money::yuan(1e6), 0.08, 20), Money::yuan(1.4e6));
  EXPECT_EQ(buy_back_amount(Money::yuan(1e6), 0.08, 21), Money::yuan(1.42e6));
  EXPECT_EQ(buy_back_amount(Money::yuan(3e6), 0.0, 400), Money::yuan(3e6));
}

// Rounds that sell s1, s2, ... leave the owner with the product of (1 - s); what all stakes and the owner
// hold sums to one, and the last round's stakes are valued at its information.
TEST(Dilution, SharesSumToOne) {
  Town town({{"fund", "a_fund", {{"size", 0}, {"ticket_maximum", 1}}}});
  town.run("raise_funds", test::spring);
  town.add_vintage(0);
  const std::size_t owner = town.add_enterprise(1e6);
  const std::size_t project = town.add_project(owner, 1e6);
  const std::size_t other = town.add_project(owner, 1e6);
  const std::size_t elsewhere = town.add_holding(0, other, 1.0, 0.3);
  double kept = 1;
  const std::vector<double> rounds = {0.2, 0.5, 0.05, 0.31};
  for (const double sold : rounds) {
    dilute_stakes(town.city, town.city.holdings.live, project, sold, 1e6 * sold);
    town.add_holding(0, project, 1.0, sold);
    kept *= 1 - sold;
  }
  double stakes = 0;
  for (std::size_t row = 1; row < town.city.holdings.size(); ++row) stakes += town.city.holdings.share[row];
  EXPECT_NEAR(stakes + kept, 1.0, 1e-12);
  EXPECT_NEAR(town.city.holdings.share[1], 0.2 * 0.5 * 0.95 * 0.69, 1e-12);
  EXPECT_NEAR(town.city.holdings.value[1], town.city.holdings.share[1] * 1e6 * 0.31, 1e-6);
  EXPECT_EQ(town.city.holdings.share[elsewhere], 0.3);
}

// 100 called, 8 % simple for five years: 140 are the investors' before the managers take 20 % of the rest.
TEST(Carry, IsAShareOfWhatExceedsThePreferredReturn) {
  Town town({{"fund", "a_fund", {{"size", 0}, {"ticket_maximum", 1}, {"fiscal_share", 1}}}});
  town.run("raise_funds", test::spring);
  Vintages& vintages = town.city.vintages;
  town.add_vintage(0);
  vintages.carry[0] = 0.2;
  vintages.called[0] = Money::yuan(100);
  town.set("fund.preferred_return", 0.08);
  for (int quarter = 0; quarter < 20; ++quarter) town.run("raise_funds", test::spring + quarter);
  EXPECT_EQ(vintages.preferred[0], Money::yuan(40));
  EXPECT_EQ(carry_on(vintages, 0, Money::yuan(140)), Money());
  EXPECT_EQ(carry_on(vintages, 0, Money::yuan(200)), Money::yuan(12));
  pay_out(town.city, 0, Money::yuan(130));
  EXPECT_EQ(town.balance(town.city.accounts.fund_managers), 0.0);
  pay_out(town.city, 0, Money::yuan(70));
  EXPECT_EQ(town.balance(town.city.accounts.fund_managers), 12.0);
  EXPECT_EQ(town.balance(town.city.accounts.city_budget), 188.0);
  EXPECT_EQ(town.city.books.close_quarter(), 0);
}

}  // namespace
}  // namespace xiamen
