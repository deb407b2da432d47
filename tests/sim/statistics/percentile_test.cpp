#include "sim/statistics/percentile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace sim {
namespace {

TEST(Percentile, GoesStraightBetweenNeighbours) {
  const std::vector<double> three{1, 2, 6};
  EXPECT_EQ(percentile_of_sorted(three, 0), 1);
  EXPECT_EQ(percentile_of_sorted(three, 0.25), 1.5);
  EXPECT_EQ(percentile_of_sorted(three, 0.5), 2);
  EXPECT_EQ(percentile_of_sorted(three, 0.75), 4);
  EXPECT_EQ(percentile_of_sorted(three, 1), 6);
}

TEST(Percentile, OfOneAndOfNone) {
  const std::vector<double> one{3};
  EXPECT_EQ(percentile_of_sorted(one, 0.9), 3);
  EXPECT_TRUE(std::isnan(percentile_of_sorted({}, 0.5)));
}

}  // namespace
}  // namespace sim
