#include "sim/design/point_noise.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/core/math.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

// Three points, two replicates. Means of points 2, 4, 9, of replicates 4, 6; residuals ±1, 0, ±1 and the
// rest.
TEST(PointNoise, OfThreePointsByHand) {
  const std::vector<double> values{2, 2, 3, 5, 7, 11};
  const PointNoise noise = point_noise(values, 2);
  // Residuals 1, -1, 0, 0, -1, 1: squares 4 over 2 degrees; between: 2 (9 + 1 + 16) over 2 degrees.
  EXPECT_DOUBLE_EQ(noise.of_mean, 1.0);
  EXPECT_DOUBLE_EQ(noise.share, 2.0 / 26.0);
  // F = 13 with 2 and 2 degrees: 1 / (1 + F).
  EXPECT_NEAR(noise.probability, 1.0 / 14.0, 1e-12);
}

TEST(PointNoise, WhatAReplicateDoesToAllPointsDoesNotCount) {
  const std::vector<double> values{1, 101, 2, 102, 5, 105};
  const PointNoise noise = point_noise(values, 2);
  EXPECT_EQ(noise.of_mean, 0.0);
  EXPECT_EQ(noise.share, 0.0);
  EXPECT_EQ(noise.probability, 0.0);
  const std::vector<double> still(6, 3.0);
  EXPECT_EQ(point_noise(still, 2).probability, 1.0);
}

TEST(PointNoise, IsUnknownWithoutASecondReplicateOrPoint) {
  const std::vector<double> values{1, 2, 3, 4};
  EXPECT_TRUE(std::isnan(point_noise(values, 1).share));
  EXPECT_TRUE(std::isnan(point_noise(values, 4).share));
  const std::vector<double> with_failed{2, 2, not_a_number, 4, 3, 5, 7, 11};
  const std::vector<double> without{2, 2, 3, 5, 7, 11};
  EXPECT_EQ(point_noise(with_failed, 2).share, point_noise(without, 2).share);
}

// Where points do nothing, the probability is below 5 % in 5 of 100 studies, and the share is 1 in the
// middle.
TEST(PointNoise, OfNothingButLuckFollowsTheFLaw) {
  int found = 0;
  constexpr std::uint64_t studies = 1000;
  for (std::uint64_t study = 1; study <= studies; ++study) {
    const Stream luck = RandomSource(study, 0).lifelong("noise of a test");
    std::vector<double> values;
    for (Key point = 0; point < 12; ++point) {
      for (unsigned replicate = 0; replicate < 3; ++replicate)
        values.push_back(luck.normal(point, replicate));
    }
    found += point_noise(values, 3).probability < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(found, 50, 4 * std::sqrt(1000 * 0.05 * 0.95));
}

}  // namespace
}  // namespace sim
