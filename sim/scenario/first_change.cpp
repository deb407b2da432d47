#include <algorithm>

#include "sim/parameter/scaling.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {
namespace {

/// What of the two timelines is the same parameter, and which entries only the second one has.
struct Together {
  std::vector<std::pair<ParameterId, ParameterId>> same;
  std::vector<ParameterId> new_entries;  ///< whether each is open

  Together(const Inputs& before, const Inputs& after) {
    for (const Parameter& parameter : before.parameters.rows())
      same.emplace_back(before.parameters.require(parameter.key), after.parameters.require(parameter.key));
    for (const Entry& entry : after.catalogue) {
      if (before.entry(entry.id) == nullptr) new_entries.push_back(entry.open);
    }
  }
};

}  // namespace

std::optional<Quarter> first_change(const Scenario& scenario, const Inputs& inputs, Quarter first,
                                    Quarter last) {
  const ScenarioInputs with = realise(scenario, inputs, first, last);
  ParameterTimeline without(inputs.parameters, first, last);
  apply_size(inputs, without);
  const Together together(inputs, with.inputs);
  for (Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
    const bool changed = std::any_of(together.same.begin(), together.same.end(), [&](const auto& pair) {
      return without.get(pair.first, quarter) != with.timeline.get(pair.second, quarter);
    });
    const bool opened =
        std::any_of(together.new_entries.begin(), together.new_entries.end(),
                    [&](ParameterId open) { return with.timeline.get(open, quarter) != 0.0; });
    const bool redrawn = with.placebo && with.placebo->from == quarter;
    if (changed || opened || redrawn) return quarter;
  }
  return std::nullopt;
}

}  // namespace sim
