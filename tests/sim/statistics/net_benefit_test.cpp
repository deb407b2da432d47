#include "sim/statistics/net_benefit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

using Numbers = std::vector<double>;

double normal_below(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2.0;
}

// Gains 4, 5, 6 at costs 10, 12, 11: at 2 each the benefits are -2, -2, 1, with mean -1 and deviation
// sqrt(3). Student's t with two degrees has P(T <= t) = 1/2 + t / (2 sqrt(2 + t^2)).
TEST(NetBenefit, ThreePairsByHand) {
  const Numbers benefits = net_benefits(Numbers{4, 5, 6}, Numbers{10, 12, 11}, 2.0);
  EXPECT_EQ(benefits, (Numbers{-2, -2, 1}));
  const NetBenefit found = net_benefit(benefits);
  const auto below = [](double t) { return 0.5 + t / (2.0 * std::sqrt(2.0 + t * t)); };
  EXPECT_DOUBLE_EQ(found.effect.effect, -1.0);
  EXPECT_DOUBLE_EQ(found.effect.share_above_zero, 1.0 / 3.0);
  ASSERT_TRUE(found.one_future && found.in_the_mean);
  EXPECT_NEAR(*found.in_the_mean, below(-1.0), 1e-9);
  EXPECT_NEAR(*found.one_future, below(-0.5), 1e-9);
}

// At 2 each a pair may tie: it is not worth more than it costs.
TEST(NetBenefit, ATieIsNotAboveZero) {
  EXPECT_EQ(net_benefit(net_benefits(Numbers{5, 6}, Numbers{10, 10}, 2.0)).effect.share_above_zero, 0.5);
}

TEST(NetBenefit, OfNothingOrOnePairIsNoChance) {
  EXPECT_FALSE(net_benefit(Numbers{3.0}).one_future);
  EXPECT_EQ(net_benefit(Numbers{3.0}).effect.share_above_zero, 1.0);
  EXPECT_FALSE(net_benefit(Numbers{0.0, 0.0, 0.0}).in_the_mean);
  EXPECT_EQ(net_benefit(Numbers{2.0, 2.0}).in_the_mean, 1.0);
  EXPECT_EQ(net_benefit(Numbers{-2.0, -2.0}).one_future, 0.0);
  EXPECT_EQ(net_benefit(Numbers{}).effect.pairs, 0U);
  EXPECT_EQ(net_benefit(Numbers{1.0, std::nan(""), 3.0}).effect.pairs, 2U);
  EXPECT_THROW(net_benefits(Numbers{1.0}, Numbers{}, 1.0), InvalidInput);
}

// Jointly normal gains (2, deviation 1) and costs (5, deviation 2), correlation 0.6: at a worth w the net
// benefit is normal with mean 2 w - 5 and variance w^2 + 4 - 2.4 w.
TEST(NetBenefit, FollowsTheNormalLaw) {
  constexpr std::size_t pairs = 20000;
  const Stream luck = RandomSource(31, 1).lifelong("study");
  Numbers gains, costs;
  for (Key pair = 0; pair < pairs; ++pair) {
    const double common = luck.normal(pair, 0);
    gains.push_back(2.0 + common);
    costs.push_back(5.0 + 2.0 * (0.6 * common + 0.8 * luck.normal(pair, 1)));
  }
  for (const double worth : {0.5, 2.0, 2.5, 4.0}) {
    const NetBenefit found = net_benefit(net_benefits(gains, costs, worth));
    const double truth = normal_below((2 * worth - 5) / std::sqrt(worth * worth + 4 - 2.4 * worth));
    const double error = std::sqrt(truth * (1 - truth) / pairs);
    EXPECT_NEAR(found.effect.share_above_zero, truth, 5 * error) << worth;
    // mean and deviation known to 1 / sqrt(pairs) standardised, times at most the height of the density
    EXPECT_NEAR(*found.one_future, truth, 5 * 0.4 * 1.5 / std::sqrt(pairs)) << worth;
  }
}

// The confidence in the mean is one: where the true mean is zero it lies below each level as often as the
// level says.
TEST(NetBenefit, ConfidenceInTheMeanIsUniformWhereThereIsNone) {
  constexpr int studies = 4000;
  int below = 0;
  for (int study = 0; study < studies; ++study) {
    const Stream luck = RandomSource(32, static_cast<std::uint64_t>(study)).lifelong("study");
    Numbers benefits;
    for (Key pair = 0; pair < 5; ++pair) benefits.push_back(luck.normal(pair, 0));
    below += *net_benefit(benefits).in_the_mean < 0.1 ? 1 : 0;
  }
  EXPECT_NEAR(below / double{studies}, 0.1, 5 * std::sqrt(0.09 / studies));
}

// Replicate 1: the first; 2: nothing; 3: both alike; 4: not known of the second.
TEST(BestShares, FourReplicatesByHand) {
  const BestShares found = best_shares({{3, -1, 2, 9}, {1, -2, 2, std::nan("")}});
  EXPECT_EQ(found.pairs, 3U);
  EXPECT_DOUBLE_EQ(found.shares[0], 1.5 / 3);
  EXPECT_DOUBLE_EQ(found.shares[1], 0.5 / 3);
  EXPECT_DOUBLE_EQ(found.none, 1.0 / 3);
  EXPECT_THROW(best_shares({{1.0}, {}}), InvalidInput);
}

TEST(BestShares, WhereNothingDiffersAllShare) {
  const BestShares found = best_shares({{0, 0}, {0, 0}});
  EXPECT_DOUBLE_EQ(found.none, 1.0 / 3);
  EXPECT_DOUBLE_EQ(found.shares[1], 1.0 / 3);
  EXPECT_TRUE(std::isnan(best_shares({}).none));
}

}  // namespace
}  // namespace sim
