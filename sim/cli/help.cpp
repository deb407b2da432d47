#include <algorithm>

#include "sim/cli/command.hpp"

namespace sim {
namespace {

std::string option_names(const OptionSpec& option) {
  const std::string letter = option.letter == 0 ? "    " : std::string{'-', option.letter} + ", ";
  return "  " + letter + "--" + option.name + (option.argument.empty() ? "" : " " + option.argument);
}

std::string option_lines(const std::vector<OptionSpec>& options) {
  std::size_t width = 0;
  for (const OptionSpec& option : options) width = std::max(width, display_width(option_names(option)));
  std::string lines;
  for (const OptionSpec& option : options) {
    lines += padded(option_names(option), width) + "  " + option.help;
    if (!option.otherwise.empty()) lines += " [" + option.otherwise + "]";
    if (option.repeatable) lines += " (may be repeated)";
    lines += "\n";
  }
  return lines;
}

}  // namespace

std::vector<OptionSpec> common_options() {
  return {
      {"format", 0, "table|csv|json", "form of the results", "table"},
      {"lang", 0, "en|zh", "language of labels and tables", "en"},
      {"data", 0, "DIR", "folder that holds models/ and scenarios/", "$INNOSIM_DATA, else the source tree"},
      {"quiet", 0, "", "no progress, no messages; only results and errors"},
      {"no-color", 0, "", "plain text, as with NO_COLOR"},
      {"help", 0, "", "this help"},
      {"version", 0, "", "versions of program and model"}};
}

std::string program_help(const ProgramOptions& program, const std::vector<Command>& commands) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Command& command : commands) lines.emplace_back(command.name, command.summary);
  std::size_t width = 0;
  for (const auto& [name, summary] : lines) width = std::max(width, name.size());

  const std::string name = program.program;
  std::string text = "usage: " + name + " COMMAND [arguments] [options]\n\ncommands:\n";
  for (const auto& [command, summary] : lines) text += "  " + padded(command, width) + "  " + summary + "\n";
  text += "\nexamples:\n";
  for (const Command& command : commands) {
    if (command.name == "run" || command.name == "compare" || command.name == "list")
      text += "  " + name + " " + command.examples.front() + "\n";
  }
  text += "\noptions of every command:\n" + option_lines(common_options());
  return text + "\nThe options of a command: " + name + " COMMAND --help\n";
}

std::string command_help(const ProgramOptions& program, const Command& command) {
  const std::string name = program.program + " " + command.name;
  std::string text = "usage: " + name + (command.usage.empty() ? "" : " " + command.usage) + "\n\n";
  text += command.details + "\n";
  if (!command.options.empty()) text += "\noptions:\n" + option_lines(command.options);
  text += "\noptions of every command:\n" + option_lines(common_options()) + "\nexamples:\n";
  for (const std::string& example : command.examples) text += "  " + program.program + " " + example + "\n";
  return text;
}

}  // namespace sim
