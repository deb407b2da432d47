#pragma once
#include <algorithm>

#include "sim/core/math.hpp"

/// Whether cover pays for the one who buys it.
namespace xiamen {

/// What a cover is to its buyer, CNY.
struct CoverExposure {
  double probability = 0;  ///< of the event, as the buyer believes
  double payout = 0;       ///< if it happens
  double premium = 0;      ///< own part
  double effort = 0;       ///< papers and appraisal, own time
};

/// What stands between the buyer and insolvency.
struct Solvency {
  double buffer = 0;     ///< free cash and a year's normal surplus, CNY
  double deviation = 0;  ///< of a year's result, CNY
  double ruin_cost = 0;  ///< what the owners lose with the enterprise, CNY
};

/// Chance that a year's result eats the buffer up: Phi(-buffer / deviation).
inline double ruin_probability(const Solvency& owner, double more) {
  const double buffer = owner.buffer + more;
  if (owner.deviation <= 0.0) return buffer < 0.0 ? 1.0 : 0.0;
  return sim::normal_cdf(-buffer / owner.deviation);
}

/// Expected gain of buying: P x payout - premium - effort + cost of ruin x (ruin without - ruin with cover),
/// where the event costs the loss `payout` that cover would have paid. Positive: buying pays.
inline double gain_of_cover(const CoverExposure& cover, const Solvency& owner) {
  const double p = cover.probability;
  const double plain = p * cover.payout - cover.premium - cover.effort;
  if (owner.ruin_cost <= 0.0) return plain;
  const double without =
      p * ruin_probability(owner, -cover.payout) + (1.0 - p) * ruin_probability(owner, 0.0);
  const double with = ruin_probability(owner, -cover.premium);
  return plain + owner.ruin_cost * (without - with);
}

}  // namespace xiamen
