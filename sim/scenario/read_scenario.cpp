#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "sim/parameter/read_references.hpp"
#include "sim/scenario/chain.hpp"
#include "sim/scenario/check_orders.hpp"
#include "sim/scenario/freeze.hpp"
#include "sim/scenario/goal_points.hpp"
#include "sim/scenario/placebo.hpp"
#include "sim/scenario/read_added.hpp"
#include "sim/scenario/read_change.hpp"
#include "sim/scenario/read_sweep.hpp"

namespace sim {
namespace {

const std::vector<std::string> top_keys = {"title",  "question", "extends",  "cites",      "financing",
                                           "change", "add",      "activate", "deactivate", "sweep",
                                           "goal",   "freeze",   "placebo"};

/// A table of each, that no scenario has, and which command takes the file.
constexpr std::pair<const char*, const char*> other_files[] = {
    {"factor", "a file with factors is a study, not a scenario: give it to 'study'"},
    {"lever", "a file with levers is a budget, not a scenario: give it to 'optimise'"}};

/// Title, question and citations are each file's own; `financing` and `freeze` hold down the chain.
void read_head(const TomlFile& file, const ScenarioContext& context, Scenario& scenario,
               std::vector<Problem>& problems) {
  const Inputs& inputs = context.inputs;
  const TableReader reader(file, file.root(), {}, "the scenario", problems);
  for (const auto& [key, told] : other_files) {
    if (const toml::node* node = reader.find(key)) return reader.problem(*node, told);
  }
  reader.refuse_unknown(top_keys);
  scenario.title = reader.label("title", true);
  scenario.file_title = scenario.title;
  scenario.question = reader.label("question", false);
  scenario.cites = read_cited(reader, "cites", inputs.whatifs);
  if (auto freeze = read_freeze(reader, context.start, context.last)) scenario.freeze = std::move(freeze);
  if (auto placebo = read_placebo(reader, context)) scenario.placebo = std::move(placebo);
  const std::string financing = reader.text("financing", false);
  if (financing.empty()) return;
  if (financing == "additional" || financing == "budget_neutral") {
    scenario.financing = financing;
  } else {
    reader.problem(
        *reader.find("financing"),
        fmt::format("unknown financing '{}'{} (additional or budget_neutral)", printable(financing),
                    suggestion(financing, {"additional", "budget_neutral"})));
  }
}

/// The freeze of the last file that has one: it decides which values the changes of all files meet.
std::optional<Freeze> freeze_of(const Chain& chain, const ScenarioContext& context) {
  std::optional<Freeze> found;
  for (const ChainFile& link : chain.files) {
    std::vector<Problem> told_later;
    const TableReader reader(link.file, link.file.root(), {}, "the scenario", told_later);
    if (auto freeze = read_freeze(reader, context.start, context.last)) found = std::move(freeze);
  }
  return found;
}

std::string open_key(const Switch& each) {
  return each.id + ".active";
}

void refuse_switched_twice(const TomlFile& file, const std::vector<Change>& changes,
                           const std::vector<Switch>& switches, std::vector<Problem>& problems) {
  for (const Change& change : changes) {
    const auto same = std::find_if(switches.begin(), switches.end(),
                                   [&](const Switch& each) { return open_key(each) == change.target; });
    if (same == switches.end()) continue;
    problems.push_back(
        file.problem(change.position, fmt::format("line {} switches '{}' already; keep one of the two",
                                                  same->position.line, change.target)));
  }
}

/// A later file of the chain replaces what earlier ones do to the same target.
void take_over(Scenario& scenario, std::vector<Change> changes, std::vector<Switch> switches) {
  std::vector<std::string> targets;
  for (const Change& change : changes) targets.push_back(change.target);
  for (const Switch& each : switches) targets.push_back(open_key(each));
  std::sort(targets.begin(), targets.end());
  const auto replaced = [&](const std::string& target) {
    return std::binary_search(targets.begin(), targets.end(), target);
  };
  std::erase_if(scenario.changes, [&](const Change& change) { return replaced(change.target); });
  std::erase_if(scenario.switches, [&](const Switch& each) { return replaced(open_key(each)); });
  std::move(changes.begin(), changes.end(), std::back_inserter(scenario.changes));
  std::move(switches.begin(), switches.end(), std::back_inserter(scenario.switches));
}

/// Gives the points of the file's sweep or goal, which its fixed lines know nothing of.
std::vector<SweepPoint> read_file(const ChainFile& link, const ScenarioContext& context, Inputs& working,
                                  Scenario& scenario, std::vector<Problem>& problems) {
  scenario.stem = link.stem;
  scenario.texts.emplace_back(link.stem + ".toml", link.file.text());
  read_head(link.file, context, scenario, problems);
  for (AddedEntry& added : read_added(link.file, context, working, problems)) {
    scenario.added.push_back(std::move(added));
  }
  std::vector<Change> changes = read_changes(link.file, context, problems);
  std::vector<Switch> switches = read_switches(link.file, context, problems);
  refuse_switched_twice(link.file, changes, switches, problems);
  std::vector<SweepPoint> points = read_sweep(link.file, context, changes, problems);
  if (auto reading = read_goal_points(link.file, context, changes, problems)) {
    scenario.goal = std::move(reading->goal);
    points = std::move(reading->points);
  }
  if (!points.empty()) refuse_switched_twice(link.file, points.front().changes, switches, problems);
  take_over(scenario, std::move(changes), std::move(switches));
  return points;
}

/// The scenarios that a file stands for: itself, or one for each point.
std::vector<Scenario> scenarios_at(const Scenario& scenario, const std::vector<SweepPoint>& points) {
  if (points.empty()) return placebo_points(scenario);
  std::vector<Scenario> all;
  for (const SweepPoint& point : points) {
    all.push_back(scenario);
    Scenario& own = all.back();
    own.stem += fmt::format("/{}", all.size());
    own.title.en += fmt::format(" ({})", point.name.en);
    own.title.zh += fmt::format("（{}）", point.name.zh);
    take_over(own, point.changes, {});
  }
  return all;
}

/// What several points have in common is told once.
std::vector<Problem> check_all_orders(const std::vector<Scenario>& scenarios, const Inputs& inputs,
                                      const ScenarioContext& context) {
  std::vector<Problem> problems;
  for (const Scenario& scenario : scenarios) {
    if (const std::string fault = beside_placebo(scenario); !fault.empty()) {
      problems.push_back({scenario.placebo->file, scenario.placebo->position, fault, {}});
      break;
    }
    for (Problem& problem : check_orders(scenario, inputs, context)) {
      const bool told = std::any_of(problems.begin(), problems.end(), [&](const Problem& other) {
        return other.file == problem.file && other.position == problem.position;
      });
      if (!told) problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace

std::vector<Scenario> read_scenarios(const std::string& path, const Inputs& inputs, Quarter start,
                                     Quarter last, std::vector<Problem>& warnings) {
  Scenario scenario;
  std::vector<SweepPoint> points;
  Inputs working = inputs;
  std::vector<Problem> errors;
  const auto take = [&](std::vector<Problem> problems) {
    for (Problem& problem : first_problems(std::move(problems))) {
      (problem.severity == Problem::Severity::warning ? warnings : errors).push_back(std::move(problem));
    }
  };
  Chain chain = read_chain(path);
  ScenarioDoubts doubts;
  doubts.whole_chain = chain.whole;
  const ScenarioContext context{working, start, last, doubts};
  if (const auto freeze = freeze_of(chain, context)) freeze_inputs(working, freeze->quarter);
  for (const ChainFile& link : chain.files) {
    const auto own =
        std::stable_partition(chain.problems.begin(), chain.problems.end(),
                              [&](const Problem& each) { return each.file != link.file.name(); });
    std::vector<Problem> problems(own, chain.problems.end());
    chain.problems.erase(own, chain.problems.end());
    points = read_file(link, context, working, scenario, problems);
    take(std::move(problems));
  }
  errors.insert(errors.begin(), chain.problems.begin(), chain.problems.end());
  std::vector<Scenario> scenarios = scenarios_at(scenario, points);
  for (Problem& problem : check_all_orders(scenarios, inputs, context)) {
    for (const ChainFile& link : chain.files) {
      if (link.file.name() == problem.file) problem.source_line = link.file.line(problem.position.line);
    }
    errors.push_back(std::move(problem));
  }
  if (!errors.empty()) throw InvalidInput(std::move(errors));
  return scenarios;
}

Scenario read_scenario(const std::string& path, const Inputs& inputs, Quarter start, Quarter last,
                       std::vector<Problem>& warnings) {
  std::vector<Scenario> scenarios = read_scenarios(path, inputs, start, last, warnings);
  if (scenarios.size() > 1)
    throw InvalidInput(fmt::format("{}: stands for {} scenarios", printable(path), scenarios.size()));
  return std::move(scenarios.front());
}

}  // namespace sim
