#include "models/xiamen/rules/labour.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(ClearedWage, FollowsScarcityByAtMostThreePerCent) {
  EXPECT_DOUBLE_EQ(cleared_wage(100.0, 1.1, 0.1), 101.0);
  EXPECT_DOUBLE_EQ(cleared_wage(100.0, 0.9, 0.1), 99.0);
  EXPECT_DOUBLE_EQ(cleared_wage(100.0, 3.0, 0.5), 103.0);
  EXPECT_DOUBLE_EQ(cleared_wage(100.0, 0.0, 0.5), 97.0);
  EXPECT_DOUBLE_EQ(cleared_wage(100.0, 1.0, 0.5), 100.0);
}

TEST(MigrationRate, IsTheLogOfWhatLifeIsWorthHere) {
  // 0.4 / 4 x ln(1.1) = 0.009531017980432495
  EXPECT_NEAR(migration_rate(110.0, 100.0, 0.4), 0.009531017980432495, 1e-15);
  EXPECT_NEAR(migration_rate(100.0, 110.0, 0.4), -0.009531017980432495, 1e-15);
  EXPECT_EQ(migration_rate(100.0, 100.0, 0.4), 0.0);
  EXPECT_DOUBLE_EQ(migration_rate(200.0, 100.0, 4.0), 0.03);
}

}  // namespace
}  // namespace xiamen
