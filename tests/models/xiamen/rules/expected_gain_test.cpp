#include "models/xiamen/rules/expected_gain.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/random/random.hpp"

namespace xiamen {
namespace {

TEST(ExpectedGain, ByHand) {
  // mean 1, cost 1, deviation 1: d = 1/2, Phi(1/2) - Phi(-1/2) = 0.3829249225480262
  EXPECT_NEAR(expected_gain(1.0, 1.0, 1.0), 0.3829249225480262, 1e-9);
}

TEST(ExpectedGain, WithoutDoubtItIsTheSurplus) {
  EXPECT_NEAR(expected_gain(3.0, 1.0, 1e-6), 2.0, 1e-9);
  EXPECT_NEAR(expected_gain(1.0, 3.0, 1e-6), 0.0, 1e-9);
  EXPECT_DOUBLE_EQ(expected_gain(3.0, 0.0, 1.0), 3.0);
}

TEST(ExpectedGain, FallsWithCostAndRisesWithDoubt) {
  EXPECT_GT(expected_gain(2.0, 1.0, 0.5), expected_gain(2.0, 1.2, 0.5));
  EXPECT_GT(expected_gain(2.0, 1.0, 0.9), expected_gain(2.0, 1.0, 0.5));
}

TEST(ExpectedGain, IsNeverNegative) {
  for (double cost = 1.0; cost < 100.0; cost *= 1.01) {
    EXPECT_GE(expected_gain(1.0, cost, 0.05), 0.0) << cost;
    EXPECT_GE(expected_gain(1.0, cost, 1.0), 0.0) << cost;
  }
}

// Mean of max(X - 1.5, 0) over 100,000 lognormal draws with mean 2 and deviation 0.8. The gain's own
// deviation is below 2.1, so five standard errors are below 0.034.
TEST(ExpectedGain, IsTheMeanOfTheOption) {
  const sim::Stream luck = sim::RandomSource(5, 1).lifelong("option");
  double sum = 0;
  constexpr std::uint64_t draws = 100000;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const double worth = 2.0 * sim::exp(0.8 * luck.normal(sim::make_key("draw", i)) - 0.32);
    sum += std::max(0.0, worth - 1.5);
  }
  EXPECT_NEAR(expected_gain(2.0, 1.5, 0.8), sum / draws, 0.034);
}

}  // namespace
}  // namespace xiamen
