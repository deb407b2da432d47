#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// 1000 over 10 quarters: 30 % from the city, 20 % from state-owned investors, 50 % private
const test::EntryText a_fund = {"fund",
                                "a_fund",
                                {{"size", 1000},
                                 {"call_period", 10},
                                 {"fiscal_share", 0.3},
                                 {"state_share", 0.2},
                                 {"net_new_share", 0.5},
                                 {"ticket_maximum", 100},
                                 {"screenings", 3e6},
                                 {"stage_from", 1},
                                 {"stage_to", 3},
                                 {"holding_period", 25},
                                 {"inside_umbrella", 1}}};

TEST(RaiseFunds, CallsATenthFromThreeInvestors) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  const City& city = town.city;
  ASSERT_EQ(city.vintages.size(), 1U);
  EXPECT_EQ(city.vintages.commitment[0], Money::yuan(1000));
  EXPECT_EQ(city.vintages.uncalled[0], Money::yuan(900));
  EXPECT_EQ(city.vintages.cash[0], Money::yuan(100));
  EXPECT_EQ(city.vintages.capital[0], Money::yuan(-100));
  EXPECT_EQ(city.vintages.called[0], Money::yuan(100));
  EXPECT_EQ(city.funds.free[0], Money::yuan(100));
  EXPECT_EQ(town.balance(city.accounts.city_budget), -30.0);
  EXPECT_EQ(town.balance(city.accounts.state_investors), -20.0);
  EXPECT_EQ(town.balance(city.accounts.private_investors), -50.0);
  EXPECT_EQ(town.balance(city.accounts.capital_city), 30.0);
  EXPECT_EQ(town.balance(city.accounts.capital_state), 20.0);
  EXPECT_EQ(town.balance(city.accounts.capital_private), 50.0);
}

TEST(RaiseFunds, PostsTheMandate) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  const Funds& funds = town.city.funds;
  EXPECT_EQ(funds.stages[0], 0b01110);
  EXPECT_EQ(funds.exit_chance[0], 0.04);
  EXPECT_EQ(funds.screenings[0], 3);  // 3 million per 10 亿元 x 1000 CNY
  EXPECT_EQ(funds.open[0], 1);
}

// Uncalled and cash of all vintages of the fund.
std::pair<Money, Money> dry(const City& city, std::size_t fund = 0) {
  std::pair<Money, Money> sums;
  for (std::size_t row = 0; row < city.vintages.size(); ++row) {
    if (city.vintages.fund[row] != static_cast<std::int32_t>(fund)) continue;
    sums.first += city.vintages.uncalled[row];
    sums.second += city.vintages.cash[row];
  }
  return sums;
}
using Dry = std::pair<Money, Money>;
Dry yuan(double uncalled, double cash) {
  return {Money::yuan(uncalled), Money::yuan(cash)};
}

TEST(RaiseFunds, HalfOfAnEnlargementIsNewMoneyInAVintageOfItsOwn) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  town.set("a_fund.size", 1500);
  town.set("a_fund.fiscal_share", 1);
  town.run("raise_funds", test::summer);
  const Vintages& vintages = town.city.vintages;
  ASSERT_EQ(vintages.size(), 2U);
  EXPECT_EQ(vintages.commitment[1], Money::yuan(250));
  EXPECT_EQ(dry(town.city), yuan(900 - 100 + 250 - 25, 200 + 25));
  // the first vintage calls from those who committed to it, the second from the budget alone
  EXPECT_EQ(vintages.fiscal_share[0], 0.3);
  EXPECT_EQ(town.balance(town.city.accounts.city_budget), -30.0 - 30.0 - 25.0);
  EXPECT_EQ(vintages.invests_until[1], test::summer.ordinal() + 10);
}

TEST(RaiseFunds, ASmallerFundTakesBackWhatIsNotCalled) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  town.set("a_fund.size", 400);
  town.run("raise_funds", test::summer);
  EXPECT_EQ(dry(town.city), yuan(900 - 600 - 40, 140));
}

TEST(RaiseFunds, AClosedFundGivesIdleMoneyBack) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  town.set("a_fund.active", 0);
  town.run("raise_funds", test::summer);
  EXPECT_EQ(dry(town.city), yuan(0, 0));
  EXPECT_EQ(town.city.funds.screenings[0], 0);
  EXPECT_EQ(town.city.vintages.capital[0], Money());
  EXPECT_EQ(town.balance(town.city.accounts.city_budget), 0.0);
  EXPECT_EQ(town.balance(town.city.accounts.private_investors), 0.0);
}

