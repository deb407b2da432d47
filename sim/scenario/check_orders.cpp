#include "sim/scenario/check_orders.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/field_order.hpp"

namespace sim {
namespace {

using Pair = std::pair<ParameterId, ParameterId>;

const AddedEntry* added_entry(const Scenario& scenario, const std::string& id) {
  const auto found = std::find_if(scenario.added.begin(), scenario.added.end(),
                                  [&](const AddedEntry& added) { return added.id == id; });
  return found == scenario.added.end() ? nullptr : &*found;
}

/// Of the changes of the two fields that hold in `quarter`, the one that began last.
const Change* culprit(const Scenario& scenario, const ParameterTable& table, const BrokenOrder& broken,
                      Quarter quarter) {
  const Change* latest = nullptr;
  for (const Change& change : scenario.changes) {
    if (change.target != table[broken.lower].key && change.target != table[broken.upper].key) continue;
    if (change.from > quarter || (change.until && *change.until <= quarter)) continue;
    if (latest == nullptr || change.from >= latest->from) latest = &change;
  }
  return latest;
}

void check_entry(const Entry& entry, const Scenario& scenario, const ScenarioInputs& realised,
                 std::vector<Problem>& problems) {
  const AddedEntry* added = added_entry(scenario, entry.id);
  const ParameterTimeline& timeline = realised.timeline;
  std::vector<Pair> told;
  Quarter quarter = added == nullptr ? timeline.first() : std::max(timeline.first(), added->from);
  for (; quarter <= timeline.last(); quarter = quarter + 1) {
    for (const BrokenOrder& broken :
         broken_orders(realised.inputs, entry, [&](ParameterId id) { return timeline.get(id, quarter); })) {
      const Pair pair(broken.lower, broken.upper);
      if (std::find(told.begin(), told.end(), pair) != told.end()) continue;
      told.push_back(pair);
      const Change* change = culprit(scenario, realised.inputs.parameters, broken, quarter);
      // Neither changed nor added here: the data or a setting, which are checked where they are read.
      if (change == nullptr && added == nullptr) continue;
      const std::string message = fmt::format("{}, in {}", broken.message, quarter.text());
      problems.push_back(Problem{change == nullptr ? added->file : change->file,
                                 change == nullptr ? added->position : change->position, message, "",
                                 Problem::Severity::error});
    }
  }
}

}  // namespace

std::vector<Problem> check_orders(const Scenario& scenario, const Inputs& inputs,
                                  const ScenarioContext& context) {
  std::vector<Problem> problems;
  if (!context.doubts.whole_chain) return problems;
  const ScenarioInputs realised = realise(scenario, inputs, context.start, context.last);
  for (const Entry& entry : realised.inputs.catalogue) {
    if (context.doubts.faulty.count(entry.id) == 0) check_entry(entry, scenario, realised, problems);
  }
  return problems;
}

}  // namespace sim
