#include "sim/cli/scenario_difference.hpp"

#include <fmt/core.h>

#include <functional>

#include "sim/cli/parameter_text.hpp"

namespace sim {
namespace {

/// The first and the last quarter in which something holds.
struct Span {
  Quarter first;
  Quarter last;
};

std::optional<Span> span_where(const ParameterTimeline& timeline, const std::function<bool(Quarter)>& holds) {
  std::optional<Span> span;
  for (Quarter quarter = timeline.first(); quarter <= timeline.last(); quarter = quarter + 1) {
    if (!holds(quarter)) continue;
    if (!span) span = Span{quarter, quarter};
    span->last = quarter;
  }
  return span;
}

DifferentValues values_in(const ScenarioInputs& side, ParameterId id, Span span, const Words& words) {
  if (!id.exists()) return {{}, {}, "", words.pick("not there", "无")};
  const Parameter& parameter = side.inputs.parameters[id];
  const auto value = [&](Quarter quarter) { return side.timeline.get(id, quarter); };
  DifferentValues values;
  values.start = value_of(parameter, value(span.first));
  values.end = value_of(parameter, value(span.last));
  Quarter moved = span.first;
  for (Quarter quarter = span.first; quarter <= span.last; quarter = quarter + 1) {
    if (quarter > span.first && value(quarter) == value(quarter + -1)) continue;
    moved = quarter;
    values.path += (values.path.empty() ? "" : "; ") + quarter.text() + ": " +
                   value_text(parameter, value(quarter), Words());
  }
  values.shown = readable_text(parameter, value(span.first), words);
  if (moved > span.first) {
    values.shown += fmt::format(" ({}) … {} ({})", span.first.text(),
                                readable_text(parameter, value(span.last), words), moved.text());
  }
  return values;
}

bool is_open(const ScenarioInputs& side, const Entry& entry, Quarter quarter) {
  return side.timeline.get(entry.open, quarter) != 0.0;
}

/// Where the two differ in a parameter that at least one has. One that only one has belongs to an entry that
/// it adds, and tells while that is open.
std::optional<Span> different_in(const ScenarioInputs& a, ParameterId in_a, const ScenarioInputs& b,
                                 ParameterId in_b) {
  if (in_a.exists() && in_b.exists()) {
    return span_where(a.timeline, [&](Quarter quarter) {
      return a.timeline.get(in_a, quarter) != b.timeline.get(in_b, quarter);
    });
  }
  const ScenarioInputs& side = in_a.exists() ? a : b;
  const Parameter& parameter = side.inputs.parameters[in_a.exists() ? in_a : in_b];
  const Entry* entry = side.inputs.entry(parameter.entry);
  return span_where(side.timeline,
                    [&](Quarter quarter) { return entry == nullptr || is_open(side, *entry, quarter); });
}

Label what_differs(const Parameter& parameter, const Inputs& inputs, bool in_a, bool in_b) {
  if (!in_a) return {"only in the second", "仅后者有"};
  if (!in_b) return {"only in the first", "仅前者有"};
  const Entry* entry = inputs.entry(parameter.entry);
  const bool opens = entry != nullptr && inputs.parameters[entry->open].key == parameter.key;
  return opens ? Label{"switched", "启停不同"} : Label{"changed", "数值不同"};
}

void add_difference(const ScenarioInputs& a, ParameterId in_a, const ScenarioInputs& b, ParameterId in_b,
                    const Words& words, std::vector<ScenarioDifference>& differences) {
  const auto span = different_in(a, in_a, b, in_b);
  if (!span) return;
  const ScenarioInputs& side = in_a.exists() ? a : b;
  const Parameter& parameter = side.inputs.parameters[in_a.exists() ? in_a : in_b];
  ScenarioDifference difference;
  difference.target = parameter.key;
  difference.label = parameter.label;
  difference.unit = parameter.unit;
  difference.what = what_differs(parameter, side.inputs, in_a.exists(), in_b.exists());
  difference.from = span->first;
  if (span->last < side.timeline.last()) difference.until = span->last + 1;
  difference.a = values_in(a, in_a, *span, words);
  difference.b = values_in(b, in_b, *span, words);
  differences.push_back(std::move(difference));
}

}  // namespace

std::vector<ScenarioDifference> scenario_differences(const ScenarioInputs& a, const ScenarioInputs& b,
                                                     const Words& words) {
  std::vector<ScenarioDifference> differences;
  const ParameterTable& of_a = a.inputs.parameters;
  const ParameterTable& of_b = b.inputs.parameters;
  for (std::size_t row = 0; row < of_a.size(); ++row) {
    const ParameterId id(row);
    add_difference(a, id, b, of_b.find(of_a[id].key), words, differences);
  }
  for (std::size_t row = 0; row < of_b.size(); ++row) {
    const ParameterId id(row);
    if (!of_a.find(of_b[id].key).exists()) add_difference(a, ParameterId::none(), b, id, words, differences);
  }
  return differences;
}

}  // namespace sim
