#pragma once
#include "sim/cli/program.hpp"

namespace xiamen {

/// The program around the city: its name, data, commands, version and commit.
sim::ProgramOptions program();

}  // namespace xiamen
