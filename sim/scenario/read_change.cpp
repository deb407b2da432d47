#include "sim/scenario/read_change.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "sim/parameter/value.hpp"
#include "sim/scenario/change.hpp"

namespace sim {
namespace {

constexpr std::int64_t longest_ramp = 400;

bool takes_steps(ValueType type) {
  return type != ValueType::choice && type != ValueType::boolean && type != ValueType::date;
}

/// The key that gives the amount, and the node it holds.
const toml::node* read_how(const TableReader& reader, Change& change) {
  const std::pair<const char*, Change::How> ways[] = {
      {"set", Change::How::set}, {"scale", Change::How::scale}, {"add", Change::How::add}};
  const toml::node* found = nullptr;
  for (const auto& [key, how] : ways) {
    const toml::node* node = reader.find(key);
    if (node == nullptr) continue;
    if (found != nullptr) {
      reader.problem(*node, "a change has exactly one of set, scale, add");
      return nullptr;
    }
    found = node;
    change.how = how;
  }
  if (found == nullptr) reader.problem("missing 'set', 'scale' or 'add' in [[change]]");
  return found;
}

bool read_amount(const TableReader& reader, const toml::node& node, const Parameter& parameter,
                 Change& change) {
  if (change.how != Change::How::set && !takes_steps(parameter.type)) {
    reader.problem(node, fmt::format("a {} can only be set", name_of(parameter.type)));
    return false;
  }
  if (change.how == Change::How::scale) {
    if (!node.is_number()) {
      reader.problem(node, "'scale' needs a plain number such as 2.0");
      return false;
    }
    change.amount = node.value<double>().value_or(1);
    return true;
  }
  const QuantityReading reading = read_value(node, parameter);
  if (!reading.error.empty()) {
    reader.problem(node, reading.error);
    return false;
  }
  change.amount = reading.value;
  return true;
}

int read_ramp(const TableReader& reader, const Parameter& parameter) {
  const toml::node* node = reader.find("ramp");
  if (node == nullptr) return 0;
  const auto* quarters = node->as_integer();
  if (quarters == nullptr || quarters->get() < 0 || quarters->get() > longest_ramp) {
    reader.problem(*node, fmt::format("'ramp' is a whole number of quarters, 0 to {}", longest_ramp));
    return 0;
  }
  if (!takes_steps(parameter.type)) {
    reader.problem(*node,
                   fmt::format("a {} has no way in between; leave 'ramp' out", name_of(parameter.type)));
    return 0;
  }
  return static_cast<int>(quarters->get());
}

/// Every value that the change leads to lies in the range; one problem tells the first that does not.
void check_values(const TableReader& reader, const toml::node& amount, const Parameter& parameter,
                  const Change& change, Quarter last) {
  const Quarter end = std::max(last, change.from + (std::max(change.ramp, 1) - 1));
  bool rounds = false;
  for (Quarter quarter = change.from; quarter <= end; quarter = quarter + 1) {
    if (change.until && quarter >= *change.until) break;
    const double value = changed_value(parameter, change, quarter);
    if (change.how == Change::How::scale && parameter.type == ValueType::count) {
      const double exact = parameter.at(quarter) * change.amount;
      rounds = rounds || std::round(exact) != exact;
    }
    const std::string fault = std::isfinite(value) ? range_fault(value, parameter) : "the value is too large";
    if (fault.empty()) continue;
    const auto severity =
        parameter.soft_range && std::isfinite(value) ? Problem::Severity::warning : Problem::Severity::error;
    reader.problems().push_back(
        reader.file().problem(amount, fmt::format("{}, in {}", fault, quarter.text()), severity));
    return;
  }
  if (rounds) {
    reader.problems().push_back(reader.file().problem(
        amount, fmt::format("'{}' is a count: the scaled value is rounded to a whole number", parameter.key),
        Problem::Severity::warning));
  }
}

const Parameter* read_target(const TableReader& reader, const ScenarioContext& context, Change& change) {
  change.target = reader.text("target", true);
  if (change.target.empty()) return nullptr;
  const toml::node& node = *reader.find("target");
  const ParameterId id = context.inputs.parameters.find(change.target);
  if (!id.exists()) {
    reader.problem(node, unknown_parameter(change.target, context.inputs));
    return nullptr;
  }
  const Parameter& parameter = context.inputs.parameters[id];
  if (parameter.role == ParameterRole::initial) {
    reader.problem(node, fmt::format("'{}' is read once, for the initial state; use --set {}=…",
                                     change.target, change.target));
    return nullptr;
  }
  return &parameter;
}

std::optional<Change> read_change(const TableReader& reader, const ScenarioContext& context) {
  const std::size_t problems_before = reader.problems().size();
  reader.refuse_unknown({"target", "set", "scale", "add", "from", "until", "ramp", "announced"});
  Change change;
  change.file = reader.file().name();
  change.position = TomlFile::position_of(reader.table());
  const Parameter* parameter = read_target(reader, context, change);
  const auto from = read_date(reader, "from", true, true, context);
  change.until = read_date(reader, "until", false, false, context);
  change.announced = read_date(reader, "announced", false, false, context);
  const toml::node* amount = read_how(reader, change);
  if (from && change.until && *change.until <= *from) {
    reader.problem(*reader.find("until"), fmt::format("'until' ({}, exclusive) is not after 'from' ({})",
                                                      change.until->text(), from->text()));
  }
  if (from && change.announced && *change.announced > *from) {
    reader.problem(*reader.find("announced"), fmt::format("'announced' ({}) is after 'from' ({})",
                                                          change.announced->text(), from->text()));
  }
  if (parameter == nullptr) return std::nullopt;
  change.ramp = read_ramp(reader, *parameter);
  if (amount == nullptr || !read_amount(reader, *amount, *parameter, change) || !from) return std::nullopt;
  change.from = *from;
  const auto new_errors = std::any_of(
      reader.problems().begin() + static_cast<std::ptrdiff_t>(problems_before), reader.problems().end(),
      [](const Problem& problem) { return problem.severity == Problem::Severity::error; });
  if (!new_errors) check_values(reader, *amount, *parameter, change, context.last);
  return change;
}

std::string span_text(const Change& change) {
  return change.until ? fmt::format("{} until {}", change.from.text(), change.until->text())
                      : fmt::format("from {} on", change.from.text());
}

void refuse_overlap(const TomlFile& file, const std::vector<Change>& changes,
                    std::vector<Problem>& problems) {
  std::vector<const Change*> order;
  for (const Change& change : changes) order.push_back(&change);
  std::sort(order.begin(), order.end(), [](const Change* a, const Change* b) {
    return std::tie(a->target, a->from, a->position) < std::tie(b->target, b->from, b->position);
  });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Change& before = *order[i - 1];
    const Change& after = *order[i];
    if (before.target != after.target || (before.until && *before.until <= after.from)) continue;
    const auto [first, second] = std::minmax(before.position, after.position);
    problems.push_back(file.problem(
        second,
        fmt::format("line {} and line {} change '{}' in the same quarters ({}; {}); end one with 'until' "
                    "where the other begins",
                    first.line, second.line, after.target, span_text(before), span_text(after))));
  }
}

}  // namespace

