#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "sim/parameter/scaling.hpp"
#include "sim/scenario/added_entry.hpp"
#include "sim/scenario/change.hpp"
#include "sim/scenario/financing.hpp"
#include "sim/scenario/freeze.hpp"

namespace sim {
namespace {

void apply_change(const Change& change, const ParameterTable& table, ParameterTimeline& timeline) {
  const ParameterId id = table.find(change.target);
  if (!id.exists())
    throw RunFailed(fmt::format("a change of '{}', which these inputs do not have", change.target));
  const Quarter end = change.until ? std::min(*change.until, timeline.last() + 1) : timeline.last() + 1;
  for (Quarter quarter = std::max(change.from, timeline.first()); quarter < end; quarter = quarter + 1) {
    timeline.set(id, quarter, changed_value(table[id], change, quarter));
  }
}

/// Open or closed until the next switch of the entry; what is opened closes at the entry's own `until`.
void apply_switch(const Switch& each, const Inputs& inputs, ParameterTimeline& timeline) {
  const Entry* entry = inputs.entry(each.id);
  if (entry == nullptr)
    throw RunFailed(fmt::format("a switch of '{}', which these inputs do not have", each.id));
  const bool ends = entry->until && *entry->until > each.from;
  for (Quarter quarter = std::max(each.from, timeline.first()); quarter <= timeline.last();
       quarter = quarter + 1) {
    const bool open = each.active && (!ends || quarter < *entry->until);
    timeline.set(entry->open, quarter, open ? 1 : 0);
  }
}

}  // namespace

ScenarioInputs realise(const Scenario& scenario, const Inputs& inputs, Quarter first, Quarter last) {
  ScenarioInputs result{inputs, {}, scenario.placebo};
  std::optional<Inputs> frozen;
  if (scenario.freeze) {
    freeze_inputs(result.inputs, scenario.freeze->quarter);
    frozen = result.inputs;
  }
  for (const AddedEntry& added : scenario.added) insert_entry(added, result.inputs);
  result.timeline = ParameterTimeline(result.inputs.parameters, first, last);
  for (const Change& change : scenario.changes)
    apply_change(change, result.inputs.parameters, result.timeline);
  std::vector<Switch> switches = scenario.switches;
  std::stable_sort(switches.begin(), switches.end(),
                   [](const Switch& a, const Switch& b) { return a.from < b.from; });
  for (const Switch& each : switches) apply_switch(each, result.inputs, result.timeline);
  apply_financing(scenario, frozen ? *frozen : inputs, result);
  // A scenario says its amounts for a run of the size of the data, so everything is multiplied together at
  // the end: shares of a whole, and what one sum leaves of another, stay as they were.
  apply_size(result.inputs, result.timeline);
  return result;
}

}  // namespace sim
