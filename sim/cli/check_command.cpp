#include "sim/cli/command.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/scenario_effects.hpp"

namespace sim {
namespace {

Cell quarter_cell(const std::optional<Quarter>& quarter) {
  return quarter ? Cell{quarter->text()} : Cell{};
}

/// Problems, and with severity "info" what each line of a scenario does; what a row has no word for is null.
Table report_table() {
  return Table({{"file", {"file", "文件"}},
                {"line", {"line", "行"}, TableColumn::Audience::everyone, true},
                {"column", {"column", "列"}, TableColumn::Audience::everyone, true},
                {"severity", {"severity", "级别"}},
                {"message", {"message", "说明"}},
                {"scenario", {"scenario", "情景"}},
                {"target", {"target", "目标"}},
                {"label_en", {"label", "英文名称"}},
                {"label_zh", {"label", "中文名称"}},
                {"how", {"how", "方式"}},
                {"before", {"before", "改动前"}},
                {"after", {"after", "改动后"}},
                {"unit", {"unit", "单位"}},
                {"from", {"from", "起"}},
                {"reached", {"reached", "到位"}},
                {"until", {"until", "止"}},
                {"ramp", {"ramp", "爬坡季度"}, TableColumn::Audience::everyone, true},
                {"steps", {"steps", "各季度值"}}});
}

void add(Table& table, const Problem& problem) {
  const bool error = problem.severity == Problem::Severity::error;
  std::vector<Cell> row = {{problem.file},
                           {static_cast<std::int64_t>(problem.position.line)},
                           {static_cast<std::int64_t>(problem.position.column)},
                           {std::string(error ? "error" : "warning")},
                           {problem.message}};
  row.resize(table.columns().size());
  table.add(std::move(row));
}

void add(Table& table, const std::string& scenario, const ScenarioEffect& effect, const Words& words) {
  table.add({{effect.file},
             {static_cast<std::int64_t>(effect.position.line)},
             {static_cast<std::int64_t>(effect.position.column)},
             {std::string("info")},
             {effect_lines(effect, words).front()},
             {scenario},
             {effect.target},
             {effect.label.en},
             {effect.label.zh},
             {effect.how},
             {effect.before},
             {effect.after},
             {effect.unit},
             quarter_cell(effect.from),
             quarter_cell(effect.reached),
             quarter_cell(effect.until),
             {static_cast<std::int64_t>(effect.ramp)},
             {effect.steps}});
}

void show(const Session& session, const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) session.console.err << render(problem) << '\n';
}

void write_for_people(const Session& session, const Loaded& loaded, Quarter last) {
  const Words words = session.words();
  std::ostream& out = session.console.out;
  for (const Scenario& scenario : loaded.scenarios) {
    out << scenario.stem << "  " << printable(session.pick(scenario.title)) << '\n';
    if (scenario.goal) out << "  " << words.pick("goal: ", "目标：") << goal_text(*scenario.goal) << '\n';
    const std::vector<ScenarioEffect> effects = effects_of(scenario, loaded.inputs, last, words);
    if (effects.empty()) out << "  " << words.pick("no changes", "无改动") << '\n';
    for (const ScenarioEffect& effect : effects) {
      for (const std::string& line : effect_lines(effect, words)) out << "  " << line << '\n';
    }
  }
  const std::size_t count = loaded.scenarios.size();
  if (words.chinese()) {
    out << "通过：" << count << " 个情景\n";
  } else {
    out << "ok: " << count << (count == 1 ? " scenario" : " scenarios") << '\n';
  }
}

void write_for_programs(const Session& session, const Loaded& loaded, Quarter last) {
  Table table = report_table();
  for (const Problem& warning : loaded.warnings) add(table, warning);
  for (const Scenario& scenario : loaded.scenarios) {
    for (const ScenarioEffect& effect : effects_of(scenario, loaded.inputs, last, session.words()))
      add(table, scenario.stem, effect, session.words());
  }
  write(table, session.format, session.style(), session.console.out);
}

/// For programs the problems are the result; for people they are messages.
void refuse(const Session& session, const std::vector<Problem>& problems) {
  if (session.format == Format::table) return show(session, problems);
  Table table = report_table();
  for (const Problem& problem : problems) add(table, problem);
  write(table, session.format, session.style(), session.console.out);
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
    if (session.format == Format::table) {
      show(session, loaded.warnings);
      write_for_people(session, loaded, last);
    } else {
      write_for_programs(session, loaded, last);
    }
    return ExitCode::done;
  } catch (const InvalidInput& error) {
    refuse(session, error.problems());
    return ExitCode::invalid;
  }
}

}  // namespace

Command check_command() {
  Command command;
  command.name = "check";
  command.usage = "SCENARIO... [options]";
  command.summary = "find every problem of scenarios, and what their changes become, without running them";
  command.details =
      "Reads the model's data and all scenarios named, and tells all problems of all files at once:\n"
      "file, line, column, what is wrong, what is allowed. Exit code 0 when there is none, else 2.\n"
      "Then it shows what each change does in numbers: value before -> after, from when, the way of a ramp.\n"
      "CSV and JSON have one row a problem (severity error or warning) or change (severity info).";
  command.options = input_options();
  command.examples = {"check baseline my-change.toml", "check scenarios/*.toml --format json"};
  command.run = check;
  return command;
}

}  // namespace sim
