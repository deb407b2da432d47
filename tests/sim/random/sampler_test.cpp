#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "sim/core/hash.hpp"
#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

constexpr std::size_t samples = 400'000;
constexpr double tolerance = 5.0;  // standard errors

const Stream luck = RandomSource(11, 1).lifelong("sampler");

/// Largest distance between the share of samples up to each of 99 points and the law, in standard errors.
template <class Draw, class Law>
double worst_share_z(Draw&& draw, Law&& law, double low, double high) {
  std::vector<double> below(99, 0.0);
  const double step = (high - low) / 100.0;
  for (std::size_t i = 0; i < samples; ++i) {
    const double value = draw(i);
    for (std::size_t point = 0; point < below.size(); ++point) {
      if (value <= low + step * static_cast<double>(point + 1)) below[point] += 1.0;
    }
  }
  double worst = 0.0;
  for (std::size_t point = 0; point < below.size(); ++point) {
    const double wanted = law(low + step * static_cast<double>(point + 1));
    const double error = std::sqrt(wanted * (1.0 - wanted) / static_cast<double>(samples));
    worst = std::max(worst, std::fabs(below[point] / static_cast<double>(samples) - wanted) / error);
  }
  return worst;
}

TEST(Uniform, FollowsItsLaw) {
  EXPECT_LT(
      worst_share_z([](std::size_t i) { return luck.uniform(i); }, [](double x) { return x; }, 0.0, 1.0),
      tolerance);
  EXPECT_LT(
      worst_share_z([](std::size_t i) { return luck.pair(i).second; }, [](double x) { return x; }, 0.0, 1.0),
      tolerance);
}

TEST(Normal, FollowsItsLaw) {
  const auto law = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
  EXPECT_LT(worst_share_z([](std::size_t i) { return luck.normal(i); }, law, -4.0, 4.0), tolerance);
}

TEST(Normal, Moments) {
  const auto n = static_cast<double>(samples);
  double mean = 0.0;
  double square = 0.0;
  double fourth = 0.0;
  for (std::size_t i = 0; i < samples; ++i) {
    const double x = luck.normal(i);
    mean += x / n;
    square += x * x / n;
    fourth += x * x * x * x / n;
  }
  EXPECT_NEAR(mean, 0.0, tolerance / std::sqrt(n));
  EXPECT_NEAR(square, 1.0, tolerance * std::sqrt(2.0 / n));
  EXPECT_NEAR(fourth, 3.0, tolerance * std::sqrt(96.0 / n));  // E x^8 - (E x^4)^2 = 105 - 9
}

TEST(Exponential, FollowsItsLaw) {
  EXPECT_LT(worst_share_z([](std::size_t i) { return luck.exponential(i); },
                          [](double x) { return -std::expm1(-x); }, 0.0, 8.0),
            tolerance);
}

TEST(Chance, ShareAndEnds) {
  double hits = 0.0;
  for (std::size_t i = 0; i < samples; ++i) {
    hits += luck.chance(0.03, i) ? 1.0 : 0.0;
    ASSERT_FALSE(luck.chance(0.0, i));
    ASSERT_TRUE(luck.chance(1.0, i));
  }
  EXPECT_NEAR(hits / static_cast<double>(samples), 0.03,
              tolerance * std::sqrt(0.03 * 0.97 / static_cast<double>(samples)));
}

TEST(Poisson, FollowsItsLaw) {
  for (const double mean : {0.05, 3.0, 15.9, 16.0, 16.1, 40.0, 700.0}) {
    const std::size_t count = mean > 100.0 ? 20'000 : 100'000;
    const auto n = static_cast<double>(count);
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = luck.poisson(mean, i);
      sum += x;
      squares += (x - mean) * (x - mean);
    }
    EXPECT_NEAR(sum / n, mean, tolerance * std::sqrt(mean / n)) << mean;
    // Var (x - m)^2 = m + 2 m^2
    EXPECT_NEAR(squares / n, mean, tolerance * std::sqrt((mean + 2.0 * mean * mean) / n)) << mean;
  }
}

TEST(Poisson, EachCountHasItsProbability) {
  constexpr double mean = 20.0;  // two pieces
  std::vector<double> counts(200, 0.0);
  for (std::size_t i = 0; i < samples; ++i) counts[static_cast<std::size_t>(luck.poisson(mean, i))] += 1.0;
  for (std::size_t k = 5; k < 40; ++k) {
    const double p =
        std::exp(-mean + static_cast<double>(k) * std::log(mean) - std::lgamma(static_cast<double>(k) + 1));
    const auto n = static_cast<double>(samples);
    EXPECT_NEAR(counts[k] / n, p, tolerance * std::sqrt(p * (1.0 - p) / n)) << k;
  }
}

TEST(Poisson, LargerMeanNeverLowersTheCount) {
  for (Key agent = 0; agent < 200; ++agent) {
    int before = 0;
    for (double mean = 0.0; mean < 50.0; mean += 0.37) {
      const int count = luck.poisson(mean, agent);
      ASSERT_GE(count, before);
      before = count;
    }
  }
}

TEST(Poisson, RefusesWhatHasNoLaw) {
  EXPECT_EQ(luck.poisson(0.0, 1), 0);
  EXPECT_THROW(static_cast<void>(luck.poisson(-0.1, 1)), RunFailed);
  EXPECT_THROW(static_cast<void>(luck.poisson(std::nan(""), 1)), RunFailed);
  EXPECT_THROW(static_cast<void>(luck.poisson(17.0, 1, 1023)), RunFailed);
  EXPECT_THROW(static_cast<void>(luck.poisson(1.0, 1, 1024)), RunFailed);
}

TEST(Below, EveryNumberAlikeAndNoneOutside) {
  constexpr std::uint32_t n = 7;
  std::vector<double> counts(n, 0.0);
  for (std::size_t i = 0; i < samples; ++i) counts.at(luck.below(n, i)) += 1.0;
  const double p = 1.0 / n;
  for (const double count : counts) {
    EXPECT_NEAR(count / static_cast<double>(samples), p,
                tolerance * std::sqrt(p * (1.0 - p) / static_cast<double>(samples)));
  }
  EXPECT_EQ(luck.below(1, 5), 0U);
  for (std::size_t i = 0; i < 1000; ++i) ASSERT_LT(luck.below(0xffffffffU, i), 0xffffffffU);
  EXPECT_THROW(static_cast<void>(luck.below(0, 1)), RunFailed);
}

TEST(Below, FollowsTheUniformOfTheSameKey) {
  for (std::size_t i = 0; i < 10'000; ++i) {
    ASSERT_EQ(luck.below(1000, i), static_cast<std::uint32_t>(luck.uniform(i) * 1000.0));
  }
}

/// The samples themselves: results of published studies rest on them.
TEST(Samplers, PublishedDigest) {
  Digester digester;
  for (Key agent = 0; agent < 2000; ++agent) {
    const Stream stream =
        RandomSource(1, agent % 5).stream("digest", Quarter(2021, 1) + static_cast<int>(agent % 7));
    const Pair pair = stream.pair(agent, 3, agent / 2);
    const double values[] = {pair.first,
                             pair.second,
                             stream.normal(agent),
                             stream.exponential(agent, 1),
                             static_cast<double>(stream.poisson(0.01 * static_cast<double>(agent), agent, 2)),
                             static_cast<double>(stream.below(1000, agent, 9))};
    digester.add_values(std::span<const double>(values));
  }
  EXPECT_EQ(digester.result().hex(), "46ba55ff2e72c1f91c242bea1aa07303");
}

}  // namespace
}  // namespace sim
