#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

class Quarterly : public testing::Test {
 protected:
  Quarterly() {
    town.add_enterprise(1e6);
    town.give_cash(0, 5e5);
  }
  Town town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Quarterly, SalesLessCostAndHalfOfTheExcess) {
  // earns 100,000; keeps 10 % of 4 million; owners take half of 500,000 + 100,000 - 400,000
  town.run("settle_accounts", test::spring);
  EXPECT_EQ(town.cash(0), 5e5);
  EXPECT_NEAR(town.balance(town.city.accounts.customers), -1e6, 1e-6);
  EXPECT_NEAR(town.balance(town.city.accounts.suppliers), 9e5, 1e-6);
  EXPECT_EQ(firms.profit_year[0], 1e5);
  EXPECT_EQ(firms.sales_year[0], 1e6);
}

TEST_F(Quarterly, ATenantPaysNoMarketRent) {
  // 10 workers x 10 m2 x 50 CNY x 3 months are 15,000 of the cost of 900,000
  firms.workers[0] = 10.0;
  firms.space[0] = 0;
  town.run("settle_accounts", test::spring);
  EXPECT_NEAR(town.balance(town.city.accounts.suppliers), 885000, 1e-6);
  EXPECT_EQ(firms.profit_year[0], 115000.0);
}

TEST_F(Quarterly, WhatIsOwedToProjectsIsNoExcess) {
  firms.owed_to_projects[0] = Money::yuan(3e5);
  town.run("settle_accounts", test::spring);
  EXPECT_EQ(town.cash(0), 6e5);
}

TEST_F(Quarterly, OwnersWaitForABuyBack) {
  town.city.vintages.append(sim::make_key("vintage", 0));
  town.city.books.transfer(town.city.accounts.buy_back, town.city.accounts.buy_backs_owed, 0,
                           town.city.accounts.buy_backs_claimed, 0, Money::fen(1));
  town.run("settle_accounts", test::spring);
  EXPECT_EQ(town.cash(0), 6e5);
}

TEST_F(Quarterly, FortuneMovesTheMargin) {
  town.set("enterprise.fortune_persistence", 0.5);
  firms.fortune[0] = -0.3;  // half is left: 0.1 - 0.15
  town.run("settle_accounts", test::spring);
  EXPECT_NEAR(firms.fortune[0], -0.15, 1e-12);
  EXPECT_NEAR(firms.profit_year[0], -5e4, 0.01);
}

TEST_F(Quarterly, MarginsRevertOnceAYear) {
  town.set("enterprise.margin_persistence", 0.5);
  firms.margin[0] = 0.3;  // half of the 0.2 above the mean is left
  town.run("settle_accounts", test::spring);
  EXPECT_NEAR(firms.margin[0], 0.2, 1e-12);
  town.run("settle_accounts", test::summer);
  EXPECT_NEAR(firms.margin[0], 0.2, 1e-12);
}

// Margins of 10,000 enterprises after 30 years: mean 0.1 and deviation 0.06 within five standard errors,
// 0.0006 and 0.06 / sqrt(20,000).
TEST_F(Quarterly, MarginsAreStationary) {
  town.set("enterprise.margin_persistence", 0.85);
  town.set("enterprise.margin_deviation", 0.06);
  for (int i = 0; i < 9999; ++i) town.add_enterprise(1e6);
  for (int i = 0; i < 30; ++i) town.run("settle_accounts", test::spring + 4 * i);
  double mean = 0;
  double squares = 0;
  for (const double each : firms.margin.values()) {
    mean += each / 10000;
    squares += (each - 0.1) * (each - 0.1) / 10000;
  }
  EXPECT_NEAR(mean, 0.1, 0.003);
  EXPECT_NEAR(std::sqrt(squares), 0.06, 0.0022);
}

TEST_F(Quarterly, WorksAreWrittenDown) {
  town.set("enterprise.depreciation", 0.3439);  // a tenth a quarter
  firms.works[0] = 2e5;
  town.run("settle_accounts", test::spring);
  EXPECT_NEAR(firms.works[0], 1.8e5, 1e-6);
  EXPECT_NEAR(firms.profit_year[0], 8e4, 1e-6);
  EXPECT_EQ(town.cash(0), 5e5) << "no money moves";
}

// Fortunes of 5000 enterprises after 30 quarters have the deviation that is asked for: 0.06 within five
// standard errors 0.06 / sqrt(10,000) x 5.
TEST_F(Quarterly, FortuneIsStationary) {
  town.set("enterprise.fortune_persistence", 0.7);
  town.set("enterprise.fortune_deviation", 0.06);
  for (int i = 0; i < 4999; ++i) town.add_enterprise(1e6);
  for (int i = 0; i < 30; ++i) town.run("settle_accounts", test::spring + 4 * i);
  double squares = 0;
  for (const double each : firms.fortune.values()) squares += each * each / 5000;
  EXPECT_NEAR(std::sqrt(squares), 0.06, 0.003);
}

// A year of 4 million sales, standard tax 25 %, extra deduction 100 %, resistance 2: it would relabel a
// quarter.
class YearEnd : public Quarterly {
 protected:
  YearEnd() {
    town.city.terms.standard_rate[0] = 0.25;
    town.city.terms.manufacturing_deduction[0] = 1.0;
    firms.sales_year[0] = 3e6;
    firms.profit_year[0] = 1e6;
    firms.taxable_1[0] = 1e6;
    firms.interest_year[0] = 7.0;
    firms.sales_1[0] = 2e6;
    firms.sales_2[0] = 1.5e6;
    firms.reported_1[0] = 11.0;
    firms.reported_2[0] = 12.0;
  }
  double reported(double research, bool aware) {
    firms.research_year[0] = research;
    firms.aware[0] = aware ? 1 : 0;
    town.run("settle_accounts", test::winter);
    return firms.reported_1[0];
  }
};

TEST_F(YearEnd, BooksMoveAYearBack) {
  EXPECT_NEAR(reported(1e5, false), 1.25e5, 1e-6);
  EXPECT_NEAR(firms.relabelling[0], 0.25, 1e-12);
  EXPECT_EQ(firms.profit_1[0], 1.1e6);
  EXPECT_NEAR(firms.taxable_1[0], 1.1e6 - 1.25e5, 1e-6);
  EXPECT_EQ(firms.interest_1[0], 7.0);
  EXPECT_EQ(firms.sales_1[0], 4e6);
  EXPECT_EQ(firms.sales_2[0], 2e6);
  EXPECT_EQ(firms.sales_3[0], 1.5e6);
  EXPECT_EQ(firms.reported_2[0], 11.0);
  EXPECT_EQ(firms.reported_3[0], 12.0);
  EXPECT_EQ(firms.profit_year[0] + firms.sales_year[0] + firms.research_year[0] + firms.interest_year[0],
            0.0);
}

TEST_F(YearEnd, TheNotchIsWorthALittleMore) {
  // 5 % of 4 million are 200,000: 50,000 more than 150,000, a third of it, within the half that goes unseen
  EXPECT_NEAR(reported(1.5e5, true), 2e5, 1e-6);
}

TEST_F(YearEnd, ButNotTooMuchMore) {
  EXPECT_NEAR(reported(1e5, true), 1.25e5, 1e-6);
}

TEST_F(YearEnd, WhoPaysNoTaxRelabelsNothing) {
  firms.taxable_1[0] = -1e6;
  EXPECT_NEAR(reported(1e5, false), 1e5, 1e-6);
}

}  // namespace
}  // namespace xiamen
