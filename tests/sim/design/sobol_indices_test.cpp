#include "sim/design/sobol_indices.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/design/design.hpp"

namespace sim {
namespace {

using Function = std::function<double(std::span<const double>)>;

SobolIndices indices_of(const Function& function, std::size_t factors, std::size_t samples) {
  const Design design = saltelli_layout(samples, factors, 1);
  std::vector<double> values;
  for (std::size_t row = 0; row < design.points(); ++row) values.push_back(function(design.point(row)));
  return sobol_indices(factors, values, Bootstrap{});
}

void expect_inside(const IndexEstimate& estimate, double truth, double widest) {
  EXPECT_LE(estimate.low, truth);
  EXPECT_GE(estimate.high, truth);
  EXPECT_LE(estimate.low, estimate.value);
  EXPECT_GE(estimate.high, estimate.value);
  EXPECT_LT(estimate.high - estimate.low, widest);
}

// Three rows of one factor: A = 1, 2, 3, B = 3, 1, 2, and A with B's factor is B itself.
TEST(SobolIndices, OfThreeRowsByHand) {
  const std::vector<double> values{1, 3, 3, 2, 1, 1, 3, 2, 2};
  const SobolIndices indices = sobol_indices(1, values, Bootstrap{});
  EXPECT_EQ(indices.samples, 3u);
  EXPECT_DOUBLE_EQ(indices.mean, 2.0);
  EXPECT_DOUBLE_EQ(indices.variance, 2.0 / 3.0);
  // Around 2: sum of b (mixed - a) is 1·2 + (-1)(-1) + 0·(-1) = 3, of the squares 4 + 1 + 1 = 6.
  EXPECT_NEAR(indices.factors[0].first.value, 3.0 / 3.0 / (2.0 / 3.0), 1e-14);
  EXPECT_NEAR(indices.factors[0].total.value, 6.0 / 6.0 / (2.0 / 3.0), 1e-14);
}

TEST(SobolIndices, LeaveOutRowsThatAreNotWhole) {
  const std::vector<double> whole{1, 3, 3, 2, 1, 1, 3, 2, 2};
  std::vector<double> more = whole;
  more.insert(more.begin(), {5, not_a_number, 9});
  const SobolIndices indices = sobol_indices(1, more, Bootstrap{});
  EXPECT_EQ(indices.samples, 3u);
  EXPECT_EQ(indices.factors[0].first.value, sobol_indices(1, whole, Bootstrap{}).factors[0].first.value);
  const std::vector<double> still(9, 4.0);
  EXPECT_TRUE(std::isnan(sobol_indices(1, still, Bootstrap{}).factors[0].total.value));
  EXPECT_THROW(sobol_indices(2, whole, Bootstrap{}), RunFailed);
}

TEST(SobolIndices, IntervalsDependOnTheirSeedAlone) {
  const std::vector<double> values{1, 3, 2, 2, 1, 4, 3, 2, 5, 4, 4, 1};
  const SobolIndices once = sobol_indices(1, values, Bootstrap{});
  EXPECT_EQ(once.factors[0].total.low, sobol_indices(1, values, Bootstrap{}).factors[0].total.low);
  Bootstrap other;
  other.coverage = 0.5;
  EXPECT_LT(once.factors[0].total.low, sobol_indices(1, values, other).factors[0].total.low);
}

// Ishigami & Homma (1990) with a = 7, b = 0.1 on [-pi, pi]^3; its indices by integration.
TEST(SobolIndices, OfTheIshigamiFunctionLieInTheirIntervals) {
  const double pi = std::acos(-1.0);
  const Function ishigami = [pi](std::span<const double> u) {
    const double x = pi * (2 * u[0] - 1);
    const double y = pi * (2 * u[1] - 1);
    const double z = pi * (2 * u[2] - 1);
    return std::sin(x) + 7 * std::pow(std::sin(y), 2) + 0.1 * std::pow(z, 4) * std::sin(x);
  };
  const SobolIndices indices = indices_of(ishigami, 3, 1024);
  const double first[3] = {0.3139, 0.4424, 0.0};
  const double total[3] = {0.5576, 0.4424, 0.2437};
  EXPECT_NEAR(indices.mean, 3.5, 0.02);
  EXPECT_NEAR(indices.variance, 13.8446, 0.1);
  for (std::size_t factor = 0; factor < 3; ++factor) {
    expect_inside(indices.factors[factor].first, first[factor], 0.2);
    expect_inside(indices.factors[factor].total, total[factor], 0.2);
  }
}

// Sobol's g-function: the product of (|4u - 2| + a) / (1 + a); partial variances 1 / (3 (1 + a)^2).
TEST(SobolIndices, OfTheGFunctionLieInTheirIntervals) {
  const std::vector<double> weights{0, 1, 4.5, 9, 99, 99};
  const Function g = [&](std::span<const double> u) {
    double product = 1;
    for (std::size_t factor = 0; factor < weights.size(); ++factor)
      product *= (std::fabs(4 * u[factor] - 2) + weights[factor]) / (1 + weights[factor]);
    return product;
  };
  double variance = 1;
  std::vector<double> partial;
  for (const double weight : weights) {
    partial.push_back(1.0 / (3.0 * (1 + weight) * (1 + weight)));
    variance *= 1 + partial.back();
  }
  const double product = variance;
  variance -= 1;
  const SobolIndices indices = indices_of(g, weights.size(), 2048);
  for (std::size_t factor = 0; factor < weights.size(); ++factor) {
    expect_inside(indices.factors[factor].first, partial[factor] / variance, 0.2);
    expect_inside(indices.factors[factor].total, partial[factor] * product / (1 + partial[factor]) / variance,
                  0.2);
  }
}

// The share of data sets whose interval holds the truth, of a linear function whose samples are not
// quasi-random but luck, as the bootstrap takes them to be: 95 of 100 within what so many coins allow.
TEST(SobolIndices, IntervalsHoldTheTruthAsOftenAsTheySay) {
  int held = 0;
  constexpr int studies = 200;
  for (std::uint64_t seed = 1; seed <= studies; ++seed) {
    const Design both = latin_hypercube(128, 4, seed);
    std::vector<double> values;
    for (std::size_t row = 0; row < both.points(); ++row) {
      const auto u = both.point(row);
      const auto line = [](double x, double y) { return 2 * x + y; };
      for (const double value : {line(u[0], u[1]), line(u[2], u[3]), line(u[2], u[1]), line(u[0], u[3])})
        values.push_back(value);
    }
    const IndexEstimate total = sobol_indices(2, values, Bootstrap{300, 0.95, seed}).factors[0].total;
    held += total.low <= 0.8 && 0.8 <= total.high ? 1 : 0;
  }
  EXPECT_NEAR(held, 190, 12);
}

}  // namespace
}  // namespace sim
