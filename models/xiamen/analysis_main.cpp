#include "models/xiamen/commands/commands.hpp"
#include "models/xiamen/model.hpp"
#include "sim/analysis/optimise_command.hpp"
#include "sim/cli/program.hpp"

/// innosim with the commands that stand on OpenTURNS; innosim hands over to it.
int main(int argc, char** argv) {
  const xiamen::CityModel model;
  sim::ProgramOptions options;
  options.program = "innosim";
  options.source_data_folder = INNOSIM_SOURCE_DIR;
  options.commands = [] {
    std::vector<sim::Command> commands = xiamen::commands();
    commands.push_back(sim::optimise_command());
    return commands;
  };
  options.version = INNOSIM_VERSION;
  options.commit = INNOSIM_COMMIT;
  return sim::run_program(model, options, argc, argv);
}
