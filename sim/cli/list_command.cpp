#include <algorithm>

#include "sim/cli/actor_text.hpp"
#include "sim/cli/command.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/listings.hpp"
#include "sim/cli/panel_choice.hpp"

namespace sim {
namespace {

const std::vector<std::string>& topics() {
  static const std::vector<std::string> names = {"scenarios", "parameters", "levers", "observables",
                                                 "axes",      "systems",    "steps",  "whatifs",
                                                 "problems",  "actors",     "tables"};
  return names;
}

std::string topics_text() {
  std::string text;
  for (const std::string& topic : topics()) text += (text.empty() ? "" : "|") + topic;
  return text;
}

std::string topic_of(const Session& session) {
  const std::string topic = required_argument(session, 0, "what to list: " + topics_text(), 1);
  if (std::find(topics().begin(), topics().end(), topic) != topics().end()) return topic;
  throw InvalidInput("nothing is called '" + printable(topic, 60) + "' that could be listed" +
                     suggestion(topic, topics()) + " (" + topics_text() + ")");
}

/// Which parameters: those with a source of this kind.
std::optional<std::string> basis_of(const Session& session, const std::string& topic) {
  if (!session.arguments.has("basis")) return std::nullopt;
  std::vector<Problem> problems;
  const std::string basis =
      session.arguments.choice("basis", {"document", "literature", "assumed"}, problems);
  if (topic != "parameters" && topic != "levers")
    problems.push_back(usage_problem("--basis goes with 'list parameters' and 'list levers' only"));
  refuse(std::move(problems));
  return basis;
}

Table listing(const Session& session, const std::string& topic, std::vector<Problem>& problems) {
  const std::optional<std::string> basis = basis_of(session, topic);
  if (topic == "observables") return observable_listing(session);
  if (topic == "steps") return step_listing(session);
  const Inputs inputs =
      read_inputs(model_folder(session), session.model.kinds(), session.model.first_quarter());
  if (topic == "axes") return axis_listing(session, inputs);
  if (topic == "parameters") return parameter_listing(session, inputs, basis);
  if (topic == "levers") return lever_listing(session, inputs, basis);
  if (topic == "systems") return system_listing(session, inputs);
  if (topic == "whatifs") return whatif_listing(session, inputs);
  if (topic == "problems") return problem_listing(inputs);
  if (topic == "actors") return actor_listing(session, inputs);
  if (topic == "tables") return table_listing(session, inputs);
  return scenario_listing(session, inputs, problems);
}

ExitCode list(const Session& session) {
  std::vector<Problem> problems;
  Table table = listing(session, topic_of(session), problems);
  if (const auto search = session.arguments.text("search")) table = matching(table, *search);
  if (table.rows().empty() && session.format == Format::table) {
    session.say("nothing found");
  } else {
    write(table, session.format, session.style(), session.console.out);
  }
  for (const Problem& problem : problems) session.console.err << render(problem) << '\n';
  return problems.empty() ? ExitCode::done : ExitCode::invalid;
}

}  // namespace

Command list_command() {
  Command command;
  command.name = "list";
  command.usage = topics_text() + " [options]";
  command.summary = "list what there is: " + topics_text();
  command.details =
      "scenarios    files in the scenario folder: name, title, question\n"
      "parameters   every number of the model: value, unit, range, source\n"
      "levers       the parameters that a scenario is meant to change\n"
      "observables  what a run reports\n"
      "axes         the parts into which some observables are broken down\n"
      "systems      the entries of the catalogue\n"
      "steps        the order of a quarter: name, phase, the question that each step answers\n"
      "whatifs      what the documents propose: the ids that a scenario may cite; points: the scenarios in "
      "its file, as\n"
      "             run --whatif takes it\n"
      "problems     what the documents admit: the ids that an entry of the catalogue may answer\n"
      "actors       whom the documents name, and what stands for each in the model\n"
      "tables       the state of a run, column by column: what run --panel can record of its agents";
  command.options = {{"search", 0, "TEXT", "only rows that contain the text, in any column and language"},
                     {"basis", 0, "document|literature|assumed", "only parameters with such a source"}};
  command.examples = {"list levers --search size", "list parameters --basis assumed --format csv",
                      "list whatifs --lang zh"};
  command.run = list;
  return command;
}

}  // namespace sim
