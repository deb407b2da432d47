#pragma once
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// A scenario as people name it: a file or its stem, and after a slash a point of its sweep ("x/2",
/// "folder/x.toml/2").
struct ScenarioChoice {
  std::string argument;   ///< as typed
  std::string path;       ///< of the file
  std::size_t point = 0;  ///< from 1; 0: all of them
};

/// Throws InvalidInput for a stem that is not there.
ScenarioChoice scenario_choice(const Session& session, const std::string& argument);

/// The scenarios of the file, or its one point. Throws InvalidInput, also for a point that it lacks.
std::vector<Scenario> read_chosen(const ScenarioChoice& choice, const Inputs& inputs, Quarter start,
                                  Quarter last, std::vector<Problem>& warnings);

}  // namespace sim
