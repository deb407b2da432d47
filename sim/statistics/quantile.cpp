#include "sim/statistics/quantile.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace sim {

double quantile(std::span<const double> values, double probability) {
  if (!(probability >= 0.0 && probability <= 1.0))
    throw InvalidInput("the probability of a quantile lies from 0 to 1");
  std::vector<double> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double value) { return !std::isnan(value); });
  if (sorted.empty()) return not_a_number;
  std::sort(sorted.begin(), sorted.end());
  const double place = static_cast<double>(sorted.size() - 1) * probability;
  const auto below = static_cast<std::size_t>(place);
  const double part = place - static_cast<double>(below);
  // Not interpolated where there is no need, so that an infinite neighbour does no harm.
  if (part == 0.0 || sorted[below] == sorted[below + 1]) return sorted[below];
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

}  // namespace sim
