#include "sim/cli/comparison.hpp"

#include <algorithm>

#include "sim/cli/table.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

/// A flow is summed over the period and a slice over its cells within each replicate, before anything is
/// paired.
std::vector<double> replicates_of(const Study& study, const Slice& slice, std::size_t scenario,
                                  const Period& period) {
  const Study::Variable& variable = *slice.variable;
  const bool flow = variable.observable.kind == Observable::Kind::flow;
  const auto last = static_cast<std::size_t>(period.last - study.first);
  const auto first = flow ? static_cast<std::size_t>(period.first() - study.first) : last;
  std::vector<double> values;
  for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
    double sum = 0;
    for (std::size_t place = first; place <= last; ++place) {
      for (const std::size_t cell : slice.cells)
        sum += study.value(variable, scenario, replicate, place, cell);
    }
    values.push_back(sum);
  }
  return values;
}

bool zero(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

Cell number_or_nothing(bool known, double number) {
  if (!known) return {};
  return {number};
}

Cell number_or_nothing(const std::optional<double>& number) {
  return number_or_nothing(number.has_value(), number.value_or(0));
}

}  // namespace

bool Comparison::excludes_zero() const {
  return effect.low && effect.high && (*effect.low > 0 || *effect.high < 0);
}

std::vector<Comparison> compare(const Study& study, const ComparisonPlan& plan) {
  std::vector<Comparison> comparisons;
  for (const Period& quarter : plan.quarters) {
    for (const Slice& slice : plan.slices) {
      const std::vector<double> baseline = replicates_of(study, slice, plan.baseline, quarter);
      for (const std::size_t scenario : plan.scenarios) {
        const std::vector<double> values = replicates_of(study, slice, scenario, quarter);
        comparisons.push_back(
            {slice, scenario, quarter, paired_effect(baseline, values), zero(baseline) && zero(values)});
      }
    }
  }
  return comparisons;
}

Table comparison_table(const Study& study, const std::vector<Comparison>& comparisons) {
  std::vector<TableColumn> columns;
  for (const char* key : {"observable", "role", "unit", "scenario", "quarter", "baseline", "value", "effect",
                          "low", "high", "predictive_low", "predictive_high", "pairs", "share_above_zero"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const Comparison& one : comparisons) {
    const Observable& observable = one.observable();
    const PairedEffect& effect = one.effect;
    table.add({{slice_name(study, one.slice)},
               {std::string(name_of(observable.role))},
               {observable.unit},
               {study.scenarios[one.scenario]},
               {one.quarter.text()},
               number_or_nothing(one.known(), effect.baseline),
               number_or_nothing(one.known(), effect.value),
               number_or_nothing(one.known(), effect.effect),
               number_or_nothing(effect.low),
               number_or_nothing(effect.high),
               {},
               {},
               {static_cast<std::int64_t>(effect.pairs)},
               number_or_nothing(one.known(), effect.share_above_zero)});
  }
  return table;
}

}  // namespace sim
