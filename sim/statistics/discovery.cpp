#include "sim/statistics/discovery.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/problem.hpp"

namespace sim {

std::vector<bool> discoveries(std::span<const double> probabilities, double rate) {
  if (!(rate > 0.0 && rate < 1.0)) throw InvalidInput("a rate of false discoveries lies between 0 and 1");
  std::vector<double> sorted;
  for (const double probability : probabilities) {
    if (!std::isnan(probability)) sorted.push_back(probability);
  }
  std::sort(sorted.begin(), sorted.end());
  double limit = -1.0;
  for (std::size_t place = 0; place < sorted.size(); ++place) {
    const double allowed = rate * static_cast<double>(place + 1) / static_cast<double>(sorted.size());
    if (sorted[place] <= allowed) limit = sorted[place];
  }
  std::vector<bool> found;
  found.reserve(probabilities.size());
  for (const double probability : probabilities) found.push_back(probability <= limit);
  return found;
}

}  // namespace sim