// Idle money ends the calls at 400 of 1000; after ten quarters the other 600 lapse and the 400 go back.
TEST(RaiseFunds, WhatIsNotCalledInTimeLapses) {
  for (const bool renewed : {false, true}) {
    test::EntryText entry = a_fund;
    entry.fields["evergreen"] = renewed ? 1 : 0;
    Town town({entry});
    for (int i = 0; i < 10; ++i) town.run("raise_funds", test::spring + i);
    EXPECT_EQ(dry(town.city), yuan(600, 400));
    town.run("raise_funds", test::spring + 10);
    EXPECT_EQ(dry(town.city), renewed ? yuan(900, 100) : yuan(0, 0));
    EXPECT_EQ(town.balance(town.city.accounts.private_investors), renewed ? -50.0 : 0.0);
  }
}

TEST(RaiseFunds, AYearsIdleMoneyEndsTheCalls) {
  Town town({a_fund});
  for (int i = 0; i < 6; ++i) town.run("raise_funds", test::spring + i);
  EXPECT_EQ(dry(town.city), yuan(600, 400));
}

TEST(RaiseFunds, ARenewedFundRaisesTheNextVintage) {
  Town town({{"fund", "b_fund", {{"size", 100}, {"call_period", 2}, {"ticket_maximum", 1}, {"evergreen", 1}}},
             {"fund", "c_fund", {{"size", 100}, {"call_period", 2}, {"ticket_maximum", 1}, {"evergreen", 0}}},
             {"fund", "d_fund", {{"size", 0}, {"call_period", 2}, {"ticket_maximum", 1}}}});
  for (int i = 0; i < 3; ++i) town.run("raise_funds", test::spring + i);
  EXPECT_EQ(dry(town.city, 0), yuan(50, 50));
  EXPECT_EQ(dry(town.city, 1), yuan(0, 0));
  EXPECT_EQ(town.city.vintages.size(), 3U) << "a fund of size zero raises none";
}

// 1600 in 16 quarters of calls: four vintages of 400, raised 0, 4, 8 and 12 quarters ago, of which 16, 12, 8
// and 4 sixteenths are still uncalled; a year later one ends and is raised again.
TEST(RaiseFunds, ManyFundsAreVintagesOfAllAges) {
  test::EntryText entry = a_fund;
  entry.fields["staggered"] = 1;
  entry.fields["call_period"] = 16;
  entry.fields["size"] = 1600;
  Town town({entry});
  town.run("raise_funds", test::spring);
  const Vintages& vintages = town.city.vintages;
  ASSERT_EQ(vintages.size(), 4U);
  for (std::size_t row = 0; row < 4; ++row) {
    EXPECT_EQ(vintages.commitment[row], Money::yuan(400));
    EXPECT_EQ(vintages.uncalled[row], Money::yuan(25 * (15.0 - 4.0 * static_cast<double>(row))));
  }
  for (int i = 1; i <= 4; ++i) town.run("raise_funds", test::spring + i);
  ASSERT_EQ(vintages.size(), 5U);
  EXPECT_EQ(vintages.commitment[4], Money::yuan(400));
  EXPECT_FALSE(vintages.invests(3, test::spring.ordinal() + 4));
}

// 2 % a year of 1000: 5 a quarter out of each call of 100; later of the stakes at cost, when there is money.
TEST(RaiseFunds, ManagersTakeTheirFee) {
  Town town({a_fund});
  town.set("fund.fee", 0.02);
  town.run("raise_funds", test::spring);
  EXPECT_EQ(dry(town.city), yuan(900, 95));
  EXPECT_EQ(town.balance(town.city.accounts.fund_managers), 5.0);
  EXPECT_EQ(town.city.vintages.capital[0], Money::yuan(-95));
}

TEST(RaiseFunds, AnUmbrellaLeavesOutWhatIsInside) {
  Town town({a_fund,
             {"fund",
              "u_fund",
              {{"size", 5000},
               {"call_period", 20},
               {"local_share", 0.5},
               {"ticket_maximum", 1},
               {"umbrella", 1}}}});
  town.run("raise_funds", test::spring);
  EXPECT_EQ(town.city.funds.commitment[1], Money::yuan(2000));  // (5000 - 1000) / 2
  EXPECT_EQ(dry(town.city, 1), yuan(1900, 100));
}

TEST(RaiseFunds, ALargerUmbrellaGrowsAloneAndALargerFundInsideTakesFromIt) {
  Town town(
      {a_fund,
       {"fund", "u_fund", {{"size", 5000}, {"call_period", 20}, {"ticket_maximum", 1}, {"umbrella", 1}}}});
  const auto& commitment = town.city.funds.commitment;
  town.run("raise_funds", test::spring);
  EXPECT_EQ(commitment[1], Money::yuan(4000));
  const Money inside = commitment[0];
  town.set("u_fund.size", 10000);
  town.run("raise_funds", test::spring + 1);
  EXPECT_EQ(commitment[0], inside);
  EXPECT_EQ(commitment[1], Money::yuan(9000));
  town.set("a_fund.size", 3000);
  town.run("raise_funds", test::spring + 2);
  EXPECT_GT(commitment[0], inside);
  EXPECT_EQ(commitment[1], Money::yuan(7000));
}

}  // namespace
}  // namespace xiamen
