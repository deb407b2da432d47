#include <cmath>
#include <optional>

#include "sim/cli/effect_text.hpp"
#include "sim/cli/parameter_text.hpp"
#include "sim/cli/study_point.hpp"
#include "sim/cli/study_tables.hpp"
#include "sim/statistics/paired.hpp"

namespace sim {
namespace {

Cell number(double value) {
  return number_or_nothing(std::isfinite(value), value);
}

std::vector<TableColumn> beginning_columns() {
  return {{"observable", {"observable", "指标"}}, {"unit", {"unit", "单位"}}, {"at", {"at", "时间"}}};
}

std::vector<Cell> beginning_cells(const Study& made, const StudyOutcome& outcome) {
  return {{slice_name(made, outcome.slice)}, {outcome.observable().unit}, {outcome.period.text()}};
}

/// Whether a factor stands out of the noise; nothing where the noise is not known.
Cell above(const StudyOutcome& outcome, bool result) {
  if (std::isnan(outcome.noise.share)) return {};
  return {result};
}

void append(std::vector<Cell>& row, std::initializer_list<Cell> cells) {
  row.insert(row.end(), cells);
}

Table point_table(const DesignedStudy& asked, const Study& made, const std::vector<StudyOutcome>& outcomes) {
  std::vector<TableColumn> columns = {{"scenario", {"scenario", "情景"}}};
  for (const StudyFactor& factor : asked.factors)
    columns.push_back({factor.parameter.key, factor.parameter.label});
  for (TableColumn& column : beginning_columns()) columns.push_back(std::move(column));
  for (const char* key : {"mean", "low", "high", "replicates", "failure"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (std::size_t point = 0; point < made.scenarios.size(); ++point) {
    for (const StudyOutcome& outcome : outcomes) {
      std::vector<Cell> row = {{made.scenarios[point]}};
      for (std::size_t place = 0; place < asked.factors.size(); ++place)
        row.push_back({value_of(asked.factors[place].parameter, point_value(made, point, place))});
      for (Cell& cell : beginning_cells(made, outcome)) row.push_back(std::move(cell));
      const PointMean mean = point_mean(outcome, made, point);
      append(row, {number(mean.mean),
                   number_or_nothing(mean.low),
                   number_or_nothing(mean.high),
                   {static_cast<std::int64_t>(mean.replicates)},
                   {mean.failure}});
      table.add(std::move(row));
    }
  }
  return table;
}

Table morris_table(const DesignedStudy& asked, const Study& made, const std::vector<StudyOutcome>& outcomes) {
  std::vector<TableColumn> columns = beginning_columns();
  for (const char* key : {"factor", "label_en", "label_zh", "mu", "mu_star", "mu_star_error", "sigma",
                          "effects", "noise", "above_noise", "failed_runs"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const StudyOutcome& outcome : outcomes) {
    for (std::size_t place = 0; place < asked.factors.size(); ++place) {
      const Parameter& parameter = asked.factors[place].parameter;
      const MorrisEffect& effect = outcome.morris[place];
      std::vector<Cell> row = beginning_cells(made, outcome);
      append(row, {{parameter.key},
                   {parameter.label.en},
                   {parameter.label.zh},
                   number(effect.mean),
                   number(effect.mean_size),
                   number(effect.mean_size_error),
                   number(effect.deviation),
                   {static_cast<std::int64_t>(effect.effects)},
                   number(morris_noise(outcome, asked)),
                   above(outcome, above_noise(outcome, asked, place)),
                   {failed_runs(made)}});
      table.add(std::move(row));
    }
  }
  return table;
}

Table index_table(const DesignedStudy& asked, const Study& made, const std::vector<StudyOutcome>& outcomes) {
  std::vector<TableColumn> columns = beginning_columns();
  for (const char* key :
       {"factor", "label_en", "label_zh", "first", "first_low", "first_high", "total", "total_low",
        "total_high", "samples", "mean", "variance", "noise_share", "above_noise", "failed_runs"})
    columns.push_back({key, {key, key}});
  Table table(std::move(columns));
  for (const StudyOutcome& outcome : outcomes) {
    for (std::size_t place = 0; place < asked.factors.size(); ++place) {
      const Parameter& parameter = asked.factors[place].parameter;
      const SobolIndex& index = outcome.sobol.factors[place];
      std::vector<Cell> row = beginning_cells(made, outcome);
      append(row, {{parameter.key},
                   {parameter.label.en},
                   {parameter.label.zh},
                   number(index.first.value),
                   number(index.first.low),
                   number(index.first.high),
                   number(index.total.value),
                   number(index.total.low),
                   number(index.total.high),
                   {static_cast<std::int64_t>(outcome.sobol.samples)},
                   number(outcome.sobol.mean),
                   number(outcome.sobol.variance),
                   number(outcome.noise.share),
                   above(outcome, above_noise(outcome, place)),
                   {failed_runs(made)}});
      table.add(std::move(row));
    }
  }
  return table;
}

}  // namespace

Table study_table(const DesignedStudy& asked, const Study& made, const std::vector<StudyOutcome>& outcomes) {
  if (asked.head.kind == DesignKind::morris) return morris_table(asked, made, outcomes);
  if (asked.head.kind == DesignKind::sobol_indices) return index_table(asked, made, outcomes);
  return point_table(asked, made, outcomes);
}

}  // namespace sim
