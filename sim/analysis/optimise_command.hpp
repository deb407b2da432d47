#pragma once
#include "sim/cli/command.hpp"

namespace sim {

/// `optimise`, which really searches; the other programs hand over to the one that has it.
Command optimise_command();

}  // namespace sim
