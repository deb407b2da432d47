#include <algorithm>

#include "sim/cli/command.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/scenario_difference.hpp"

namespace sim {
namespace {

Cell quarter_cell(const std::optional<Quarter>& quarter) {
  return quarter ? Cell{quarter->text()} : Cell{};
}

/// Columns for people are called by the two scenarios, those for programs a and b.
Table difference_table(const std::string& a, const std::string& b) {
  return Table({{"target", {"parameter", "参数"}},
                {"label", {"label", "名称"}, Audience::people},
                {"label_en", {"", ""}, Audience::programs},
                {"label_zh", {"", ""}, Audience::programs},
                {"unit", {"", ""}, Audience::programs},
                {"what", {"what", "差异"}},
                {"from", {"from", "起"}},
                {"until", {"until", "止"}},
                {"a_shown", {a, a}, Audience::people},
                {"b_shown", {b, b}, Audience::people},
                {"a", {"", ""}, Audience::programs},
                {"b", {"", ""}, Audience::programs},
                {"a_start", {"", ""}, Audience::programs},
                {"b_start", {"", ""}, Audience::programs},
                {"a_end", {"", ""}, Audience::programs},
                {"b_end", {"", ""}, Audience::programs},
                {"a_path", {"", ""}, Audience::programs},
                {"b_path", {"", ""}, Audience::programs}});
}

/// `financing` is no parameter; it is told where the files say different things.
std::vector<ScenarioDifference> all_differences(const Session& session, const Loaded& loaded, Quarter last) {
  const Scenario& a = loaded.scenarios.front();
  const Scenario& b = loaded.scenarios.back();
  const Quarter first = session.model.first_quarter();
  const Words words = session.words();
  std::vector<ScenarioDifference> differences = scenario_differences(
      realise(a, loaded.inputs, first, last), realise(b, loaded.inputs, first, last), words);
  if (a.financing != b.financing) {
    ScenarioDifference financing;
    financing.target = "financing";
    financing.label = {"financing", "资金来源"};
    financing.what = {"changed", "数值不同"};
    financing.a = {a.financing, a.financing, a.financing, words(a.financing)};
    financing.b = {b.financing, b.financing, b.financing, words(b.financing)};
    differences.push_back(std::move(financing));
  }
  return differences;
}

/// Two scenarios are compared, so a file that stands for several needs the number of a point.
void refuse_several(const std::vector<std::string>& given, const Loaded& loaded) {
  std::vector<Problem> problems;
  for (std::size_t place = 0; place < given.size(); ++place) {
    const auto points = std::count(loaded.argument_of.begin(), loaded.argument_of.end(), place);
    if (points < 2) continue;
    const std::string name = printable(given[place], 60);
    problems.push_back(usage_problem("'" + name + "' stands for " + std::to_string(points) +
                                     " scenarios; name one: " + name + "/1 to " + name + "/" +
                                     std::to_string(points)));
  }
  refuse(std::move(problems));
}

ExitCode diff(const Session& session) {
  std::vector<Problem> problems;
  const Quarter last = last_quarter(session, problems);
  refuse(std::move(problems));
  required_argument(session, 0, "two scenarios: files, or names of 'list scenarios'", 2);
  required_argument(session, 1, "a second scenario to compare with", 2);
  const std::vector<std::string>& given = session.arguments.positional();
  const Loaded loaded =
      load_inputs(session, given, session.arguments.texts("set"), last, EqualStems::allowed);
  for (const Problem& warning : loaded.warnings) session.say(render(warning));
  refuse_several(given, loaded);

  const std::vector<ScenarioDifference> differences = all_differences(session, loaded, last);
  const bool same_stem = loaded.scenarios[0].stem == loaded.scenarios[1].stem;
  const std::string a = printable(same_stem ? given[0] : loaded.scenarios[0].stem);
  const std::string b = printable(same_stem ? given[1] : loaded.scenarios[1].stem);
  if (differences.empty() && session.format == Format::table) {
    session.console.out << session.words().pick("no difference: ", "无差异：") << a
                        << session.words().pick(" and ", " 与 ") << b
                        << session.words().pick(" give every parameter the same values until ",
                                                " 的全部参数取值相同，直至 ")
                        << last.text() << '\n';
    return ExitCode::done;
  }
  Table table = difference_table(a, b);
  for (const ScenarioDifference& each : differences) {
    table.add({{each.target},
               {std::monostate{}, session.pick(each.label)},
               {each.label.en},
               {each.label.zh},
               {each.unit},
               {each.what.en, session.pick(each.what)},
               quarter_cell(each.from),
               quarter_cell(each.until),
               {std::monostate{}, each.a.shown},
               {std::monostate{}, each.b.shown},
               {a},
               {b},
               {each.a.start},
               {each.b.start},
               {each.a.end},
               {each.b.end},
               {each.a.path},
               {each.b.path}});
  }
  write(table, session.format, session.style(), session.console.out);
  return differences.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace

Command diff_command() {
  Command command;
  command.name = "diff";
  command.usage = "A B [options]";
  command.summary = "what differs between two scenarios, parameter by parameter, as a run would see it";
  command.details =
      "Compares the value of every parameter in every quarter up to --until, with the chain of extends, "
      "ramps,\n"
      "switches, new entries and a freeze worked out: from when and until when (exclusive; none: to the "
      "end)\n"
      "the two differ, and the values on either side then. Titles, questions and the way in which a file "
      "says\n"
      "it make no difference, nor does what begins after the end. Nothing is run. NAME/2 is the second point "
      "of "
      "a\n"
      "sweep.\n"
      "Exit code 0 if both have the same effect, 1 if they differ, 2 if a file is wrong.\n"
      "CSV and JSON: *_start and *_end are the values in the first and the last quarter that differs, in "
      "the\n"
      "base unit; null where a scenario does not have the entry.";
  command.options = input_options();
  command.examples = {"diff baseline my-change.toml", "diff old/my.toml new/my.toml --lang zh",
                      "diff baseline frozen-2024 --format csv"};
  command.run = diff;
  return command;
}

}  // namespace sim
