#include "sim/cli/program.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>

#include "sim/cli/command.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/ranks.hpp"

namespace sim {
namespace {

Format format_of(const std::string& name) {
  if (name == "csv") return Format::csv;
  return name == "json" ? Format::json : Format::table;
}

bool asked_for(const std::vector<std::string>& tokens, const std::string& option) {
  const auto end = std::find(tokens.begin(), tokens.end(), "--");
  return std::find(tokens.begin(), end, option) != end;
}

/// Colour belongs on a terminal whose owner has not declined it (https://no-color.org). To a rank of a job,
/// what mpirun reads is a terminal, wherever it goes from there.
bool wants_colour(const ProgramOptions& program, const Console& console, const Arguments& arguments) {
  const char* declined = std::getenv("NO_COLOR");
  return program.ranks == nullptr && console.out_is_terminal && !arguments.has("no-color") &&
         (declined == nullptr || *declined == '\0');
}

/// Of several processes the first one speaks for all.
bool is_first_rank(const ProgramOptions& program) {
  return program.ranks == nullptr || program.ranks->rank() == 0;
}

void read_options(const Command& command, Session& session, const std::vector<std::string>& tokens) {
  std::vector<OptionSpec> specs = command.options;
  for (OptionSpec& option : common_options()) specs.push_back(std::move(option));
  session.arguments = Arguments::parse(specs, tokens);
  std::vector<Problem> problems;
  session.format = format_of(session.arguments.choice("format", {"table", "csv", "json"}, problems));
  session.language = session.arguments.choice("lang", {"en", "zh"}, problems);
  refuse(std::move(problems));
  session.quiet = session.arguments.has("quiet") || !is_first_rank(session.program);
  session.colour = wants_colour(session.program, session.console, session.arguments);
}

InvalidInput unknown_command(const ProgramOptions& options, const std::vector<Command>& commands,
                             const std::string& typed) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.push_back(command.name);
  return InvalidInput("unknown command '" + printable(typed, 60) + "'" + suggestion(typed, names) + " (" +
                      options.program + " --help lists them)");
}

int dispatch(const Model& model, const ProgramOptions& options, const std::vector<std::string>& arguments,
             Console& console) {
  const std::vector<Command> commands = all_commands(options);
  const CommandLine line = split_command(common_options(), arguments);
  if (asked_for(line.others, "--version")) {
    console.out << options.program << (options.version.empty() ? "" : " " + options.version) << ", model "
                << model.name() << " " << model.version() << '\n';
    return 0;
  }
  const bool help = asked_for(line.others, "--help");
  if (line.command.empty()) {
    if (!help) throw InvalidInput("no command; " + options.program + " --help lists the commands");
    console.out << program_help(options, commands);
    return 0;
  }
  for (const Command& command : commands) {
    if (command.name != line.command) continue;
    if (help) {
      console.out << command_help(options, command);
      return 0;
    }
    Session session{model, options, console, arguments, {}};
    read_options(command, session, line.others);
    if (!command.shared_by_ranks && !is_first_rank(options)) return 0;
    return static_cast<int>(command.run(session));
  }
  throw unknown_command(options, commands, line.command);
}

int say_error(Console& console, ExitCode code, const std::string& message) {
  console.err << render(usage_problem(message)) << '\n';
  return static_cast<int>(code);
}

}  // namespace

std::vector<Command> all_commands(const ProgramOptions& program) {
  std::vector<Command> commands = {
      run_command(),       study_command(),    plan_command(),     merge_command(),   check_command(),
      diff_command(),      list_command(),     describe_command(), compare_command(), effects_command(),
      goal_command(),      whatifs_command(),  info_command(),     explain_command(), export_command(),
      reproduce_command(), selftest_command(), sources_command()};
  if (program.commands) {
    for (Command& command : program.commands()) commands.push_back(std::move(command));
  }
  return commands;
}

std::string required_argument(const Session& session, std::size_t place, const std::string& what,
                              std::size_t most) {
  const std::vector<std::string>& given = session.arguments.positional();
  if (given.size() <= place) throw InvalidInput("missing argument: " + what);
  if (given.size() > most) throw InvalidInput("unexpected argument '" + printable(given[most], 60) + "'");
  return given[place];
}

void refuse(std::vector<Problem> problems) {
  if (!problems.empty()) throw InvalidInput(std::move(problems));
}

int guarded(Console& console, const std::function<int()>& work) {
  try {
    return work();
  } catch (const InvalidInput& error) {
    for (const Problem& problem : error.problems()) console.err << render(problem) << '\n';
    return static_cast<int>(ExitCode::invalid);
  } catch (const RunFailed& error) {
    return say_error(console, ExitCode::failed, error.what());
  } catch (const Paused& error) {
    return say_error(console, ExitCode::interrupted, error.what());
  } catch (const Interrupted& error) {
    return say_error(console, ExitCode::interrupted, std::string(error.what()) + "; nothing was written");
  } catch (const OutputRefused& error) {
    return say_error(console, ExitCode::output_refused, error.what());
  } catch (const std::bad_alloc&) {
    return say_error(console, ExitCode::failed, "out of memory");
  } catch (const std::exception& error) {
    return say_error(console, ExitCode::failed, std::string("internal error: ") + error.what());
  }
}

int run_program(const Model& model, const ProgramOptions& options, const std::vector<std::string>& arguments,
                Console& console) {
  if (is_first_rank(options))
    return guarded(console, [&] { return dispatch(model, options, arguments, console); });
  // What ranks have in common the first one says; what befalls this one is told where they share work.
  std::ostream nowhere(nullptr);
  Console silent{nowhere, nowhere};
  Console own{nowhere, console.err};
  return guarded(silent, [&] { return dispatch(model, options, arguments, own); });
}

}  // namespace sim
