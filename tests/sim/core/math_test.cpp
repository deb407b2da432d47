#include "sim/core/math.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/hash.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Distance from the true value in units of the last place of the true value, subnormal numbers included.
double error_in_ulp(double got, long double wanted) {
  int exponent = 0;
  static_cast<void>(std::frexp(static_cast<double>(wanted), &exponent));
  const long double ulp = std::ldexp(1.0L, std::max(exponent, -1021) - 53);
  return static_cast<double>(std::fabs(static_cast<long double>(got) - wanted) / ulp);
}

/// `count` points between `low` and `high`, spread by keyed luck so that no regular pattern of bits is
/// favoured.
std::vector<double> points(double low, double high, std::size_t count) {
  const Stream stream = RandomSource(17, 1).lifelong("points");
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(low + (high - low) * stream.uniform(i));
  return values;
}

constexpr std::size_t dense = 200'000;

TEST(Exp, SpecialValues) {
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(-0.0), 1.0);
  EXPECT_EQ(exp(infinity), infinity);
  EXPECT_EQ(exp(-infinity), 0.0);
  EXPECT_TRUE(std::isnan(exp(not_a_number)));
  EXPECT_EQ(exp(709.79), infinity);
  EXPECT_TRUE(std::isfinite(exp(709.78)));
  EXPECT_EQ(exp(-745.14), 0.0);
  EXPECT_EQ(exp(-745.13), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(exp(1.0), 2.718281828459045);
}

