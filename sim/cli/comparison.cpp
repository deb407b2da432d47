#include "sim/cli/comparison.hpp"

#include <algorithm>

#include "sim/cli/effect_text.hpp"
#include "sim/cli/table.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

bool zero(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return value == 0.0; });
}

}  // namespace

std::vector<double> replicates_of(const Study& study, const Slice& slice, std::size_t scenario, Quarter first,
                                  Quarter last) {
  const Study::Variable& variable = *slice.variable;
  if (variable.observable.kind == Observable::Kind::stock) first = last;
  std::vector<double> values;
  for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
    double sum = 0;
    for (Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
      for (const std::size_t cell : slice.cells)
        sum +=
            study.value(variable, scenario, replicate, static_cast<std::size_t>(quarter - study.first), cell);
    }
    values.push_back(sum);
  }
  return values;
}

bool Comparison::excludes_zero() const {
  return sim::excludes_zero(effect);
}

std::vector<Comparison> compare(const Study& study, const ComparisonPlan& plan) {
  std::vector<Comparison> comparisons;
  for (const Period& quarter : plan.quarters) {
    for (const Slice& slice : plan.slices) {
      const std::vector<double> baseline =
          replicates_of(study, slice, plan.baseline, quarter.first(), quarter.last);
      for (const std::size_t scenario : plan.scenarios) {
        const std::vector<double> values =
            replicates_of(study, slice, scenario, quarter.first(), quarter.last);
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
               number_or_nothing(effect.predictive_low),
               number_or_nothing(effect.predictive_high),
               {static_cast<std::int64_t>(effect.pairs)},
               number_or_nothing(one.known(), effect.share_above_zero)});
  }
  return table;
}

}  // namespace sim
