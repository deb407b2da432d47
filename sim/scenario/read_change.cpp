#include "sim/scenario/read_change.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "sim/scenario/change_frame.hpp"
#include "sim/scenario/read_amount.hpp"

namespace sim {
namespace {

/// One table; nothing where it is not known what it changes and when. (A change whose amount is wrong may
/// still overlap with another.)
std::optional<Change> read_change(const TableReader& reader, const ScenarioContext& context) {
  const auto errors_before = count_errors(reader.problems());
  reader.refuse_unknown({"target", "set", "scale", "add", "from", "until", "ramp", "announced"},
                        change_synonyms());
  ChangeFrame frame = read_frame(reader, context);
  read_amounts(reader, context, frame);
  if (frame.parameter == nullptr) return std::nullopt;
  if (count_errors(reader.problems()) != errors_before) context.doubts.faulty.insert(frame.parameter->entry);
  if (!frame.dated) return std::nullopt;
  return frame.change;
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
