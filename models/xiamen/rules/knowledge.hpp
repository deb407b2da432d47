#pragma once
#include "sim/core/math.hpp"

namespace xiamen {

/// Quarterly rate that compounds to the yearly one: 1 - (1 - d)^(1/4).
inline double quarterly_depreciation(double yearly) {
  return 1.0 - sim::pow(1.0 - yearly, 0.25);
}

/// K' = (1 - d) K + inflow.
inline double next_knowledge(double knowledge, double inflow, double depreciation) {
  return (1.0 - depreciation) * knowledge + inflow;
}

/// Share of what it hears that an enterprise can take up: K / (K + half) (Cohen and Levinthal 1990).
inline double absorption(double knowledge, double half) {
  return knowledge > 0.0 ? knowledge / (knowledge + half) : 0.0;
}

}  // namespace xiamen
