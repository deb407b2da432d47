#include "sim/statistics/quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "sim/core/problem.hpp"

namespace {

using sim::quantile;

TEST(Quantile, ThreeNumbersByHand) {
  const std::vector<double> values = {30.0, 10.0, 20.0};
  EXPECT_EQ(quantile(values, 0.0), 10.0);
  EXPECT_EQ(quantile(values, 0.5), 20.0);
  EXPECT_EQ(quantile(values, 1.0), 30.0);
  EXPECT_DOUBLE_EQ(quantile(values, 0.05), 11.0);  // h = 0.1
  EXPECT_DOUBLE_EQ(quantile(values, 0.95), 29.0);  // h = 1.9
}

/// R: quantile(c(1, 2, 4, 8, 16, 32, 64), c(0.1, 0.25, 0.9), type = 7)
TEST(Quantile, IsTheSeventhDefinition) {
  const std::vector<double> values = {1, 2, 4, 8, 16, 32, 64};
  EXPECT_DOUBLE_EQ(quantile(values, 0.1), 1.6);
  EXPECT_DOUBLE_EQ(quantile(values, 0.25), 3.0);
  EXPECT_DOUBLE_EQ(quantile(values, 0.9), 44.8);
}

/// Of the numbers 0 to n - 1 the quantile at p is (n - 1) p.
TEST(Quantile, OfEvenlySpacedNumbersIsProportional) {
  std::vector<double> values;
  for (int number = 100; number >= 0; --number) values.push_back(number);
  for (int percent = 0; percent <= 100; ++percent)
    EXPECT_NEAR(quantile(values, percent / 100.0), percent, 1e-12);
}

TEST(Quantile, OneValueIsAllOfThemAndNanIsNone) {
  EXPECT_EQ(quantile(std::vector<double>{7.0}, 0.05), 7.0);
  EXPECT_EQ(quantile(std::vector<double>{std::nan(""), 7.0, std::nan("")}, 0.95), 7.0);
  EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
  EXPECT_TRUE(std::isnan(quantile(std::vector<double>{std::nan("")}, 0.5)));
}

TEST(Quantile, InfinitiesStayWhatTheyAre) {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<double> values = {0.0, infinity, infinity};
  EXPECT_EQ(quantile(values, 0.0), 0.0);
  EXPECT_EQ(quantile(values, 0.75), infinity);
}

TEST(Quantile, ProbabilitiesAreShares) {
  const std::vector<double> values = {1.0};
  for (const double wrong : {-0.01, 1.01, std::nan("")})
    EXPECT_THROW(quantile(values, wrong), sim::InvalidInput);
}

}  // namespace
