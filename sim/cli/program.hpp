#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/experiment/model.hpp"

namespace sim {

/// A command that a model adds because it speaks the model's words.
struct ModelCommand {
  std::string name;
  std::string summary;
  std::function<int(const std::vector<std::string>& arguments)> run;
};

struct ProgramOptions {
  std::string program;             ///< "innosim"
  std::string source_data_folder;  ///< the source tree of the build
  std::vector<ModelCommand> commands;
};

/// The whole program: parses the command line, runs the command, turns exceptions into lines and exit codes.
int run_program(const Model& model, const ProgramOptions& options, int argc, const char* const* argv);

}  // namespace sim
