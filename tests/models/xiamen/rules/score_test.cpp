#include "models/xiamen/rules/score.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

constexpr ScoreTerms terms{40, 30, 0.1, 5, 1e6, 0.35};

TEST(Score, AddsUpTheMarks) {
  // half of the R&D, (2 + 3 / 6) of 5 rights, a fifth of the growth: 20 + 15 + 6
  EXPECT_NEAR(innovation_points(terms, 0.05, 2, 3, 0.07), 41.0, 1e-9);
  // 20 + 30 x 0.4 + 6
  EXPECT_NEAR(tax_index(terms, 0.05, 4e5, 0.07), 38.0, 1e-9);
}

TEST(Score, LiesBetweenNoneAndAHundred) {
  EXPECT_DOUBLE_EQ(innovation_points(terms, 0.5, 100, 100, 3.0), 100.0);
  EXPECT_DOUBLE_EQ(tax_index(terms, 0.0, 0.0, -0.5), 0.0);
}

}  // namespace
}  // namespace xiamen
