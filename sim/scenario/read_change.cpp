#include "sim/scenario/read_change.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "sim/scenario/read_amount.hpp"

namespace sim {
namespace {

constexpr std::int64_t longest_ramp = 400;

/// What people write for the keys of a change.
const KeySynonyms& synonyms() {
  static const KeySynonyms names = {
      {"to", "until"},         {"end", "until"},      {"till", "until"},   {"value", "set"},
      {"amount", "set"},       {"multiply", "scale"}, {"factor", "scale"}, {"times", "scale"},
      {"increase", "add"},     {"plus", "add"},       {"start", "from"},   {"date", "from"},
      {"parameter", "target"}, {"key", "target"},     {"name", "target"},  {"lever", "target"}};
  return names;
}

/// Whether `ramp` is sound; 0 where it is not given.
bool read_ramp(const TableReader& reader, const Parameter* parameter, Change& change) {
  const toml::node* node = reader.find("ramp");
  if (node == nullptr) return true;
  const auto* quarters = node->as_integer();
  if (quarters == nullptr || quarters->get() < 0 || quarters->get() > longest_ramp) {
    reader.problem(*node, fmt::format("'ramp' is a whole number of quarters, 0 to {}", longest_ramp));
    return false;
  }
  if (parameter != nullptr && !takes_steps(parameter->type)) {
    reader.problem(*node,
                   fmt::format("a {} has no way in between; leave 'ramp' out", name_of(parameter->type)));
    return false;
  }
  change.ramp = static_cast<int>(quarters->get());
  return true;
}

const Parameter* read_target(const TableReader& reader, const ScenarioContext& context, Change& change) {
  change.target = reader.text("target", true);
  if (change.target.empty()) return nullptr;
  const toml::node& node = *reader.find("target");
  const ParameterId id = context.inputs.parameters.find(change.target);
  if (!id.exists()) {
    if (!in_doubt(change.target, context))
      reader.problem(node, unknown_parameter(change.target, context.inputs));
    return nullptr;
  }
  const Parameter& parameter = context.inputs.parameters[id];
  if (parameter.role == ParameterRole::initial) {
    reader.problem(node, fmt::format("'{}' is read once, for the initial state; use --set {}=…",
                                     change.target, change.target));
  }
  return &parameter;
}

/// Whether the quarters from `from` to `until` are known.
bool read_dates(const TableReader& reader, const ScenarioContext& context, Change& change) {
  const auto from = read_date(reader, "from", true, true, context);
  change.until = read_date(reader, "until", false, false, context);
  change.announced = read_date(reader, "announced", false, false, context);
  bool sound = from && (change.until || reader.find("until") == nullptr) && !reader.meant("until");
  if (from && change.until && *change.until <= *from) {
    reader.problem(*reader.find("until"), fmt::format("'until' ({}, exclusive) is not after 'from' ({})",
                                                      change.until->text(), from->text()));
    sound = false;
  }
  if (from && change.announced && *change.announced > *from) {
    reader.problem(*reader.find("announced"), fmt::format("'announced' ({}) is after 'from' ({})",
                                                          change.announced->text(), from->text()));
  }
  change.from = from.value_or(Quarter());
  return sound;
}

/// One table; nothing where it is not known what it changes and when. (A change whose amount is wrong may
/// still overlap with another.)
std::optional<Change> read_change(const TableReader& reader, const ScenarioContext& context) {
  const auto errors_before = count_errors(reader.problems());
  reader.refuse_unknown({"target", "set", "scale", "add", "from", "until", "ramp", "announced"}, synonyms());
  Change change;
  change.file = reader.file().name();
  change.position = TomlFile::position_of(reader.table());
  const Parameter* parameter = read_target(reader, context, change);
  const bool dated = read_dates(reader, context, change);
  const bool ramped = read_ramp(reader, parameter, change) && !reader.meant("ramp");
  read_amounts(reader, context, parameter, dated && ramped, change);
  if (parameter == nullptr) return std::nullopt;
  if (count_errors(reader.problems()) != errors_before) context.doubts.faulty.insert(parameter->entry);
  if (!dated) return std::nullopt;
  return change;
}

std::string span_text(const Change& change) {
  return change.until ? fmt::format("{} until {}", change.from.text(), change.until->text())
                      : fmt::format("from {} on", change.from.text());
}

void refuse_overlap(const TomlFile& file, const std::vector<Change>& changes, const ScenarioContext& context,
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
    context.doubts.faulty.insert(before.target.substr(0, before.target.find('.')));
    const auto [first, second] = std::minmax(before.position, after.position);
    problems.push_back(file.problem(
        second,
        fmt::format("line {} and line {} change '{}' in the same quarters ({}; {}); end one with 'until' "
                    "where the other begins",
                    first.line, second.line, after.target, span_text(before), span_text(after))));
  }
}

}  // namespace

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
  refuse_overlap(file, changes, context, problems);
  return changes;
}

}  // namespace sim
