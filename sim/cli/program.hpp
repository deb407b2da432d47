#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/cli/console.hpp"
#include "sim/experiment/model.hpp"

namespace sim {

struct Command;  // sim/cli/command.hpp
class Ranks;     // sim/experiment/ranks.hpp

struct ProgramOptions {
  std::string program;             ///< the name that people type
  std::string source_data_folder;  ///< the source tree of the build
  /// Commands that a model adds because they speak the model's words; they stand after the engine's.
  std::function<std::vector<Command>()> commands = {};
  std::string version = {};  ///< of the program, for --version and the record of a run
  std::string commit = {};   ///< of the source, for the record of a run
  Ranks* ranks = nullptr;    ///< the processes of one job, if this is one of several
};

/// The whole program: parses the command line, runs the command, turns exceptions into lines and exit codes.
/// Watches Ctrl-C and SIGTERM, ignores SIGPIPE; a reader that closes the pipe early is no error.
int run_program(const Model& model, const ProgramOptions& options, int argc, const char* const* argv);

/// The same without touching the process: `arguments` exclude the program's name.
int run_program(const Model& model, const ProgramOptions& options, const std::vector<std::string>& arguments,
                Console& console);

/// Calls `work`; what it throws becomes lines on the error stream and an exit code.
int guarded(Console& console, const std::function<int()>& work);

}  // namespace sim