TEST(Exp, WithinOneUlp) {
  double worst = 0.0;
  for (const auto& range : {std::pair{-708.0, 709.7}, std::pair{-1.0, 1.0}, std::pair{-1e-8, 1e-8}}) {
    for (const double x : points(range.first, range.second, dense)) {
      worst = std::max(worst, error_in_ulp(exp(x), std::exp(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, 0.75);
  double worst_subnormal = 0.0;
  for (const double x : points(-745.0, -708.0, dense)) {
    worst_subnormal = std::max(worst_subnormal, error_in_ulp(exp(x), std::exp(static_cast<long double>(x))));
  }
  EXPECT_LT(worst_subnormal, 1.0);
}

TEST(Log, SpecialValues) {
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(log(0.0), -infinity);
  EXPECT_EQ(log(-0.0), -infinity);
  EXPECT_EQ(log(infinity), infinity);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(-infinity)));
  EXPECT_TRUE(std::isnan(log(not_a_number)));
  EXPECT_EQ(log(2.0), 0.6931471805599453);
  EXPECT_EQ(log(std::numeric_limits<double>::denorm_min()), -744.4400719213812);
}

TEST(Log, WithinOneUlp) {
  double worst = 0.0;
  for (const double size : points(-744.0, 709.0, dense)) {
    const double x = std::exp(size);
    worst = std::max(worst, error_in_ulp(log(x), std::log(static_cast<long double>(x))));
  }
  for (const auto& range : {std::pair{0.5, 2.0}, std::pair{0.99, 1.01}, std::pair{1.0 - 1e-9, 1.0 + 1e-9}}) {
    for (const double x : points(range.first, range.second, dense)) {
      worst = std::max(worst, error_in_ulp(log(x), std::log(static_cast<long double>(x))));
    }
  }
  EXPECT_LT(worst, 1.0);
}

TEST(Pow, SpecialValues) {
  EXPECT_EQ(pow(0.0, 0.0), 1.0);
  EXPECT_EQ(pow(not_a_number, 0.0), 1.0);
  EXPECT_EQ(pow(1.0, not_a_number), 1.0);
  EXPECT_EQ(pow(0.0, 2.0), 0.0);
  EXPECT_EQ(pow(0.0, -2.0), infinity);
  EXPECT_EQ(pow(infinity, 2.0), infinity);
  EXPECT_EQ(pow(infinity, -2.0), 0.0);
  EXPECT_EQ(pow(2.0, infinity), infinity);
  EXPECT_EQ(pow(2.0, -infinity), 0.0);
  EXPECT_EQ(pow(0.5, infinity), 0.0);
  EXPECT_EQ(pow(1.0 + 0x1p-52, 1e300), infinity);
  EXPECT_EQ(pow(1.0 - 0x1p-53, 1e300), 0.0);
  EXPECT_TRUE(std::isnan(pow(-1.0, 2.0)));
  EXPECT_TRUE(std::isnan(pow(2.0, not_a_number)));
  EXPECT_EQ(pow(2.0, -1074.0), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(pow(10.0, 15.0), 1e15);
}

TEST(Pow, WithinTwoUlp) {
  const std::vector<double> sizes = points(-1.0, 1.0, dense);
  double worst = 0.0;
  for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
    const double wide = std::exp(300.0 * sizes[i]);
    const double near = 1.0 + 0.01 * sizes[i];
    const double y = 2.3 * sizes[i + 1];
    worst = std::max(worst, error_in_ulp(pow(wide, y), std::pow(static_cast<long double>(wide), y)));
    const double large = 6e4 * sizes[i + 1];
    worst = std::max(worst, error_in_ulp(pow(near, large), std::pow(static_cast<long double>(near), large)));
  }
  EXPECT_LT(worst, 1.0);  // the log is good to 2^-65, so that exp's own rounding is nearly all of it
}

TEST(Pow, ExactWhereTheResultIsADouble) {
  for (const double size : points(-300.0, 300.0, 20'000)) {
    const double x = std::exp(size);
    ASSERT_EQ(pow(x, 1.0), x);
    const double short_x = static_cast<double>(static_cast<float>(std::exp(size / 10.0)));
    ASSERT_EQ(pow(short_x, 2.0), short_x * short_x);
  }
}

TEST(Logistic, TwoSidesSumToOne) {
  EXPECT_EQ(logistic(0.0), 0.5);
  EXPECT_EQ(logistic(-800.0), 0.0);
  EXPECT_EQ(logistic(800.0), 1.0);
  for (const double x : points(-30.0, 30.0, 1000)) EXPECT_NEAR(logistic(x) + logistic(-x), 1.0, 3e-16);
}

TEST(NormalCdf, AgainstTheComplementaryErrorFunction) {
  EXPECT_EQ(normal_cdf(0.0), 0.5);
  EXPECT_EQ(normal_cdf(-infinity), 0.0);
  EXPECT_EQ(normal_cdf(infinity), 1.0);
  EXPECT_TRUE(std::isnan(normal_cdf(not_a_number)));
  double worst = 0.0;
  double worst_relative = 0.0;
  for (const double x : points(-37.0, 9.0, dense)) {
    const long double wanted = 0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L));
    const auto error = static_cast<double>(std::fabs(static_cast<long double>(normal_cdf(x)) - wanted));
    worst = std::max(worst, error);
    worst_relative = std::max(worst_relative, error / static_cast<double>(wanted));
  }
  EXPECT_LT(worst, 3e-16);
  EXPECT_LT(worst_relative, 2e-15);
}

TEST(NormalQuantile, InvertsTheDistributionFunction) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
  EXPECT_EQ(normal_quantile(0.0), -infinity);
  EXPECT_EQ(normal_quantile(1.0), infinity);
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(not_a_number)));
  for (const double size : points(-690.0, -0.001, dense)) {
    const double p = std::exp(size);
    const double x = normal_quantile(p);
    // dp/p = -x dx in the tail: the error of x grows by x^2 on the way back.
    ASSERT_NEAR(normal_cdf(x) / p, 1.0, 4e-15 * std::max(1.0, x * x)) << p;
  }
}

/// The bits themselves: a compiler or CPU that rounds one operation otherwise gives another digest.
TEST(Elementary, PublishedDigest) {
  Digester digester;
  for (int i = -4000; i <= 4000; ++i) {
    const double x = i * 0.18;
    const double positive = exp(x * 0.9);
    const double p = (i + 4000.5) / 8001.0;
    const double values[] = {exp(x),          log(positive),        pow(positive, 0.37),
                             pow(1.0 + p, x), normal_cdf(x * 0.05), normal_quantile(p),
                             logistic(x)};
    digester.add_values(std::span<const double>(values));
  }
  EXPECT_EQ(digester.result().hex(), "f80d4d8c247f1d7955a3a99b38d220cd");
}

}  // namespace
}  // namespace sim
