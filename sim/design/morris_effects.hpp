#pragma once
#include <span>
#include <vector>

#include "sim/design/design.hpp"

namespace sim {

/// What the elementary effects of one factor say, each the change of the value over the change of the
/// coordinate: a change of the value if the factor went from 0 to 1 and all were linear.
struct MorrisEffect {
  std::size_t effects = 0;  ///< that could be computed
  double mean = 0;          ///< mu (Morris 1991)
  double mean_size = 0;     ///< mu*, of their sizes (Campolongo, Cariboni & Saltelli 2007)
  double deviation = 0;     ///< sigma; large beside mu*: not linear, or acts with others. NaN for one effect
  double mean_size_error = 0;  ///< standard error of mu*; NaN for one effect
};

/// One for each factor of a design of `morris_trajectories`; `values` has one value for each point, NaN where
/// there is none: the effects on both its sides are left out, and a factor without any has NaN throughout.
/// Throws RunFailed for other lengths.
std::vector<MorrisEffect> morris_effects(const Design& design, std::span<const double> values);

}  // namespace sim
