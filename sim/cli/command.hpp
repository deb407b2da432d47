#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/cli/arguments.hpp"
#include "sim/cli/console.hpp"
#include "sim/cli/program.hpp"
#include "sim/cli/table.hpp"
#include "sim/cli/words.hpp"

namespace sim {

/// What a command works with: the model, where to write, and the options that every command has.
struct Session {
  const Model& model;
  const ProgramOptions& program;
  Console& console;
  std::vector<std::string> command_line;  ///< as typed, without the program's name
  Arguments arguments;
  Format format = Format::table;
  std::string language = "en";
  bool quiet = false;
  bool colour = false;

  TextStyle style() const { return {language, colour}; }
  Words words() const { return {language, model.glossary()}; }
  const std::string& pick(const Label& label) const {
    return (language == "zh" && !label.zh.empty()) || label.en.empty() ? label.zh : label.en;
  }
  /// A line for people on the error stream; nothing with --quiet.
  void say(const std::string& line) const {
    if (!quiet) console.err << line << '\n';
  }
};

struct Command {
  std::string name;
  std::string usage;    ///< what follows the name, as in "SCENARIO.toml... [options]"
  std::string summary;  ///< one line, for the list of commands
  std::string details;  ///< the paragraphs of its own help
  std::vector<OptionSpec> options;
  std::vector<std::string> examples;  ///< without the program's name
  std::function<ExitCode(const Session&)> run;
  bool shared_by_ranks = false;  ///< the processes of a job do its work together; else the first one alone
};

Command run_command();
Command merge_command();
Command check_command();
Command list_command();
Command describe_command();
Command compare_command();
Command effects_command();
Command goal_command();
Command whatifs_command();
Command info_command();
Command sources_command();
Command plan_command();
Command diff_command();
Command reproduce_command();
Command explain_command();
Command export_command();
Command selftest_command();
Command study_command();

/// All commands of the program, those of the engine first, in the order of the help.
std::vector<Command> all_commands(const ProgramOptions& program);

/// The options that every command has.
std::vector<OptionSpec> common_options();

std::string program_help(const ProgramOptions& program, const std::vector<Command>& commands);
std::string command_help(const ProgramOptions& program, const Command& command);

/// The positional argument at `place`, which is called `what`; throws InvalidInput if it is missing or if
/// there are more than `most`.
std::string required_argument(const Session& session, std::size_t place, const std::string& what,
                              std::size_t most);

/// Throws InvalidInput if there are problems.
void refuse(std::vector<Problem> problems);

}  // namespace sim
