#include "models/xiamen/rules/inequality.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace xiamen {
namespace {

// Of 1, 2 and 6: mean 3, absolute differences 1, 5, 4 of the three pairs; sum over ordered pairs 20 over 2 x
// 9 x 3.
TEST(Gini, OfThree) {
  EXPECT_NEAR(gini({6, 1, 2}), 20.0 / 54.0, 1e-15);
}

TEST(Gini, LiesBetweenAllEqualAndOneWithAll) {
  EXPECT_NEAR(gini({4, 4, 4, 4}), 0.0, 1e-15);
  EXPECT_NEAR(gini({0, 0, 0, 8}), 3.0 / 4.0, 1e-15);
  EXPECT_NEAR(gini({1, 2, 6}), gini({10, 20, 60}), 1e-15);
  EXPECT_TRUE(std::isnan(gini({})));
}

}  // namespace
}  // namespace xiamen
