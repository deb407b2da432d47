#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/table.hpp"
#include "sim/cli/words.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// One side of a difference; all empty where the side does not have the parameter.
struct DifferentValues {
  Value start;        ///< in the first quarter that differs
  Value end;          ///< in the last one
  std::string path;   ///< "2026Q1: 11 count; 2026Q2: 13 count": each value from its quarter on
  std::string shown;  ///< for people: "9", "11 (2026Q1) … 20 (2026Q4)", "-"
};

/// A parameter that two scenarios give different values in some quarter.
struct ScenarioDifference {
  std::string target;  ///< its key, or "financing"
  Label label;
  std::string unit;
  Label what;                    ///< changed, switched, or whose new entry it belongs to
  std::optional<Quarter> from;   ///< the first quarter that differs; none for financing
  std::optional<Quarter> until;  ///< the quarter after the last one that differs; none: to the end
  DifferentValues a;
  DifferentValues b;
};

/// What differs between two realised scenarios of the same inputs and horizon, in the order of the
/// parameters, new entries last. An entry that one of them adds and that is never open makes no difference.
std::vector<ScenarioDifference> scenario_differences(const ScenarioInputs& a, const ScenarioInputs& b,
                                                     const Words& words);

}  // namespace sim
