#pragma once
#include <functional>
#include <vector>

#include "sim/cli/command.hpp"

namespace xiamen {

/// The program around the city: its name, data, commands, version and commit. `more` gives the commands that
/// only one executable has.
sim::ProgramOptions program(std::function<std::vector<sim::Command>()> more = {});

}  // namespace xiamen
