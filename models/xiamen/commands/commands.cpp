#include "models/xiamen/commands/commands.hpp"

namespace xiamen {

std::vector<sim::Command> commands() {
  return {bottlenecks_command(), instruments_command(), problems_command()};
}

}  // namespace xiamen
