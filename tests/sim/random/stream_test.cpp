#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "sim/random/random.hpp"

namespace sim {
namespace {

constexpr std::size_t draws = 200'000;
constexpr double limit = 5.0;  // standard errors: 6e-7 for a false alarm if the streams ever change

/// Pairs of numbers that ought to be independent; their correlation times sqrt(n) is standard normal.
template <class First, class Second>
double correlation_z(First&& first, Second&& second) {
  double sum = 0.0;
  for (std::size_t i = 0; i < draws; ++i) sum += (first(i) - 0.5) * (second(i) - 0.5);
  return sum * 12.0 / std::sqrt(static_cast<double>(draws));
}

/// Chi-square over a 16 x 16 table of pairs, as a standard normal number (Wilson and Hilferty 1931).
template <class First, class Second>
double table_z(First&& first, Second&& second) {
  std::vector<double> cells(256, 0.0);
  for (std::size_t i = 0; i < draws; ++i) {
    cells[static_cast<std::size_t>(first(i) * 16.0) * 16 + static_cast<std::size_t>(second(i) * 16.0)] += 1.0;
  }
  const double expected = static_cast<double>(draws) / 256.0;
  double chi_square = 0.0;
  for (const double cell : cells) chi_square += (cell - expected) * (cell - expected) / expected;
  const double freedom = 255.0;
  const double spread = 2.0 / (9.0 * freedom);
  return (std::cbrt(chi_square / freedom) - (1.0 - spread)) / std::sqrt(spread);
}

template <class First, class Second>
void expect_independent(First&& first, Second&& second) {
  EXPECT_LT(std::fabs(correlation_z(first, second)), limit);
  EXPECT_LT(std::fabs(table_z(first, second)), limit);
}

TEST(Stream, IsAFunctionOfItsKey) {
  const RandomSource source(1, 1);
  const Stream stream = source.stream("entry", Quarter(2026, 1));
  const double value = stream.uniform(7, 3, 9);
  EXPECT_EQ(RandomSource(1, 1).stream("entry", Quarter(2026, 1)).uniform(7, 3, 9), value);
  EXPECT_NE(stream.uniform(8, 3, 9), value);
  EXPECT_NE(stream.uniform(7, 4, 9), value);
  EXPECT_NE(stream.uniform(7, 3, 10), value);
  EXPECT_NE(source.stream("entrx", Quarter(2026, 1)).uniform(7, 3, 9), value);
  EXPECT_NE(source.stream("entry", Quarter(2026, 2)).uniform(7, 3, 9), value);
  EXPECT_NE(RandomSource(1, 2).stream("entry", Quarter(2026, 1)).uniform(7, 3, 9), value);
  EXPECT_NE(RandomSource(2, 1).stream("entry", Quarter(2026, 1)).uniform(7, 3, 9), value);
  EXPECT_NE(source.lifelong("entry").uniform(7, 3, 9), value);
}

TEST(RandomSource, RedrawnKeepsWhatIsLifelong) {
  const RandomSource source(1, 1);
  const RandomSource other = source.redrawn(1);
  const Quarter quarter(2026, 1);
  EXPECT_EQ(other.lifelong("entry").uniform(7), source.lifelong("entry").uniform(7));
  EXPECT_NE(other.stream("entry", quarter).uniform(7), source.stream("entry", quarter).uniform(7));
  EXPECT_NE(other.stream("entry", quarter).uniform(7), source.redrawn(2).stream("entry", quarter).uniform(7));
  EXPECT_NE(other.stream("entry", quarter).uniform(7),
            RandomSource(1, 2).redrawn(1).stream("entry", quarter).uniform(7));
}

TEST(Stream, NeighbouringKeysAreIndependent) {
  const RandomSource source(1, 1);
  const Quarter quarter(2026, 1);
  const Stream here = source.stream("entry", quarter);
  const auto self = [&](std::size_t i) { return here.uniform(i); };
  expect_independent(self, [&](std::size_t i) { return here.uniform(i + 1); });
  expect_independent(self, [&](std::size_t i) { return here.pair(i).second; });
  expect_independent(self, [&](std::size_t i) { return here.uniform(i, 1); });
  expect_independent(self, [&](std::size_t i) { return here.uniform(i, 0, 1); });
  expect_independent(self, [&](std::size_t i) { return source.stream("entry", quarter + 1).uniform(i); });
  expect_independent(self, [&](std::size_t i) { return source.stream("exit", quarter).uniform(i); });
  expect_independent(self,
                     [&](std::size_t i) { return RandomSource(1, 2).stream("entry", quarter).uniform(i); });
  expect_independent(self,
                     [&](std::size_t i) { return RandomSource(2, 1).stream("entry", quarter).uniform(i); });
  expect_independent([&](std::size_t i) { return here.uniform(1, 0, i + 1); },
                     [&](std::size_t i) { return here.uniform(1, 0, i + 2); });
}

TEST(Stream, TheChecksSeeADependence) {
  const Stream stream = RandomSource(1, 1).lifelong("x");
  const auto self = [&](std::size_t i) { return stream.uniform(i); };
  const auto mixed = [&](std::size_t i) {
    return stream.chance(0.02, i, 1) ? stream.uniform(i) : stream.uniform(i, 2);
  };
  EXPECT_GT(correlation_z(self, mixed), limit);
  const auto folded = [&](std::size_t i) { return std::fabs(2.0 * stream.uniform(i) - 1.0); };
  EXPECT_GT(table_z(self, folded), limit);
}

TEST(Keys, NoTwoAgentsShareOne) {
  std::set<Key> keys;
  for (std::uint64_t i = 0; i < 50'000; ++i) {
    keys.insert(make_key("a", i));
    keys.insert(make_key("b", i));
    keys.insert(child_key("a", make_key("a", i), 0));
    keys.insert(child_key("a", make_key("a", i), 1));
  }
  EXPECT_EQ(keys.size(), 200'000U);
}

/// Law A19: with common random numbers the variance of the effect of p0 -> p1 on n agents is n d (1 - d), d =
/// p1 - p0, against n (p0 (1 - p0) + p1 (1 - p1)) with luck of its own: 14.81 times less for 0.30 -> 0.33.
TEST(Stream, CommonLuckShrinksTheVarianceOfAnEffect) {
  constexpr double before = 0.30;
  constexpr double after = 0.33;
  constexpr std::size_t agents = 400;
  constexpr std::size_t replicates = 4000;
  std::vector<double> paired;
  std::vector<double> apart;
  for (std::size_t replicate = 1; replicate <= replicates; ++replicate) {
    const Stream stream = RandomSource(5, replicate).lifelong("choice");
    const Stream other = RandomSource(6, replicate).lifelong("choice");
    int base = 0;
    int shared = 0;
    int own = 0;
    for (Key agent = 0; agent < agents; ++agent) {
      base += stream.chance(before, agent) ? 1 : 0;
      shared += stream.chance(after, agent) ? 1 : 0;
      own += other.chance(after, agent) ? 1 : 0;
    }
    paired.push_back(shared - base);
    apart.push_back(own - base);
  }
  const auto variance = [](const std::vector<double>& values) {
    double mean = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values) sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(values.size() - 1);
  };
  const double gain = after - before;
  const double ratio = (after * (1.0 - after) + before * (1.0 - before)) / (gain * (1.0 - gain));
  EXPECT_NEAR(ratio, 14.81, 0.01);
  // A sample variance of n values has a relative standard error of sqrt(2/n); the ratio has two of them.
  EXPECT_NEAR(variance(apart) / variance(paired) / ratio, 1.0, limit * std::sqrt(4.0 / replicates));
  EXPECT_GE(*std::min_element(paired.begin(), paired.end()), 0.0) << "a better chance never loses an agent";
}

}  // namespace
}  // namespace sim
