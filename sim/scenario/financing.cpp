#include "sim/scenario/financing.hpp"

#include <algorithm>

namespace sim {
namespace {

struct SumOfEntry {
  ParameterId sum, beyond, open;
  ParameterId sum_before, open_before;  ///< none for an entry that the scenario adds
};

std::vector<SumOfEntry> sums_of(const Inputs& inputs, const Inputs& unchanged) {
  std::vector<SumOfEntry> sums;
  for (const Entry& entry : inputs.catalogue) {
    const KindSchema* kind = inputs.kind(entry.kind);
    if (kind == nullptr) continue;
    const Entry* before = unchanged.entry(entry.id);
    for (const YearlySum& each : kind->sums) {
      SumOfEntry row{entry.field(each.sum), entry.field(each.beyond), entry.open, {}, {}};
      if (before != nullptr) {
        row.sum_before = before->field(each.sum);
        row.open_before = before->open;
      }
      sums.push_back(row);
    }
  }
  return sums;
}

double before(const SumOfEntry& row, const Inputs& unchanged, Quarter quarter) {
  if (!row.sum_before.exists() || unchanged.parameters[row.open_before].at(quarter) == 0) return 0;
  return unchanged.parameters[row.sum_before].at(quarter);
}

double now(const SumOfEntry& row, const ParameterTimeline& timeline, Quarter quarter) {
  return timeline.get(row.open, quarter) == 0 ? 0 : timeline.get(row.sum, quarter);
}

}  // namespace

void apply_financing(const Scenario& scenario, const Inputs& unchanged, ScenarioInputs& result) {
  const std::vector<SumOfEntry> sums = sums_of(result.inputs, unchanged);
  const bool neutral = scenario.financing == "budget_neutral";
  ParameterTimeline& timeline = result.timeline;
  for (Quarter quarter = timeline.first(); quarter <= timeline.last(); quarter = quarter + 1) {
    double more = 0;
    double others = 0;
    for (const SumOfEntry& row : sums) {
      const double change = now(row, timeline, quarter) - before(row, unchanged, quarter);
      more += change;
      if (change == 0) others += now(row, timeline, quarter);
    }
    double uncovered = 1;
    if (neutral) {
      if (more <= 0) continue;
      const double cut = std::min(more, others);
      uncovered = 1 - cut / more;
      for (const SumOfEntry& row : sums) {
        const double sum = now(row, timeline, quarter);
        if (sum == 0 || sum != before(row, unchanged, quarter)) continue;
        timeline.set(row.sum, quarter, sum * (1 - cut / others));
      }
    }
    for (const SumOfEntry& row : sums) {
      const double sum = now(row, timeline, quarter);
      const double first = before(row, unchanged, quarter);
      if (sum > first && uncovered > 0) timeline.set(row.beyond, quarter, uncovered * (1 - first / sum));
    }
  }
}

}  // namespace sim
