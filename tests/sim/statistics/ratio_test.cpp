#include "sim/statistics/ratio.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"
#include "sim/statistics/paired.hpp"

namespace sim {
namespace {

constexpr double t_two = 4.3026527297;  // t(0.975, 2)

// Costs 10, 12, 14 for 4, 5, 6 units: means 12 and 5, variances 4 and 1, covariance 2, each over 3. With
// k = t^2 / 3: a = 25 - k, b = 60 - 2 k, c = 144 - 4 k. Fieller 1954.
TEST(RatioOfMeans, ThreePairsByHand) {
  const auto found = ratio_of_means(std::vector{10.0, 12.0, 14.0}, std::vector{4.0, 5.0, 6.0});
  const double k = t_two * t_two / 3;
  const double a = 25 - k, b = 60 - 2 * k, c = 144 - 4 * k;
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->ratio, 2.4);
  EXPECT_NEAR(found->low, (b - std::sqrt(b * b - a * c)) / a, 1e-12);
  EXPECT_NEAR(found->high, (b + std::sqrt(b * b - a * c)) / a, 1e-12);
}

// At its ends the mean of cost - r x units is exactly t standard errors from zero: the definition.
TEST(RatioOfMeans, EndsWhereTheDifferenceIsJustToldFromZero) {
  const std::vector<double> cost = {3.1, 2.7, 4.4, 3.3, 5.0};
  const std::vector<double> units = {1.0, 1.4, 1.1, 0.9, 1.6};
  const auto found = ratio_of_means(cost, units);
  ASSERT_TRUE(found);
  for (const double r : {found->low, found->high}) {
    std::vector<double> scaled;
    for (const double each : units) scaled.push_back(r * each);
    const PairedEffect effect = paired_effect(scaled, cost);
    EXPECT_NEAR(std::min(std::fabs(*effect.low), std::fabs(*effect.high)), 0.0, 1e-9);
  }
}

// Units that do not vary: the interval is that of the mean cost, divided.
TEST(RatioOfMeans, OfACertainNumberIsAMean) {
  const std::vector<double> cost = {1.0, 2.0, 6.0};
  const auto found = ratio_of_means(cost, std::vector{2.0, 2.0, 2.0});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->high, (3.0 + t_two * std::sqrt(7.0 / 3.0)) / 2, 1e-9);
  EXPECT_NEAR(found->low, (3.0 - t_two * std::sqrt(7.0 / 3.0)) / 2, 1e-9);
}

// Costs in proportion to units: one ratio, no width.
TEST(RatioOfMeans, InProportionHasNoWidth) {
  const auto found = ratio_of_means(std::vector{2.0, 4.0, 6.0, 2.0}, std::vector{-1.0, -2.0, -3.0, -1.0});
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->ratio, -2.0);
  EXPECT_NEAR(found->low, -2.0, 1e-6);
  EXPECT_NEAR(found->high, -2.0, 1e-6);
}

TEST(RatioOfMeans, IsNotDefinedWhereTheUnitsMayBeNone) {
  const std::vector<double> cost = {10.0, 12.0, 14.0};
  EXPECT_FALSE(ratio_of_means(cost, std::vector{-1.0, 1.0, 2.0}));
  EXPECT_FALSE(ratio_of_means(cost, std::vector{0.0, 0.0, 0.0}));
  EXPECT_FALSE(ratio_of_means(std::vector{1.0}, std::vector{1.0}));
  EXPECT_FALSE(ratio_of_means({}, {}));
  EXPECT_THROW(ratio_of_means(cost, std::vector{1.0}), InvalidInput);
  EXPECT_THROW(ratio_of_means(cost, cost, 1.0), InvalidInput);
}

TEST(RatioOfMeans, LeavesOutPairsWithNaN) {
  const double gap = std::nan("");
  const auto found =
      ratio_of_means(std::vector{10.0, gap, 12.0, 14.0, 3.0}, std::vector{4.0, 1.0, 5.0, 6.0, gap});
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->ratio, 2.4);
}

// Correlated normal costs and units, true ratio 3: 95 of 100 intervals hold it. The units' mean is six
// standard errors from zero, so practically every study has an interval.
TEST(RatioOfMeans, CoversTheTruth) {
  constexpr int studies = 4000;
  int covered = 0;
  int defined = 0;
  for (int study = 0; study < studies; ++study) {
    const Stream luck = RandomSource(22, static_cast<std::uint64_t>(study)).lifelong("study");
    std::vector<double> cost;
    std::vector<double> units;
    for (Key pair = 0; pair < 12; ++pair) {
      const double common = luck.normal(pair, 0);
      units.push_back(2.0 + 1.0 * common);
      cost.push_back(6.0 + 2.0 * common + 1.5 * luck.normal(pair, 1));
    }
    const auto found = ratio_of_means(cost, units);
    if (!found) continue;
    ++defined;
    covered += found->low < 3.0 && 3.0 < found->high ? 1 : 0;
  }
  EXPECT_GT(defined, studies * 99 / 100);
  EXPECT_NEAR(covered / static_cast<double>(defined), 0.95, 5.0 * std::sqrt(0.95 * 0.05 / studies));
}

}  // namespace
}  // namespace sim
