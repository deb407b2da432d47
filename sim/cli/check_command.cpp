#include "sim/cli/command.hpp"
#include "sim/cli/load_inputs.hpp"

namespace sim {
namespace {

Table problem_table(const std::vector<Problem>& problems) {
  Table table({{"file", {"file", "文件"}},
               {"line", {"line", "行"}, TableColumn::Audience::everyone, true},
               {"column", {"column", "列"}, TableColumn::Audience::everyone, true},
               {"severity", {"severity", "级别"}},
               {"message", {"message", "说明"}}});
  for (const Problem& problem : problems) {
    const bool error = problem.severity == Problem::Severity::error;
    table.add({{problem.file},
               {static_cast<std::int64_t>(problem.position.line)},
               {static_cast<std::int64_t>(problem.position.column)},
               {std::string(error ? "error" : "warning")},
               {problem.message}});
  }
  return table;
}

/// For programs the problems are the result; for people they are messages.
void show(const Session& session, const std::vector<Problem>& problems) {
  if (session.format != Format::table) {
    write(problem_table(problems), session.format, session.style(), session.console.out);
    return;
  }
  for (const Problem& problem : problems) session.console.err << render(problem) << '\n';
}

ExitCode check(const Session& session) {
  std::vector<Problem> problems;
  const Quarter last = last_quarter(session, problems);
  refuse(std::move(problems));
  required_argument(session, 0, "a scenario file, or one of 'list scenarios'",
                    session.arguments.positional().size());
  try {
    const Loaded loaded =
        load_inputs(session, session.arguments.positional(), session.arguments.texts("set"), last);
    show(session, loaded.warnings);
    const std::size_t count = loaded.scenarios.size();
    if (session.format == Format::table)
      session.console.out << "ok: " << count << (count == 1 ? " scenario" : " scenarios") << '\n';
    return ExitCode::done;
  } catch (const InvalidInput& error) {
    show(session, error.problems());
    return ExitCode::invalid;
  }
}

}  // namespace

Command check_command() {
  Command command;
  command.name = "check";
  command.usage = "SCENARIO... [options]";
  command.summary = "find every problem of scenarios without running them";
  command.details =
      "Reads the model's data and all scenarios named, and tells all problems of all files at once:\n"
      "file, line, column, what is wrong, what is allowed. Exit code 0 when there is none, else 2.";
  command.options = input_options();
  command.examples = {"check baseline my-change.toml", "check scenarios/*.toml --format json"};
  command.run = check;
  return command;
}

}  // namespace sim
