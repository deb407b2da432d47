#include "models/xiamen/rules/status_rules.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

class HighTechRule : public testing::Test {
 protected:
  // 40 million a year for three years, 5 % of it R&D, one invention, ten years old
  HighTechRule() : rules(status_rules(town.context("certify_enterprises", test::winter))) {
    row = town.add_enterprise();
    firms.sales_1[row] = firms.sales_2[row] = firms.sales_3[row] = 40e6;
    firms.reported_1[row] = firms.reported_2[row] = firms.reported_3[row] = 2e6;
    firms.inventions[row] = 1.0;
  }
  bool meets() const { return meets_high_tech(firms, rules, row, test::winter.ordinal()); }

  Town town;
  StatusRules rules;
  Enterprises& firms = town.city.enterprises;
  std::size_t row = 0;
};

TEST_F(HighTechRule, FivePerCentIsJustEnoughForASmallEnterprise) {
  EXPECT_TRUE(meets());
  firms.reported_3[row] = 1.9e6;
  EXPECT_FALSE(meets());
}

TEST_F(HighTechRule, TheNotchFallsWithSize) {
  EXPECT_DOUBLE_EQ(rules.notch(50e6), 0.05);
  EXPECT_DOUBLE_EQ(rules.notch(50e6 + 1), 0.04);
  EXPECT_DOUBLE_EQ(rules.notch(200e6), 0.04);
  EXPECT_DOUBLE_EQ(rules.notch(200e6 + 1), 0.03);
  firms.sales_1[row] = 60e6;  // 6 of 140 million are 4.3 %
  EXPECT_TRUE(meets());
}

TEST_F(HighTechRule, NeedsOneInventionOrSixOtherRights) {
  firms.inventions[row] = 0.0;
  EXPECT_FALSE(meets());
  firms.other_rights[row] = 5.0;
  EXPECT_FALSE(meets());
  firms.other_rights[row] = 6.0;
  EXPECT_TRUE(meets());
}

TEST_F(HighTechRule, NeedsAYearOfLifeAndSales) {
  firms.birth[row] = test::winter.ordinal() - 3;
  EXPECT_FALSE(meets());
  firms.birth[row] = test::winter.ordinal() - 4;
  EXPECT_TRUE(meets());
  firms.sales_1[row] = firms.sales_2[row] = firms.sales_3[row] = 0.0;
  EXPECT_FALSE(meets());
}

TEST_F(HighTechRule, MarkByHand) {
  // 60 + 2 x 1; growth 0
  EXPECT_DOUBLE_EQ(innovation_mark(firms, rules, row), 62.0);
  firms.inventions[row] = 10.0;       // capped at 8
  firms.launches[row] = 1.5;          // 3
  firms.sales_2[row] = 40e6 / 1.175;  // half of the growth that gives the full 8
  EXPECT_NEAR(innovation_mark(firms, rules, row), 60 + 8 + 3 + 4, 1e-9);
}

}  // namespace
}  // namespace xiamen
