#include "sim/statistics/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/statistics/paired.hpp"
#include "sim/statistics/student.hpp"

namespace sim {

std::optional<RatioOfMeans> ratio_of_means(std::span<const double> numerator,
                                           std::span<const double> denominator, double confidence) {
  if (numerator.size() != denominator.size())
    throw InvalidInput("numerator and denominator hold different replicates");
  if (!(confidence > 0.0 && confidence < 1.0)) throw InvalidInput("a confidence level lies between 0 and 1");
  std::vector<double> above;
  std::vector<double> below;
  for (std::size_t i = 0; i < numerator.size(); ++i) {
    if (std::isnan(numerator[i]) || std::isnan(denominator[i])) continue;
    above.push_back(numerator[i]);
    below.push_back(denominator[i]);
  }
  if (above.size() < 2) return std::nullopt;
  const auto pairs = static_cast<double>(above.size());
  const double above_mean = summarise(above).mean;
  const double below_mean = summarise(below).mean;
  // sums of squares and products, then t^2 x variance or covariance of the means
  double above_square = 0;
  double below_square = 0;
  double product = 0;
  for (std::size_t i = 0; i < above.size(); ++i) {
    above_square += (above[i] - above_mean) * (above[i] - above_mean);
    below_square += (below[i] - below_mean) * (below[i] - below_mean);
    product += (above[i] - above_mean) * (below[i] - below_mean);
  }
  const double quantile = student_quantile(0.5 + confidence / 2.0, above.size() - 1);
  const double factor = quantile * quantile / (pairs * (pairs - 1.0));

  // (above - r below)^2 = t^2 var(above - r below) is a r^2 - 2 b r + c = 0.
  const double a = below_mean * below_mean - factor * below_square;
  const double b = above_mean * below_mean - factor * product;
  const double c = above_mean * above_mean - factor * above_square;
  if (!(a > 0.0)) return std::nullopt;
  const double half_width = std::sqrt(std::max(0.0, b * b - a * c)) / a;
  return RatioOfMeans{above_mean / below_mean, b / a - half_width, b / a + half_width};
}

}  // namespace sim
