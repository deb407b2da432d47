#include "models/xiamen/rules/adoption.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace xiamen {
namespace {

TEST(Adoption, IsHeardOfFromOthers) {
  EXPECT_NEAR(chance_to_hear(0.03, 0.4, 0.5), 1.0 - std::exp(-0.23), 1e-15);
  EXPECT_EQ(chance_to_hear(0.0, 0.4, 0.0), 0.0);
}

TEST(Adoption, SavesAtMostTheCap) {
  EXPECT_NEAR(adoption_gain(0.01, 0.8, 1.0, 1.0), 0.01 * std::exp(0.8), 1e-15);
  EXPECT_EQ(adoption_gain(0.01, 0.8, 3.0, 0.03), 0.03);
}

// A saving of 1 a year that ends with chance h, discounted by r, is worth 1 / (r + h).
TEST(Adoption, IsWorthLessTheSoonerItIsOutOfDate) {
  EXPECT_NEAR(worth_of_saving(0.12, 0.08), 5.0, 1e-12);
}

TEST(Adoption, CostsTwiceAsMuchForTheSecondLevel) {
  EXPECT_EQ(adoption_cost(4e5, 1), 4e5);
  EXPECT_EQ(adoption_cost(4e5, 2), 8e5);
}

}  // namespace
}  // namespace xiamen
