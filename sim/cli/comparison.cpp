#include "sim/cli/comparison.hpp"

#include <algorithm>

#include "sim/cli/table.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

std::vector<double> replicates_of(const Study& study, const Study::Variable& variable, std::size_t scenario,
                                  const Period& period, std::size_t cell) {
  const bool flow = variable.observable.kind == Observable::Kind::flow;
  const auto last = static_cast<std::size_t>(period.last - study.first);
  const auto first = flow ? static_cast<std::size_t>(period.first() - study.first) : last;
  std::vector<double> values;
  for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
    double sum = 0;
    for (std::size_t place = first; place <= last; ++place)
      sum += study.value(variable, scenario, replicate, place, cell);
    values.push_back(sum);
  }
  return values;
}

const Axis& axis_of(const Study& study, const std::string& name) {
  const auto found = std::find_if(study.axes.begin(), study.axes.end(),
                                  [&name](const Axis& axis) { return axis.name == name; });
  if (found == study.axes.end()) throw InvalidInput("the study has no axis '" + printable(name, 60) + "'");
  return *found;
}

/// The position on each axis of the variable; the last axis runs fastest.
std::vector<std::size_t> positions(const Study& study, const Study::Variable& variable, std::size_t cell) {
  const std::vector<std::string>& axes = variable.observable.axes;
  std::vector<std::size_t> places(axes.size());
  for (std::size_t at = axes.size(); at-- > 0;) {
    const std::size_t length = axis_of(study, axes[at]).ids.size();
    if (length == 0) throw InvalidInput("the axis '" + printable(axes[at], 60) + "' of the study is empty");
    places[at] = cell % length;
    cell /= length;
  }
  return places;
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
    for (const Study::Variable* variable : plan.variables) {
      for (std::size_t cell = 0; cell < variable->cells; ++cell) {
        const std::vector<double> baseline = replicates_of(study, *variable, plan.baseline, quarter, cell);
        for (const std::size_t scenario : plan.scenarios) {
          const std::vector<double> values = replicates_of(study, *variable, scenario, quarter, cell);
          comparisons.push_back({variable, cell, scenario, quarter, paired_effect(baseline, values)});
        }
      }
    }
  }
  return comparisons;
}

std::string cell_name(const Study& study, const Study::Variable& variable, std::size_t cell) {
  const Observable& observable = variable.observable;
  if (observable.axes.empty()) return observable.name;
  const std::vector<std::size_t> places = positions(study, variable, cell);
  std::string text;
  for (std::size_t at = 0; at < places.size(); ++at)
    text += (text.empty() ? "" : ",") + axis_of(study, observable.axes[at]).ids[places[at]];
  return observable.name + "[" + text + "]";
}

std::string cell_label(const Study& study, const Study::Variable& variable, std::size_t cell,
                       const std::string& language) {
  const std::vector<std::size_t> places = positions(study, variable, cell);
  std::string text;
  for (std::size_t at = 0; at < places.size(); ++at) {
    const Axis& axis = axis_of(study, variable.observable.axes[at]);
    const std::string& id = axis.ids[places[at]];
    const Label label = places[at] < axis.labels.size() ? axis.labels[places[at]] : Label();
    const std::string& name = language == "zh" ? label.zh : label.en;
    text += (text.empty() ? "" : language == "zh" ? "、" : ", ") + (name.empty() ? id : name);
  }
  return text;
}

Table comparison_table(const Study& study, const std::vector<Comparison>& comparisons) {
  std::vector<TableColumn> columns;
  for (const char* key : {"observable", "role", "unit", "scenario", "quarter", "baseline", "value", "effect",
                          "low", "high", "predictive_low", "predictive_high", "pairs", "share_above_zero"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const Comparison& one : comparisons) {
    const Observable& observable = one.variable->observable;
    const PairedEffect& effect = one.effect;
    table.add({{cell_name(study, *one.variable, one.cell)},
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
