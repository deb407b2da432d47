#include "sim/design/point_noise.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/fisher_f.hpp>

#include "sim/core/math.hpp"

namespace sim {
namespace {

double mean_of(std::span<const double> numbers) {
  double sum = 0;
  for (const double number : numbers) sum += number;
  return sum / static_cast<double>(numbers.size());
}

std::vector<std::span<const double>> whole_points(std::span<const double> values, std::size_t replicates) {
  std::vector<std::span<const double>> points;
  for (std::size_t start = 0; start + replicates <= values.size(); start += replicates) {
    const auto point = values.subspan(start, replicates);
    if (std::none_of(point.begin(), point.end(), [](double value) { return std::isnan(value); }))
      points.push_back(point);
  }
  return points;
}

}  // namespace

PointNoise point_noise(std::span<const double> values, std::size_t replicates) {
  if (replicates < 2) return {not_a_number, not_a_number, not_a_number};
  const std::vector<std::span<const double>> points = whole_points(values, replicates);
  if (points.size() < 2) return {not_a_number, not_a_number, not_a_number};
  const auto rows = static_cast<double>(points.size());
  const auto columns = static_cast<double>(replicates);
  std::vector<double> of_point;
  std::vector<double> of_replicate(replicates, 0.0);
  for (const auto& point : points) {
    of_point.push_back(mean_of(point));
    for (std::size_t place = 0; place < replicates; ++place) of_replicate[place] += point[place] / rows;
  }
  const double mean = mean_of(of_point);
  double between = 0;
  double left = 0;
  for (std::size_t row = 0; row < points.size(); ++row) {
    between += columns * (of_point[row] - mean) * (of_point[row] - mean);
    for (std::size_t place = 0; place < replicates; ++place) {
      const double residual = points[row][place] - of_point[row] - of_replicate[place] + mean;
      left += residual * residual;
    }
  }
  const double between_freedom = rows - 1.0;
  const double left_freedom = between_freedom * (columns - 1.0);
  between /= between_freedom;
  left /= left_freedom;
  // Rounding leaves a little where replicates do the same to all points.
  if (left <= 1e-24 * std::max(between, mean * mean)) return {0.0, 0.0, between > left ? 0.0 : 1.0};
  PointNoise noise{left / columns, left / between, 1.0};
  const boost::math::fisher_f law(between_freedom, left_freedom);
  noise.probability = boost::math::cdf(boost::math::complement(law, between / left));
  return noise;
}

}  // namespace sim
