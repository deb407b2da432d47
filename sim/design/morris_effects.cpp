#include "sim/design/morris_effects.hpp"

#include <cmath>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

double mean_of(const std::vector<double>& numbers) {
  double sum = 0;
  for (const double number : numbers) sum += number;
  return numbers.empty() ? not_a_number : sum / static_cast<double>(numbers.size());
}

double deviation_of(const std::vector<double>& numbers, double mean) {
  if (numbers.size() < 2) return not_a_number;
  double squares = 0;
  for (const double number : numbers) squares += (number - mean) * (number - mean);
  return std::sqrt(squares / static_cast<double>(numbers.size() - 1));
}

MorrisEffect summary(const std::vector<double>& effects) {
  std::vector<double> sizes;
  for (const double effect : effects) sizes.push_back(std::fabs(effect));
  MorrisEffect result;
  result.effects = effects.size();
  result.mean = mean_of(effects);
  result.mean_size = mean_of(sizes);
  result.deviation = deviation_of(effects, result.mean);
  result.mean_size_error =
      deviation_of(sizes, result.mean_size) / std::sqrt(static_cast<double>(sizes.size()));
  return result;
}

}  // namespace

std::vector<MorrisEffect> morris_effects(const Design& design, std::span<const double> values) {
  const std::size_t length = design.factors + 1;
  if (values.size() != design.points() || design.points() % length != 0)
    throw RunFailed("the values are not those of Morris's trajectories");
  std::vector<std::vector<double>> effects(design.factors);
  for (std::size_t row = 1; row < design.points(); ++row) {
    if (row % length == 0) continue;  // another trajectory begins
    for (std::size_t factor = 0; factor < design.factors; ++factor) {
      const double moved = design.at(row, factor) - design.at(row - 1, factor);
      if (moved == 0.0) continue;
      const double effect = (values[row] - values[row - 1]) / moved;
      if (!std::isnan(effect)) effects[factor].push_back(effect);
    }
  }
  std::vector<MorrisEffect> all;
  for (const std::vector<double>& one : effects) all.push_back(summary(one));
  return all;
}

}  // namespace sim