std::string unknown_parameter(std::string_view key, const Inputs& inputs) {
  const std::string meant = nearest(key, inputs.parameters.keys());
  const std::string start = fmt::format("unknown parameter '{}'", printable(key));
  if (const Entry* entry = inputs.entry(key)) {
    std::string fields = "active";
    for (const auto& [name, id] : entry->fields) fields += ", " + name;
    return fmt::format("{}; the entry '{}' has {}", start, key, fields);
  }
  if (meant.empty()) return start + "; 'list parameters' names them all";
  return fmt::format("{}; did you mean '{}' ({})?", start, meant,
                     describe_range(inputs.parameters[inputs.parameters.find(meant)]));
}

std::optional<Quarter> read_date(const TableReader& reader, std::string_view key, bool required,
                                 bool warns_late, const ScenarioContext& context) {
  const auto quarter = reader.quarter(key, required);
  if (!quarter) return quarter;
  const toml::node& node = *reader.find(key);
  if (*quarter <= context.start) {
    reader.problem(node, fmt::format("{} is before {}, the first quarter that a scenario can change",
                                     quarter->text(), (context.start + 1).text()));
    return std::nullopt;
  }
  if (warns_late && *quarter > context.last) {
    reader.problems().push_back(
        reader.file().problem(node,
                              fmt::format("never takes effect: {} is after the end of the run ({})",
                                          quarter->text(), context.last.text()),
                              Problem::Severity::warning));
  }
  return quarter;
}

std::vector<Change> read_changes(const TomlFile& file, const ScenarioContext& context,
                                 std::vector<Problem>& problems) {
  std::vector<Change> changes;
  for (const toml::table* table : tables_of(file, "change", problems)) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), "[[change]]", problems);
    if (problems.size() > enough_problems) break;
    if (auto change = read_change(reader, context)) changes.push_back(std::move(*change));
  }
  refuse_overlap(file, changes, problems);
  return changes;
}

}  // namespace sim
