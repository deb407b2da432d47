#pragma once
#include <algorithm>

#include "sim/core/math.hpp"

namespace xiamen {

/// E max(X - cost, 0) for lognormal X with mean `mean` and log-deviation `deviation`: what a draw from the
/// ideas is worth to one who takes up only those that pay. mean Phi(d) - cost Phi(d - deviation), d =
/// (ln(mean / cost) + deviation^2 / 2) / deviation.
inline double expected_gain(double mean, double cost, double deviation) {
  if (cost <= 0.0) return mean - cost;
  const double d = (sim::log(mean / cost) + 0.5 * deviation * deviation) / deviation;
  // Far out of the money the two terms cancel; rounding must not leave less than nothing.
  return std::max(0.0, mean * sim::normal_cdf(d) - cost * sim::normal_cdf(d - deviation));
}

}  // namespace xiamen
