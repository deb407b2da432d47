#pragma once
#include <optional>

#include "sim/scenario/read_sweep.hpp"

namespace sim {

/// A goal with the points of its file: all levers scaled by the factor of the point, each value clipped to
/// the range of its parameter.
struct GoalPoints {
  Goal goal;
  std::vector<SweepPoint> points;
};

/// The `[goal]` of a file, whose own changes are `fixed`; nothing without one, or with a problem.
std::optional<GoalPoints> read_goal_points(const TomlFile& file, const ScenarioContext& context,
                                           const std::vector<Change>& fixed, std::vector<Problem>& problems);

}  // namespace sim
