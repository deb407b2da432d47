#pragma once
namespace xiamen {

/// K' = (1 - d) K + inflow.
inline double next_knowledge(double knowledge, double inflow, double depreciation) {
  return (1.0 - depreciation) * knowledge + inflow;
}

/// Share of what it hears that an enterprise can take up: K / (K + half) (Cohen and Levinthal 1990).
inline double absorption(double knowledge, double half) {
  return knowledge > 0.0 ? knowledge / (knowledge + half) : 0.0;
}

}  // namespace xiamen
