#include "sim/statistics/paired.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

TEST(PairedEffect, ThreePairsByHand) {
  // Differences 1, 2, 6: mean 3, deviation sqrt(7), t(0.975, 2) = 4.302653.
  const PairedEffect effect = paired_effect(std::vector{10.0, 20.0, 30.0}, std::vector{11.0, 22.0, 36.0});
  EXPECT_EQ(effect.pairs, 3U);
  EXPECT_EQ(effect.baseline, 20.0);
  EXPECT_EQ(effect.value, 23.0);
  EXPECT_EQ(effect.effect, 3.0);
  const double half_width = 4.302652729749 * std::sqrt(7.0 / 3.0);
  ASSERT_TRUE(effect.low && effect.high);
  EXPECT_NEAR(*effect.low, 3.0 - half_width, 1e-9);
  EXPECT_NEAR(*effect.high, 3.0 + half_width, 1e-9);
  EXPECT_EQ(effect.share_above_zero, 1.0);
}

TEST(PairedEffect, OtherConfidence) {
  const PairedEffect effect = paired_effect(std::vector{0.0, 0.0, 0.0}, std::vector{1.0, 2.0, 6.0}, 0.9);
  EXPECT_NEAR(*effect.high - 3.0, 2.919985580354 * std::sqrt(7.0 / 3.0), 1e-9);
  EXPECT_THROW(paired_effect(std::vector{0.0}, std::vector{0.0}, 0.0), InvalidInput);
  EXPECT_THROW(paired_effect(std::vector{0.0}, std::vector{0.0}, 1.0), InvalidInput);
  EXPECT_THROW(paired_effect(std::vector{0.0}, std::vector{0.0}, std::nan("")), InvalidInput);
}

// Differences 1, 2, 6 again: one more pair lies within t(0.95, 2) sqrt(7) sqrt(1 + 1/3) of the mean.
TEST(PairedEffect, RangeOfOneFutureByHand) {
  const PairedEffect effect = paired_effect(std::vector{10.0, 20.0, 30.0}, std::vector{11.0, 22.0, 36.0});
  ASSERT_TRUE(effect.predictive_low && effect.predictive_high);
  EXPECT_NEAR(*effect.predictive_low, 3.0 - 2.919985580354 * std::sqrt(7.0 * 4 / 3), 1e-9);
  EXPECT_NEAR(*effect.predictive_high, 3.0 + 2.919985580354 * std::sqrt(7.0 * 4 / 3), 1e-9);
  EXPECT_THROW(paired_effect(std::vector{0.0}, std::vector{0.0}, 0.95, 1.0), InvalidInput);
}

TEST(PairedEffect, OnePairHasNoInterval) {
  const PairedEffect effect = paired_effect(std::vector{1.0}, std::vector{3.0});
  EXPECT_EQ(effect.effect, 2.0);
  EXPECT_FALSE(effect.low);
  EXPECT_FALSE(effect.high);
  EXPECT_FALSE(effect.predictive_low);
  EXPECT_FALSE(effect.predictive_high);
}

TEST(PairedEffect, ATieIsNotAboveZero) {
  EXPECT_EQ(paired_effect(std::vector{1.0, 1.0, 1.0, 1.0}, std::vector{1.0, 1.0, 2.0, 0.0}).share_above_zero,
            0.25);
}

TEST(PairedEffect, NoDifferenceIsExactlyZero) {
  const std::vector<double> values = {0.1, 0.7, 1e9};
  const PairedEffect effect = paired_effect(values, values);
  EXPECT_EQ(effect.effect, 0.0);
  EXPECT_EQ(effect.low, 0.0);
  EXPECT_EQ(effect.high, 0.0);
  EXPECT_EQ(effect.share_above_zero, 0.0);
}

TEST(PairedEffect, LeavesOutPairsWithNaN) {
  const double gap = std::nan("");
  const PairedEffect effect =
      paired_effect(std::vector{1.0, gap, 3.0, 4.0}, std::vector{2.0, 100.0, gap, 4.0});
  EXPECT_EQ(effect.pairs, 2U);
  EXPECT_EQ(effect.baseline, 2.5);
  EXPECT_EQ(effect.value, 3.0);
  EXPECT_EQ(effect.effect, 0.5);
  EXPECT_EQ(effect.share_above_zero, 0.5);
  const PairedEffect none = paired_effect(std::vector{gap}, std::vector{1.0});
  EXPECT_EQ(none.pairs, 0U);
  EXPECT_TRUE(std::isnan(none.effect));
  EXPECT_TRUE(std::isnan(none.share_above_zero));
  EXPECT_FALSE(none.low);
}

TEST(PairedEffect, RefusesUnequalLengths) {
  EXPECT_THROW(paired_effect(std::vector{1.0}, std::vector{1.0, 2.0}), InvalidInput);
}

/// The interval holds the true effect in 95 of 100 studies.
TEST(PairedEffect, CoversTheTruth) {
  constexpr int studies = 4000;
  int covered = 0;
  for (int study = 0; study < studies; ++study) {
    const Stream luck = RandomSource(21, static_cast<std::uint64_t>(study)).lifelong("study");
    std::vector<double> before;
    std::vector<double> after;
    for (Key pair = 0; pair < 8; ++pair) {
      before.push_back(luck.normal(pair, 0));
      after.push_back(before.back() + 0.4 + 0.5 * luck.normal(pair, 1));
    }
    const PairedEffect effect = paired_effect(before, after);
    covered += *effect.low < 0.4 && 0.4 < *effect.high ? 1 : 0;
  }
  EXPECT_NEAR(covered / static_cast<double>(studies), 0.95, 5.0 * std::sqrt(0.95 * 0.05 / studies));
}

/// The range of one future holds the difference of one more pair in 90 of 100 studies, and a wide one at
/// that: however many pairs there are.
TEST(PairedEffect, ForeseesOneMorePair) {
  constexpr int studies = 4000;
  for (const Key pairs : {Key{3}, Key{8}, Key{20}}) {
    int covered = 0;
    for (int study = 0; study < studies; ++study) {
      const Stream luck = RandomSource(23, static_cast<std::uint64_t>(study)).lifelong("study");
      std::vector<double> before;
      std::vector<double> after;
      for (Key pair = 0; pair < pairs; ++pair) {
        before.push_back(luck.normal(pair, 0));
        after.push_back(before.back() + 0.4 + 0.5 * luck.normal(pair, 1));
      }
      const PairedEffect effect = paired_effect(before, after);
      const double next = 0.4 + 0.5 * luck.normal(pairs, 1);
      covered += *effect.predictive_low < next && next < *effect.predictive_high ? 1 : 0;
    }
    EXPECT_NEAR(covered / static_cast<double>(studies), 0.90, 5.0 * std::sqrt(0.9 * 0.1 / studies)) << pairs;
  }
}

TEST(Summarise, ByHand) {
  const Summary summary = summarise(std::vector{1.0, std::nan(""), 2.0, 6.0});
  EXPECT_EQ(summary.count, 3U);
  EXPECT_EQ(summary.mean, 3.0);
  EXPECT_DOUBLE_EQ(summary.deviation, std::sqrt(7.0));
  EXPECT_EQ(summarise(std::vector{4.0}).mean, 4.0);
  EXPECT_TRUE(std::isnan(summarise(std::vector{4.0}).deviation));
  EXPECT_EQ(summarise({}).count, 0U);
  EXPECT_TRUE(std::isnan(summarise({}).mean));
}

}  // namespace
}  // namespace sim
