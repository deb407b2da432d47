#pragma once
#include <optional>
#include <vector>

#include "sim/study/study_factor.hpp"

namespace sim {

/// What must be left of a prior within the range of its parameter.
inline constexpr double least_mass = 0.01;

/// `prior` cut off where the range of the parameter ends, if it loses anything to speak of by that; nothing
/// if hardly anything of it is left.
std::optional<Prior> plausible(const Prior& prior, const Parameter& parameter);

/// A factor over the whole run, without values yet.
StudyFactor factor_of(const Parameter& parameter, const FactorContext& context);

/// Screening leaves out what hardly ever comes: at a coordinate of 0 or 1 an unbounded prior has no value. A
/// `range` is taken whole.
void set_tails(DesignKind kind, bool ranged, StudyFactor& factor);

/// The `context.head.widest` parameters of the widest priors that are not in `there`; fewer if there are not
/// so many.
std::vector<StudyFactor> widest_factors(const FactorContext& context, const std::vector<StudyFactor>& there);

}  // namespace sim
