#pragma once
#include "sim/core/math.hpp"

/// Yearly values as they act in a quarter.
namespace xiamen {

/// A share lost, or the chance of an event, in a year: 1 - (1 - r)^(1/4).
inline double quarterly_loss(double yearly) {
  return 1.0 - sim::pow(1.0 - yearly, 0.25);
}

/// Growth or interest of a year: (1 + r)^(1/4) - 1.
inline double quarterly_growth(double yearly) {
  return sim::pow(1.0 + yearly, 0.25) - 1.0;
}

}  // namespace xiamen
