#include "sim/scenario/goal_points.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/scenario/read_amount.hpp"
#include "sim/scenario/read_goal.hpp"

namespace sim {
namespace {

/// Whether the parameter is zero in every quarter that the change reaches.
bool always_zero(const Parameter& parameter, const Change& change, Quarter last) {
  for (Quarter quarter = change.from; quarter <= last; quarter = quarter + 1) {
    if (change.until && quarter >= *change.until) break;
    if (parameter.at(quarter) != 0) return false;
  }
  return true;
}

void check_lever(const TableReader& reader, const toml::node& node, const ScenarioContext& context,
                 const ChangeFrame& frame) {
  const Parameter& parameter = *frame.parameter;
  if (!takes_steps(parameter.type)) {
    reader.problem(
        node, fmt::format("'{}' is a {}, which cannot be scaled", parameter.key, name_of(parameter.type)));
  } else if (frame.timed && always_zero(parameter, frame.change, context.last)) {
    reader.problems().push_back(
        reader.file().problem(node, fmt::format("'{}' is 0 throughout: no factor changes it", parameter.key),
                              Problem::Severity::warning));
  }
}

/// When the levers move, with no target yet.
ChangeFrame read_goal_timing(const TableReader& reader, const Goal& goal, const ScenarioContext& context) {
  ChangeFrame timing;
  timing.change.file = reader.file().name();
  timing.change.how = Change::How::scale;
  timing.change.clipped = true;
  read_timing(reader, context, timing);
  if (timing.dated && goal.at != Quarter() && goal.at < timing.change.from)
    reader.problem(*reader.find("at"),
                   fmt::format("'at' ({}) is before 'from' ({}), when the levers begin to move",
                               goal.at.text(), timing.change.from.text()));
  return timing;
}

/// The change of each lever, without its factor.
std::vector<Change> read_levers(const TableReader& reader, const ChangeFrame& timing,
                                const ScenarioContext& context, const std::vector<Change>& fixed) {
  std::vector<Change> levers;
  const toml::node* over = reader.find("over");
  if (over == nullptr || !over->is_array()) return levers;
  for (const toml::node& node : *over->as_array()) {
    ChangeFrame frame = timing;
    frame.change.target = node.value<std::string>().value_or("");
    frame.change.position = TomlFile::position_of(node);
    if (frame.change.target.empty()) continue;
    const std::string& target = frame.change.target;
    frame.parameter = find_target(reader, node, target, context);
    if (frame.parameter == nullptr) continue;
    refuse_fixed(reader, node, target, fixed);
    if (std::any_of(levers.begin(), levers.end(),
                    [&](const Change& lever) { return lever.target == target; }))
      reader.problem(node, fmt::format("'{}' is named twice", target));
    check_lever(reader, node, context, frame);
    levers.push_back(std::move(frame.change));
  }
  return levers;
}

/// What is to be reached must be something that a run reports, in a quarter that it reaches.
void check_observable(const TableReader& reader, const Goal& goal, const ScenarioContext& context) {
  const std::vector<std::string>& known = context.inputs.outcomes;
  const std::string name(trim(std::string_view(goal.observable).substr(0, goal.observable.find('['))));
  if (!name.empty() && !known.empty() && std::find(known.begin(), known.end(), name) == known.end())
    reader.problem(*reader.find("observable"),
                   fmt::format("unknown observable '{}'{} ('list observables' names them)", printable(name),
                               suggestion(name, known)));
  if (goal.at <= context.last) return;
  reader.problems().push_back(reader.file().problem(
      *reader.find("at"),
      fmt::format("never reached: {} is after the end of the run ({})", goal.at.text(), context.last.text()),
      Problem::Severity::warning));
}

std::vector<SweepPoint> points_of(const Goal& goal, const std::vector<Change>& levers) {
  std::string names;
  for (const std::string& key : goal.over) names += (names.empty() ? "" : ", ") + key;
  std::vector<SweepPoint> points;
  for (const double factor : goal.factors) {
    SweepPoint point{levers, {}};
    for (Change& change : point.changes) change.amount = factor;
    point.name.en = fmt::format("{} × {}", names, shortest(factor));
    point.name.zh = point.name.en;
    points.push_back(std::move(point));
  }
  return points;
}

}  // namespace

std::optional<GoalPoints> read_goal_points(const TomlFile& file, const ScenarioContext& context,
                                           const std::vector<Change>& fixed, std::vector<Problem>& problems) {
  const auto errors_before = count_errors(problems);
  const toml::table* table = table_of_goal(file, problems);
  if (table == nullptr) return std::nullopt;
  const TableReader reader(file, *table, TomlFile::position_of(*table), "[goal]", problems);
  Goal goal = read_goal_form(reader);
  check_observable(reader, goal, context);
  const ChangeFrame timing = read_goal_timing(reader, goal, context);
  const std::vector<Change> levers = read_levers(reader, timing, context, fixed);
  if (count_errors(problems) != errors_before || levers.empty()) return std::nullopt;
  std::vector<SweepPoint> points = points_of(goal, levers);
  return GoalPoints{std::move(goal), std::move(points)};
}

}  // namespace sim
