#pragma once
#include <vector>

#include "sim/design/design.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/study/study_factor.hpp"

namespace sim {

/// The points of a study in the unit cube. Throws InvalidInput for more than `most_design_points`.
Design design_of(const StudyHead& head, const std::vector<StudyFactor>& factors);

/// Where what belongs together lies: points in one row of the layout.
std::size_t points_together(DesignKind kind, std::size_t factors);

/// One scenario a point, "STEM/1" and on: the base with the values of the factors, which replace what the
/// base says of these parameters.
std::vector<Scenario> scenarios_of(const StudyHead& head, const std::vector<StudyFactor>& factors,
                                   const Design& design, const Scenario& base, const std::string& file);

/// Where points bring a field of an entry beyond the field that limits it, each place of the file once with
/// the first such point.
std::vector<Problem> check_points(const std::vector<Scenario>& points, const Inputs& inputs, Quarter start,
                                  Quarter last);

}  // namespace sim
