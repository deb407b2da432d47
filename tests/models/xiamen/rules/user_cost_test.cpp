#include "models/xiamen/rules/user_cost.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(UserCost, WithoutTaxOnlyTheSubsidyCounts) {
  EXPECT_DOUBLE_EQ(user_cost_of_research(0.0, 1.0, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(user_cost_of_research(0.0, 1.0, 0.03), 0.97);
}

TEST(UserCost, ByHand) {
  // (1 - 0.25 x 2) / 0.75 = 2/3
  EXPECT_DOUBLE_EQ(user_cost_of_research(0.25, 1.0, 0.0), 2.0 / 3.0);
  // (1 - 0.15 x 2) / 0.85 = 0.7 / 0.85, less 0.03
  EXPECT_DOUBLE_EQ(user_cost_of_research(0.15, 1.0, 0.03), 0.7 / 0.85 - 0.03);
}

TEST(UserCost, ExpensingAloneIsNeutral) {
  for (const double tax : {0.05, 0.15, 0.25}) EXPECT_DOUBLE_EQ(user_cost_of_research(tax, 0.0, 0.0), 1.0);
}

TEST(UserCost, ReliefIsWorthMoreToWhoPaysMoreTax) {
  EXPECT_LT(user_cost_of_research(0.25, 1.0, 0.0), user_cost_of_research(0.15, 1.0, 0.0));
  EXPECT_LT(user_cost_of_research(0.15, 1.0, 0.0), user_cost_of_research(0.15, 0.75, 0.0));
}

TEST(Relabelling, RisesWithTheGainAndFallsWithTheResistance) {
  EXPECT_DOUBLE_EQ(relabelling_share(0.25, 1.0, 2.0), 0.25);  // 0.25 x 2 / 2
  EXPECT_DOUBLE_EQ(relabelling_share(0.15, 1.0, 2.0), 0.15);
  EXPECT_DOUBLE_EQ(relabelling_share(0.0, 1.0, 2.0), 0.0);
  EXPECT_DOUBLE_EQ(relabelling_share(0.25, 1.0, 4.0), 0.125);
}

}  // namespace
}  // namespace xiamen
