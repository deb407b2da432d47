#include "models/xiamen/program.hpp"

#include "models/xiamen/commands/commands.hpp"

namespace xiamen {

sim::ProgramOptions program() {
  sim::ProgramOptions options;
  options.program = "innosim";
  options.source_data_folder = INNOSIM_SOURCE_DIR;
  options.commands = commands;
  options.version = INNOSIM_VERSION;
  options.commit = INNOSIM_COMMIT;
  return options;
}

}  // namespace xiamen
