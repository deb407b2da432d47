#include "sim/core/money.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

Money sum_of(const std::vector<Money>& parts) {
  return std::accumulate(parts.begin(), parts.end(), Money());
}

std::vector<std::int64_t> in_fen(const std::vector<Money>& parts) {
  std::vector<std::int64_t> fen;
  for (const Money part : parts) fen.push_back(part.in_fen());
  return fen;
}

TEST(Money, RoundsHalfAwayFromZero) {
  EXPECT_EQ(Money::yuan(12.34).in_fen(), 1234);
  EXPECT_EQ(Money::yuan(0.125).in_fen(), 13);
  EXPECT_EQ(Money::yuan(-0.125).in_fen(), -13);
  EXPECT_EQ(Money::yuan(0.004999).in_fen(), 0);
  EXPECT_EQ(Money::yuan(5e9).in_fen(), 500'000'000'000);
  EXPECT_EQ(Money::yuan(19.17e8).in_yuan(), 19.17e8);
}

TEST(Money, RefusesWhatItCannotHold) {
  EXPECT_THROW(Money::yuan(9e16), RunFailed);
  EXPECT_THROW(Money::yuan(-9e16), RunFailed);
  EXPECT_THROW(Money::yuan(std::numeric_limits<double>::quiet_NaN()), RunFailed);
  EXPECT_THROW(Money::yuan(std::numeric_limits<double>::infinity()), RunFailed);
  const Money most = Money::fen(std::numeric_limits<std::int64_t>::max());
  const Money least = Money::fen(std::numeric_limits<std::int64_t>::min());
  EXPECT_THROW(most + Money::fen(1), RunFailed);
  EXPECT_THROW(least - Money::fen(1), RunFailed);
  EXPECT_THROW(-least, RunFailed);
  EXPECT_EQ(most - most, Money());
}

TEST(Portion, RoundsToAFen) {
  EXPECT_EQ(portion(Money::fen(1000), 0.5).in_fen(), 500);
  EXPECT_EQ(portion(Money::fen(1), 0.5).in_fen(), 1);
  EXPECT_EQ(portion(Money::fen(-1), 0.5).in_fen(), -1);
  EXPECT_EQ(portion(Money::fen(10), 0.35).in_fen(), 4);
  EXPECT_EQ(portion(Money::fen(123456789), 1.0).in_fen(), 123456789);
  EXPECT_EQ(portion(Money::fen(100), -0.25).in_fen(), -25);
  EXPECT_THROW(portion(Money::fen((std::int64_t{1} << 53) + 1), 0.1), RunFailed);
  EXPECT_THROW(portion(Money::fen(1), std::nan("")), RunFailed);
  EXPECT_THROW(portion(Money::fen(std::int64_t{1} << 52), 1e6), RunFailed);
}

TEST(Apportion, LargestRemainderByHand) {
  // 100 fen at 1:1:1 is 33 1/3 each; the odd fen goes to the first.
  EXPECT_EQ(in_fen(apportion(Money::fen(100), std::vector{1.0, 1.0, 1.0})),
            (std::vector<std::int64_t>{34, 33, 33}));
  // 10 fen at 0.5:0.3:0.2 comes out even; 7 fen is 3.5, 2.1, 1.4, and the one left goes to 3.5.
  EXPECT_EQ(in_fen(apportion(Money::fen(10), std::vector{0.5, 0.3, 0.2})),
            (std::vector<std::int64_t>{5, 3, 2}));
  EXPECT_EQ(in_fen(apportion(Money::fen(7), std::vector{5.0, 3.0, 2.0})),
            (std::vector<std::int64_t>{4, 2, 1}));
  // 2 fen at 1:3 is 0.5 and 1.5: a tie goes to the lower position.
  EXPECT_EQ(in_fen(apportion(Money::fen(2), std::vector{1.0, 3.0})), (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(in_fen(apportion(Money::fen(-7), std::vector{5.0, 3.0, 2.0})),
            (std::vector<std::int64_t>{-4, -2, -1}));
}

TEST(Apportion, NothingToShareBy) {
  EXPECT_TRUE(apportion(Money::fen(5), {}).empty());
  EXPECT_EQ(in_fen(apportion(Money::fen(5), std::vector{0.0, 0.0})), (std::vector<std::int64_t>{0, 0}));
  EXPECT_THROW(apportion(Money::fen(5), std::vector{1.0, -1.0}), RunFailed);
  EXPECT_THROW(apportion(Money::fen(5), std::vector{std::nan("")}), RunFailed);
  EXPECT_THROW(apportion(Money::fen(5), std::vector{std::numeric_limits<double>::infinity()}), RunFailed);
}

TEST(Apportion, SumsExactlyAndStaysWithinAFenOfTheQuota) {
  const Stream luck = RandomSource(3, 1).lifelong("apportion");
  for (Key run = 0; run < 500; ++run) {
    const std::size_t count = 1 + luck.below(40, run);
    std::vector<double> weights;
    double whole = 0.0;
    for (unsigned i = 0; i < count; ++i) {
      const double weight = luck.chance(0.2, run, i, 1) ? 0.0 : luck.exponential(run, i, 2);
      weights.push_back(weight);
      whole += weight;
    }
    const Money total =
        Money::fen(static_cast<std::int64_t>(luck.uniform(run, 0, 3) * 2e12) - 1'000'000'000'000);
    const std::vector<Money> parts = apportion(total, weights);
    if (whole == 0.0) continue;
    ASSERT_EQ(sum_of(parts), total);
    for (std::size_t i = 0; i < count; ++i) {
      const double quota = static_cast<double>(total.in_fen()) * weights[i] / whole;
      ASSERT_LE(std::fabs(static_cast<double>(parts[i].in_fen()) - quota), 1.01);
      if (weights[i] == 0.0) {
        ASSERT_EQ(parts[i], Money());
      }
    }
  }
}

TEST(Apportion, ExtremeTotalsAndWeights) {
  const Money most = Money::fen(std::numeric_limits<std::int64_t>::max());
  const Money least = Money::fen(std::numeric_limits<std::int64_t>::min());
  for (const Money total : {most, least}) {
    EXPECT_EQ(sum_of(apportion(total, std::vector{1.0, 2.0, 4.0})), total);
    EXPECT_EQ(apportion(total, std::vector{0.0, 1e-320}).back(), total);
    EXPECT_EQ(sum_of(apportion(total, std::vector{1e308, 1e308, 1e308})), total);
  }
}

}  // namespace
}  // namespace sim
