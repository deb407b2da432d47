#include "models/xiamen/program.hpp"

#include "models/xiamen/commands/commands.hpp"

namespace xiamen {

sim::ProgramOptions program(std::function<std::vector<sim::Command>()> more) {
  sim::ProgramOptions options;
  options.program = "innosim";
  options.source_data_folder = INNOSIM_SOURCE_DIR;
  options.commands = [more = std::move(more)] {
    std::vector<sim::Command> all = commands();
    if (more) {
      for (sim::Command& command : more()) all.push_back(std::move(command));
    }
    return all;
  };
  options.version = INNOSIM_VERSION;
  options.commit = INNOSIM_COMMIT;
  return options;
}

}  // namespace xiamen
