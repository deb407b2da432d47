#include "sim/cli/command.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/description.hpp"
#include "sim/cli/reference_text.hpp"

namespace sim {
namespace {

ExitCode describe(const Session& session) {
  const std::string name =
      required_argument(session, 0,
                        "the name of a parameter, system, observable, axis, step, "
                        "scenario, what-if, problem, actor or conflict, or the path of a "
                        "scenario file",
                        1);
  const Inputs inputs =
      read_inputs(model_folder(session), session.model.kinds(), session.model.first_quarter());
  const std::vector<Record> records = descriptions(session, inputs, name);
  if (const std::string problem = records.empty() ? unknown_reference(inputs, name) : ""; !problem.empty())
    throw InvalidInput(problem);
  if (records.empty())
    throw InvalidInput("nothing is called '" + printable(name, 60) + "'" +
                       suggestion(name, describable_names(session, inputs)));
  if (session.format != Format::table) {
    write(record_table(records), session.format, session.style(), session.console.out);
    return ExitCode::done;
  }
  for (std::size_t number = 0; number < records.size(); ++number) {
    if (number > 0) session.console.out << '\n';
    write_record(session, records[number]);
  }
  return ExitCode::done;
}

}  // namespace

Command describe_command() {
  Command command;
  command.name = "describe";
  command.usage = "NAME|SCENARIO.toml [options]";
  command.summary =
      "all that is known of a parameter, system, observable, axis, step, scenario, what-if, problem, actor "
      "or "
      "conflict";
  command.details =
      "Labels, unit, value with its dated path, range, every source as printed, and the step that reads it;\n"
      "of a scenario, by name or by path, what each change does in numbers.";
  command.examples = {"describe baseline", "describe scenarios/my-change.toml", "describe KEY --lang zh",
                      "describe KEY --format json"};
  command.run = describe;
  return command;
}

}  // namespace sim
