#include "models/xiamen/commands/commands.hpp"
#include "models/xiamen/model.hpp"
#include "sim/cli/handover.hpp"
#include "sim/cli/program.hpp"

int main(int argc, char** argv) {
  const xiamen::CityModel model;
  sim::ProgramOptions options;
  options.program = "innosim";
  options.source_data_folder = INNOSIM_SOURCE_DIR;
  options.commands = [] {
    std::vector<sim::Command> commands = xiamen::commands();
    for (sim::Command& command : sim::handed_over()) commands.push_back(std::move(command));
    return commands;
  };
  options.version = INNOSIM_VERSION;
  options.commit = INNOSIM_COMMIT;
  return sim::run_program(model, options, argc, argv);
}
