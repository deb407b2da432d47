#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/table.hpp"
#include "sim/cli/words.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// What one line of a scenario does to one parameter, in numbers; a freeze does it to all.
struct ScenarioEffect {
  std::string target;  ///< key of the parameter, or "freeze"
  Label label;
  Label raised = {};  ///< where the value rises: what one should know who raises it
  std::string unit;
  std::string how;    ///< as in the file: "scale 2", "set", "activate", "add like old_bridge"
  Value before;       ///< in `from`, without the scenario; none for a field of a new entry
  Value after;        ///< in `reached`, with it
  std::string text;   ///< "50 亿元 -> 100 亿元 from 2026Q1 (scale 2)", in the reader's language
  std::string steps;  ///< the values of a ramp by quarter, as text; empty without one
  Quarter from;
  Quarter reached;               ///< the first quarter with the whole change
  std::optional<Quarter> until;  ///< exclusive
  int ramp = 0;                  ///< quarters
  std::string file;
  Position position;
};

/// The freeze, the new entries, changes and switches of `scenario`, which was checked against `inputs`;
/// `last` is the end of the run.
std::vector<ScenarioEffect> effects_of(const Scenario& scenario, const Inputs& inputs, Quarter last,
                                       const Words& words);

/// "carts = 6000, 2030Q4 (old_bridge.toll, old_bridge.lanes)"; with a relative value "carts +10 %, ...".
std::string goal_text(const Goal& goal);

/// "key: 50 亿元 -> 100 亿元 from 2026Q1 (scale 2)", then the label below it and what one should know.
std::vector<std::string> effect_lines(const ScenarioEffect& effect, const Words& words);

}  // namespace sim
