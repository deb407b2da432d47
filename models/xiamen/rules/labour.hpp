#pragma once
#include <algorithm>

#include "sim/core/math.hpp"

namespace xiamen {

/// Wage after one quarter of adjustment to scarcity; moves at most 3 % (`wanted_over_supply` is last
/// quarter's).
inline double cleared_wage(double wage, double wanted_over_supply, double speed) {
  return wage * (1.0 + std::clamp(speed * (wanted_over_supply - 1.0), -0.03, 0.03));
}

/// Share of the stock that moves in (negative: out) in a quarter, by what living here is worth against
/// outside.
inline double migration_rate(double worth_here, double worth_outside, double elasticity) {
  return std::clamp(elasticity / 4.0 * sim::log(worth_here / worth_outside), -0.03, 0.03);
}

}  // namespace xiamen
