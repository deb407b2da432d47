#include <algorithm>
#include <filesystem>

#include "sim/cli/command.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/whatif_table.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> studies_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
    if (file->path().extension() == ".h5") paths.push_back(file->path().string());
  }
  if (error) throw InvalidInput("cannot read the folder " + printable(folder) + ": " + error.message());
  if (paths.empty())
    throw InvalidInput("no study in " + printable(folder) +
                       "; 'run --whatif all -o FOLDER/' writes one for each what-if");
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// The lowest grade of the entries that a scenario turns; empty where it turns none.
std::string grade_of(const Scenario& scenario, const Inputs& inputs) {
  std::string lowest;
  const auto meet = [&](std::string_view id) {
    if (const Entry* entry = inputs.entry(id)) lowest = std::max(lowest, entry->grade);
  };
  for (const Change& change : scenario.changes)
    meet(std::string_view(change.target).substr(0, change.target.find('.')));
  for (const Switch& each : scenario.switches) meet(each.id);
  for (const AddedEntry& added : scenario.added) meet(added.like);
  return lowest;
}

WhatifName name_of(const Session& session, const Inputs& inputs, const std::string& stem) {
  WhatifName name;
  name.id = stem;
  if (const Reference* row = inputs.whatifs.find(stem)) {
    name.group = row->group;
    name.lever_class = row->category;
  }
  std::error_code ignored;
  const std::string path = whatif_path(session, stem);
  if (!fs::exists(path, ignored)) return name;
  std::vector<Problem> warnings;
  for (const Scenario& scenario : read_scenarios(path, inputs, session.model.first_quarter(),
                                                 session.model.default_last_quarter(), warnings))
    name.grade = std::max(name.grade, grade_of(scenario, inputs));
  return name;
}

Quarter year_of(const Session& session, std::vector<Problem>& problems) {
  const int last = session.model.default_last_quarter().year();
  const int first = session.model.first_quarter().year() + 1;
  return Quarter(static_cast<int>(session.arguments.integer("year", last, first, last + 100, problems)), 4);
}

std::size_t chosen_outcome(const Session& session, const WhatifTable& table) {
  const std::string wanted = session.arguments.text("observable").value_or(table.outcomes().front().name);
  std::vector<std::string> names;
  for (const Observable& outcome : table.outcomes()) names.push_back(outcome.name);
  const auto found = std::find(names.begin(), names.end(), wanted);
  if (found == names.end())
    throw InvalidInput("--observable: '" + printable(wanted, 60) + "' is no headline outcome" +
                       suggestion(wanted, names));
  return static_cast<std::size_t>(found - names.begin());
}

bool is_in_table(const Observable& observable) {
  return (observable.headline && observable.axes.empty()) || observable.cost != Observable::Cost::none;
}

WhatifOrder chosen_order(const Session& session, std::vector<Problem>& problems) {
  const std::string order = session.arguments.choice("order", {"id", "effect", "cost"}, problems);
  if (order == "effect") return WhatifOrder::by_effect;
  return order == "cost" ? WhatifOrder::by_cost : WhatifOrder::by_id;
}

ExitCode whatifs(const Session& session) {
  const std::string folder = required_argument(session, 0, "the folder of the what-ifs' studies", 1);
  std::vector<Problem> problems;
  const Quarter end = year_of(session, problems);
  const WhatifOrder order = chosen_order(session, problems);
  refuse(std::move(problems));
  const std::vector<std::string> paths = studies_in(folder);
  const Inputs inputs = load_inputs(session, {}, {}, session.model.default_last_quarter()).inputs;
  WhatifTable table(end);
  for (const std::string& path : paths)
    table.add(read_study(path, is_in_table), name_of(session, inputs, fs::path(path).stem().string()), path);
  table.weigh();
  if (session.format == Format::table) {
    write_whatifs(table, chosen_outcome(session, table), order, session.style(), session.console.out);
  } else {
    write(whatif_rows(table), session.format, session.style(), session.console.out);
  }
  return ExitCode::done;
}

}  // namespace

Command whatifs_command() {
  Command command;
  command.name = "whatifs";
  command.usage = "FOLDER [options]";
  command.summary = "all what-ifs side by side: effects, costs, and how much of it is luck";
  command.details =
      "Reads the studies that 'run --whatif all -o FOLDER/' wrote. For each point and headline outcome: the "
      "paired\n"
      "effect in the last year (a flow over its four quarters, a stock at its end) with its 95 % interval, "
      "the\n"
      "expected net public cost from the first change on, and, because among hundreds of points some look "
      "large "
      "by\n"
      "luck, two corrections. Shrunken: adaptive shrinkage weighs each effect with all others (Stephens "
      "2017), "
      "which\n"
      "gives P(effect > 0) too. Discovery: at a false-discovery rate of 10 % over all tests (Benjamini & "
      "Hochberg\n"
      "1995). The points of 'placebo' change nothing but luck; what is found among them is false.\n"
      "The effect per 1亿 of net public cost (Fieller's interval) is told, and ranked with --order cost, "
      "only "
      "for\n"
      "what-ifs of grade A and B, and where the cost is told from 0.\n"
      "The table shows one outcome; csv and json hold all.";
  command.options = {
      {"year", 0, "YEAR", "the year that is compared", "the last of the model"},
      {"observable", 0, "NAME", "the headline outcome that the table shows", "the first"},
      {"order", 0, "id|effect|cost", "by number, by shrunken effect, or by effect per 1亿", "id"}};
  command.examples = {
      "whatifs results/whatifs/", "whatifs results/whatifs/ --observable spin_offs --order effect",
      "whatifs results/whatifs/ --order cost --lang zh", "whatifs results/whatifs/ --format csv"};
  command.run = whatifs;
  return command;
}

}  // namespace sim
