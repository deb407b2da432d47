#include <fmt/core.h>

#include <algorithm>

#include "sim/analysis/budget.hpp"
#include "sim/scenario/change_frame.hpp"
#include "sim/scenario/read_amount.hpp"

namespace sim {
namespace {

constexpr long long most_replicates = 10000;
constexpr long long most_evaluations = 10000;
constexpr long long longest_ramp = 400;
constexpr std::size_t most_levers = 12;

const KeySynonyms& synonyms() {
  static const KeySynonyms names = {
      {"observable", "objective"}, {"goal", "objective"}, {"extends", "base"},
      {"baseline", "base"},        {"until", "at"},       {"to", "at"},
      {"amount", "budget"},        {"money", "budget"},   {"levers", "lever"},
      {"change", "lever"},         {"confirm", "fresh"},  {"runs", "evaluations"}};
  return names;
}

long long read_whole(const TableReader& reader, std::string_view key, long long otherwise, long long low,
                     long long high) {
  const toml::node* node = reader.find(key);
  if (node == nullptr) return otherwise;
  const auto* number = node->as_integer();
  if (number != nullptr && number->get() >= low && number->get() <= high) return number->get();
  reader.problem(*node, fmt::format("'{}' is a whole number from {} to {}", key, low, high));
  return otherwise;
}

double read_amount_of_money(const TableReader& reader) {
  const toml::node* node = reader.need("budget");
  if (node == nullptr) return 0.0;
  const QuantityReading reading = read_quantity(node->value<std::string>().value_or(""), ValueType::money);
  if (reading.error.empty() && reading.value >= 0.0) return reading.value;
  reader.problem(*node, "'budget' is an amount of money from 0 up, such as \"20 亿元\" or \"2e9 CNY\"");
  return 0.0;
}

/// `key` between the first quarter and `most`; an empty quarter with a problem.
Quarter read_quarter(const TableReader& reader, std::string_view key, Quarter first, Quarter most) {
  const auto quarter = reader.quarter(key, true);
  if (!quarter) return {};
  if (*quarter > first && *quarter <= most) return *quarter;
  reader.problem(*reader.find(key),
                 fmt::format("'{}' is a quarter from {} to {}", key, (first + 1).text(), most.text()));
  return {};
}

/// The two ends of a range into `lever`; false with a problem.
bool read_range(const TableReader& reader, const ScenarioContext& context, ChangeFrame frame,
                BudgetLever& lever) {
  const toml::array* list = nullptr;
  int given = 0;
  for (const auto& [key, how] : amount_keys) {
    const toml::node* node = reader.find(key);
    if (node == nullptr) {
      given += reader.meant(key) ? 1 : 0;
      continue;
    }
    if (++given == 2) reader.problem(*node, "a lever has exactly one of set, scale, add");
    frame.change.how = how;
    list = node->as_array();
    if (list != nullptr && list->size() == 2) continue;
    reader.problem(*node, fmt::format("'{}' is the range of the lever: a list of its two ends such as "
                                      "[1.0, 3.0]",
                                      key));
    list = nullptr;
  }
  if (given == 0) reader.problem("missing 'set', 'scale' or 'add' in [[lever]]: the two ends of its range");
  if (list == nullptr || given != 1) return false;
  const auto errors_before = count_errors(reader.problems());
  std::vector<double> ends;
  for (const toml::node& item : *list) {
    read_amount(reader, item, context, frame);
    ends.push_back(frame.change.amount);
  }
  if (count_errors(reader.problems()) != errors_before) return false;
  lever.how = frame.change.how;
  lever.low = ends[0];
  lever.high = ends[1];
  if (lever.low < lever.high) return true;
  reader.problem(*list, "the first end of the range is below the second");
  return false;
}

/// A mix may leave a lever as it is, so that the baseline is one of them.
void find_unchanged(const TableReader& reader, const Parameter& parameter, double baseline,
                    BudgetLever& lever) {
  if (lever.how == Change::How::set) lever.unchanged = baseline;
  if (lever.how == Change::How::scale) lever.unchanged = 1.0;
  if (lever.how == Change::How::add) lever.unchanged = 0.0;
  if (lever.unchanged >= lever.low && lever.unchanged <= lever.high) return;
  const std::string what = lever.how == Change::How::set
                               ? write_quantity(lever.unchanged, parameter.type, parameter.unit)
                               : shortest(lever.unchanged);
  reader.problem(
      fmt::format("the range of '{}' does not hold {}, at which it is unchanged", lever.target, what));
}

void check_role(const TableReader& reader, const toml::node& node, const Parameter& parameter,
                const Budget& budget, const std::string& grade) {
  if (parameter.role != ParameterRole::lever) {
    reader.problem(node, fmt::format("'{}' is {}: no policy turns it, so no budget pays for it",
                                     parameter.key, name_of(parameter.role)));
  } else if (!takes_steps(parameter.type)) {
    reader.problem(node, fmt::format("'{}' is a {}, which has no way in between", parameter.key,
                                     name_of(parameter.type)));
  } else if (grade == "C" && !budget.allow_grade_c) {
    reader.problem(node, fmt::format("'{}' is of evidence grade C: its mechanism is told, not sourced, and a "
                                     "mix of it would rest on a guess; leave it out, or say allow_grade_c = "
                                     "true at the top of the file",
                                     parameter.key));
  }
}

void read_lever(const TableReader& reader, const ScenarioContext& context, const Scenario& base,
                const ParameterTimeline& baseline, Budget& budget) {
  reader.refuse_unknown({"target", "set", "scale", "add"}, change_synonyms());
  BudgetLever lever;
  lever.target = reader.text("target", true);
  const toml::node* node = reader.find("target");
  if (lever.target.empty() || node == nullptr) return;
  ChangeFrame frame;
  frame.change.target = lever.target;
  frame.change.from = budget.from;
  frame.change.ramp = budget.ramp;
  frame.dated = frame.timed = true;
  frame.parameter = find_target(reader, *node, lever.target, context);
  if (frame.parameter == nullptr) return;
  const Entry* entry = context.inputs.entry(frame.parameter->entry);
  if (entry != nullptr) lever.grade = entry->grade;
  check_role(reader, *node, *frame.parameter, budget, lever.grade);
  const auto same = [&lever](const auto& other) { return other.target == lever.target; };
  if (std::any_of(budget.levers.begin(), budget.levers.end(), same))
    reader.problem(*node, fmt::format("'{}' is a lever already", lever.target));
  if (std::any_of(base.changes.begin(), base.changes.end(), same))
    reader.problem(
        *node, fmt::format("'{}' changes '{}' already; take a base that does not", base.stem, lever.target));
  if (!read_range(reader, context, frame, lever)) return;
  find_unchanged(reader, *frame.parameter,
                 baseline.get(context.inputs.parameters.find(lever.target), budget.from), lever);
  budget.levers.push_back(std::move(lever));
}

}  // namespace

Place Budget::start() const {
  Place place;
  for (const BudgetLever& lever : levers)
    place.push_back((lever.unchanged - lever.low) / (lever.high - lever.low));
  return place;
}

Budget read_budget(const TomlFile& file, Quarter first, Quarter horizon, std::vector<Problem>& problems) {
  const TableReader reader(file, file.root(), {}, "the budget", problems);
  reader.refuse_unknown({"title", "base", "budget", "objective", "from", "at", "ramp", "replicates", "fresh",
                         "seed", "evaluations", "allow_grade_c", "lever"},
                        synonyms());
  Budget budget;
  budget.title = reader.label("title", false);
  if (reader.find("base") != nullptr) budget.base = reader.text("base", true);
  budget.amount = read_amount_of_money(reader);
  budget.objective = reader.text("objective", true);
  budget.at = read_quarter(reader, "at", first, horizon);
  budget.from = read_quarter(reader, "from", first, budget.at == Quarter() ? horizon : budget.at);
  budget.ramp = static_cast<int>(read_whole(reader, "ramp", 0, 0, longest_ramp));
  budget.replicates = read_whole(reader, "replicates", budget.replicates, 1, most_replicates);
  budget.fresh = read_whole(reader, "fresh", budget.replicates, 0, most_replicates);
  budget.seed = read_whole(reader, "seed", budget.seed, 0, std::numeric_limits<long long>::max());
  budget.evaluations = read_whole(reader, "evaluations", budget.evaluations, 1, most_evaluations);
  budget.allow_grade_c = reader.flag("allow_grade_c", false);
  return budget;
}

void read_levers(const TomlFile& file, const ScenarioContext& context, const Scenario& base, Budget& budget,
                 std::vector<Problem>& problems) {
  const ScenarioInputs realised = realise(base, context.inputs, context.start, context.last);
  const auto tables = tables_of(file, "lever", problems);
  for (const toml::table* table : tables) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), "[[lever]]", problems);
    if (problems.size() > enough_problems) break;
    read_lever(reader, context, base, realised.timeline, budget);
  }
  const Position top{1, 1};
  if (tables.empty()) problems.push_back(file.problem(top, "no [[lever]]: nothing to mix"));
  if (tables.size() > most_levers)
    problems.push_back(
        file.problem(top, fmt::format("{} levers; a mix has at most {}", tables.size(), most_levers)));
  if (budget.evaluations < static_cast<long long>(budget.levers.size()) + 2)
    problems.push_back(file.problem(top, fmt::format("'evaluations' is at least {}: two more than there are "
                                                     "levers",
                                                     budget.levers.size() + 2)));
}

}  // namespace sim
