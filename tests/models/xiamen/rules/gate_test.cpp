#include "models/xiamen/rules/gate.hpp"

#include <gtest/gtest.h>

#include "sim/random/random.hpp"

namespace xiamen {
namespace {

TEST(Gate, PassesByTheLogisticLaw) {
  EXPECT_DOUBLE_EQ(pass_probability(0.0, 0.0, 0.0), 0.5);
  // 1 / (1 + e^-2) = 0.880797077977882
  EXPECT_NEAR(pass_probability(0.5, 1.0, 0.5), 0.880797077977882, 1e-12);
  EXPECT_NEAR(pass_probability(-0.5, -1.0, -0.5), 1.0 - 0.880797077977882, 1e-12);
}

TEST(Gate, DoubtDrawsTheBeliefTowardsAHalf) {
  // sqrt(1 + pi/8) = 1.180127; 1 / (1 + e^(-1/1.180127)) = 0.700058
  EXPECT_NEAR(believed_pass_probability(0.0, 1.0, 1.0, 0.0), 0.70005, 5e-5);
  EXPECT_DOUBLE_EQ(believed_pass_probability(0.0, 0.0, 7.0, 0.0), 0.5);
  EXPECT_DOUBLE_EQ(believed_pass_probability(0.3, 0.4, 0.0, 0.3), pass_probability(0.3, 0.4, 0.3));
}

// The approximation against the mean it stands for: 200,000 draws of merit, standard error below 0.0005, and
// the error of the approximation itself below 0.01 for these variances.
TEST(Gate, BelievedChanceIsTheMeanOverMerit) {
  const sim::Stream luck = sim::RandomSource(3, 1).lifelong("merit");
  for (const double mean : {-1.0, 0.0, 1.5}) {
    double sum = 0;
    constexpr std::uint64_t draws = 200000;
    for (std::uint64_t i = 0; i < draws; ++i) {
      sum += pass_probability(0.2, mean + luck.normal(sim::make_key("draw", i)), 0.0);
    }
    EXPECT_NEAR(believed_pass_probability(0.2, mean, 1.0, 0.0), sum / draws, 0.012) << mean;
  }
}

TEST(Belief, MovesByThePrecisions) {
  // prior precision 1, signal precision 1/4: variance 1/1.25 = 0.8, mean 0.8 x (0 + 2/4) = 0.4
  const Belief belief = after_signal({0.0, 1.0}, 2.0, 2.0);
  EXPECT_DOUBLE_EQ(belief.variance, 0.8);
  EXPECT_DOUBLE_EQ(belief.mean, 0.4);
}

TEST(Belief, TwoSignalsInEitherOrderSayTheSame) {
  const Belief one = after_signal(after_signal({0.1, 1.0}, 0.7, 0.5), -0.2, 0.9);
  const Belief other = after_signal(after_signal({0.1, 1.0}, -0.2, 0.9), 0.7, 0.5);
  EXPECT_NEAR(one.mean, other.mean, 1e-14);
  EXPECT_NEAR(one.variance, other.variance, 1e-14);
}

}  // namespace
}  // namespace xiamen
