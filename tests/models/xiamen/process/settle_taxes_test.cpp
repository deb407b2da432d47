#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Standard rate 25 %, certified 15 %, extra deduction 100 % for manufacturers and 75 % for others.
class Taxes : public testing::Test {
 protected:
  Taxes() {
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    town.city.terms.standard_rate[0] = 0.25;
    town.city.terms.certified_rate[0] = 0.15;
    town.city.terms.small_rate[0] = 0.05;
    town.city.terms.manufacturing_deduction[0] = 1.0;
    town.city.terms.general_deduction[0] = 0.75;
    for (std::size_t row = 0; row < 3; ++row) town.give_cash(row, 1e6);
  }
  double tax(std::size_t row) const { return 1e6 - town.cash(row); }
  Town town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Taxes, ByHand) {
  firms.profit_1[0] = 1e6;  // less 200,000 extra: 25 % of 800,000
  firms.reported_1[0] = 2e5;
  firms.profit_1[1] = 1e6;  // certified: 15 %
  firms.high_tech_until[1] = test::winter.ordinal();
  firms.profit_1[2] = 1e6;  // commerce: 75 % of 200,000
  firms.reported_1[2] = 2e5;
  firms.sector[2] = 2;
  town.run("settle_taxes", test::summer);
  EXPECT_EQ(tax(0), 2e5);
  EXPECT_EQ(tax(1), 1.5e5);
  EXPECT_EQ(tax(2), 212500.0);
  EXPECT_EQ(town.balance(town.city.accounts.city_budget), 562500.0);
  EXPECT_EQ(firms.taxable_1[0], 8e5);
  EXPECT_EQ(town.city.tally.tax_relief, 5e4 + 1e5 + 37500);
}

TEST_F(Taxes, SmallOnesPayLittle) {
  town.city.terms.small_limit[0] = 3e6;
  firms.profit_1[0] = 3e6;
  firms.profit_1[1] = 3e6 + 100;
  town.run("settle_taxes", test::summer);
  EXPECT_EQ(tax(0), 1.5e5);
  EXPECT_EQ(tax(1), 750025.0);
}

TEST_F(Taxes, LossesAreCarried) {
  firms.profit_1[0] = -4e5;
  firms.reported_1[0] = 1e5;
  town.run("settle_taxes", test::summer);
  EXPECT_EQ(tax(0), 0.0);
  EXPECT_EQ(firms.losses_carried[0], 5e5);
  EXPECT_EQ(firms.taxable_1[0], -5e5);
  firms.profit_1[0] = 9e5;
  town.run("settle_taxes", sim::Quarter(2022, 2));
  EXPECT_EQ(tax(0), 7.5e4);  // 25 % of 900,000 - 100,000 - 500,000
  EXPECT_EQ(firms.losses_carried[0], 0.0);
  EXPECT_EQ(town.city.tally.tax_relief, 2.5e4) << "losses are no relief: 25 % of the extra 100,000 is";
}

TEST_F(Taxes, AreDueOnceAYear) {
  firms.profit_1[0] = 1e6;
  for (const sim::Quarter quarter : {test::spring, test::autumn, test::winter}) {
    town.run("settle_taxes", quarter);
    EXPECT_EQ(tax(0), 0.0) << quarter.text();
  }
}

}  // namespace
}  // namespace xiamen
