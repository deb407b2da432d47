#pragma once
#include <boost/sort/spreadsort/float_sort.hpp>
#include <vector>

#include "sim/core/math.hpp"

namespace xiamen {

/// Gini coefficient of positive amounts x, ascending: sum of (2 i - n - 1) x_i over n x sum of x_i, i from 1;
/// 0 where all are equal, near 1 where one has all. NaN of none.
inline double gini(std::vector<double> amounts) {
  boost::sort::spreadsort::float_sort(amounts.begin(), amounts.end());
  const auto number = static_cast<double>(amounts.size());
  double sum = 0;
  double weighted = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    sum += amounts[i];
    weighted += (2.0 * static_cast<double>(i + 1) - number - 1.0) * amounts[i];
  }
  return sum > 0.0 ? weighted / (number * sum) : sim::not_a_number;
}

}  // namespace xiamen
