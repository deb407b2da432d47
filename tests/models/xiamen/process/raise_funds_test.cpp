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
  EXPECT_EQ(city.funds.commitment[0], Money::yuan(1000));
  EXPECT_EQ(city.funds.uncalled[0], Money::yuan(900));
  EXPECT_EQ(city.funds.cash[0], Money::yuan(100));
  EXPECT_EQ(city.funds.capital[0], Money::yuan(-100));
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

TEST(RaiseFunds, HalfOfAnEnlargementIsNewMoney) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  town.set("a_fund.size", 1500);
  town.run("raise_funds", test::summer);
  // 900 + 250 less a call of 150
  EXPECT_EQ(town.city.funds.uncalled[0], Money::yuan(1000));
  EXPECT_EQ(town.city.funds.cash[0], Money::yuan(250));
}

TEST(RaiseFunds, ASmallerFundTakesBackWhatIsNotCalled) {
  Town town({a_fund});
  town.run("raise_funds", test::spring);
  town.set("a_fund.size", 400);
  town.run("raise_funds", test::summer);
  EXPECT_EQ(town.city.funds.uncalled[0], Money::yuan(900 - 600 - 40));
  EXPECT_EQ(town.city.funds.cash[0], Money::yuan(140));
  town.set("a_fund.active", 0);
  town.run("raise_funds", test::autumn);
  EXPECT_EQ(town.city.funds.uncalled[0], Money());
  EXPECT_EQ(town.city.funds.cash[0], Money::yuan(140)) << "what is called stays";
  EXPECT_EQ(town.city.funds.screenings[0], 0);
}

// Idle money ends the calls at 400 of 1000; after ten quarters the other 600 lapse.
TEST(RaiseFunds, WhatIsNotCalledInTimeLapses) {
  for (const bool renewed : {false, true}) {
    test::EntryText entry = a_fund;
    entry.fields["evergreen"] = renewed ? 1 : 0;
    Town town({entry});
    for (int i = 0; i < 10; ++i) town.run("raise_funds", test::spring + i);
    EXPECT_EQ(town.city.funds.uncalled[0], Money::yuan(600));
    town.run("raise_funds", test::spring + 10);
    EXPECT_EQ(town.city.funds.uncalled[0], Money::yuan(renewed ? 1000 : 0));
    EXPECT_EQ(town.city.funds.cash[0], Money::yuan(400));
  }
}

TEST(RaiseFunds, AYearsIdleMoneyEndsTheCalls) {
  Town town({a_fund});
  sim::Quarter quarter = test::spring;
  for (int i = 0; i < 6; ++i) town.run("raise_funds", quarter + i);
  EXPECT_EQ(town.city.funds.cash[0], Money::yuan(400));
  EXPECT_EQ(town.city.funds.uncalled[0], Money::yuan(600));
}

TEST(RaiseFunds, ARenewedFundRaisesTheNextVintage) {
  Town town({{"fund", "b_fund", {{"size", 100}, {"call_period", 2}, {"ticket_maximum", 1}, {"evergreen", 1}}},
             {"fund", "c_fund", {{"size", 100}, {"call_period", 2}, {"ticket_maximum", 1}, {"evergreen", 0}}},
             {"fund", "d_fund", {{"size", 0}, {"call_period", 2}, {"ticket_maximum", 1}}}});
  for (int i = 0; i < 3; ++i) town.run("raise_funds", test::spring + i);
  const Funds& funds = town.city.funds;
  EXPECT_EQ(funds.cash[0], Money::yuan(150));
  EXPECT_EQ(funds.uncalled[0], Money::yuan(50));
  EXPECT_EQ(funds.cash[1], Money::yuan(100));
  EXPECT_EQ(funds.uncalled[1], Money());
  EXPECT_EQ(funds.cash[2] + funds.uncalled[2], Money());
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
  EXPECT_EQ(town.city.funds.cash[1], Money::yuan(100));
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
