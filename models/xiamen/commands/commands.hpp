#pragma once
#include <vector>

#include "sim/cli/command.hpp"

namespace xiamen {

sim::Command bottlenecks_command();
sim::Command instruments_command();
sim::Command problems_command();

/// The commands that speak the model's words.
std::vector<sim::Command> commands();

}  // namespace xiamen
