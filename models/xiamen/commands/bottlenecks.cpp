#include "models/xiamen/commands/bottlenecks.hpp"

#include <cmath>

#include "sim/cli/effect_text.hpp"
#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace xiamen {

namespace {

using sim::Study;

std::optional<std::string> wish(const sim::Axis& axis, const std::optional<std::size_t>& place) {
  return place ? axis.ids[*place] : std::string(sim::sum_over_axis);
}

double mean_of(const Study& study, const sim::Slice& slice, std::size_t scenario, const sim::Period& period) {
  return sim::summarise(sim::replicates_of(study, slice, scenario, period.first(), period.last)).mean;
}

double share(double part, double whole) {
  return whole > 0.0 ? part / whole : sim::not_a_number;
}

/// Positions of an axis, then none for all of them.
std::vector<std::optional<std::size_t>> each_and_all(const sim::Axis& axis) {
  std::vector<std::optional<std::size_t>> places;
  for (std::size_t place = 0; place < axis.ids.size(); ++place) places.emplace_back(place);
  places.emplace_back(std::nullopt);
  return places;
}

}  // namespace

std::vector<Waiting> waiting_projects(const Study& study, std::size_t baseline,
                                      const std::vector<sim::Period>& periods) {
  const Study::Variable& waiting = study.need("projects_waiting");
  const Study::Variable& live = study.need("projects_in_stage");
  const std::vector<const sim::Axis*> axes = sim::axes_of(study, waiting);
  std::vector<Waiting> rows;
  for (const sim::Period& period : periods) {
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      for (const auto& stage : each_and_all(*axes[0])) {
        const auto in_stage = wish(*axes[0], stage);
        const double all = mean_of(
            study, sim::slices_where(study, waiting, {in_stage, std::string(sim::sum_over_axis)}).front(),
            scenario, period);
        const double alive =
            mean_of(study, sim::slices_where(study, live, {in_stage}).front(), scenario, period);
        for (const auto& cause : each_and_all(*axes[1])) {
          const sim::Slice slice =
              sim::slices_where(study, waiting, {in_stage, wish(*axes[1], cause)}).front();
          Waiting row{scenario, period, stage, cause};
          row.projects = mean_of(study, slice, scenario, period);
          row.share_of_waiting = share(row.projects, all);
          row.share_of_live = share(row.projects, alive);
          if (scenario != baseline) {
            const auto of = [&](std::size_t one) {
              return sim::replicates_of(study, slice, one, period.first(), period.last);
            };
            row.effect = sim::paired_effect(of(baseline), of(scenario));
          }
          rows.push_back(std::move(row));
        }
      }
    }
  }
  return rows;
}

std::vector<LimitRecord> limits(const Study& study) {
  const Study::Variable& refused = study.need("requests_refused");
  std::vector<LimitRecord> rows;
  for (std::size_t limit = 0; limit < refused.cells; ++limit) {
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
      LimitRecord row;
      row.scenario = scenario;
      row.limit = limit;
      double binding = 0;
      double all = 0;
      for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
        for (std::size_t quarter = 1; quarter < study.quarters(); ++quarter) {
          const double number = study.value(refused, scenario, replicate, quarter, limit);
          if (std::isnan(number)) continue;
          ++row.quarters;
          all += number;
          if (!(number > 0.0)) continue;
          binding += 1.0;
          const sim::Quarter when = study.first + static_cast<int>(quarter);
          if (!row.first || when < *row.first) row.first = when;
          if (!row.last || when > *row.last) row.last = when;
        }
      }
      if (row.quarters > 0) {
        row.share_of_quarters = binding / static_cast<double>(row.quarters);
        row.refused = all / static_cast<double>(row.quarters);
      }
      rows.push_back(row);
    }
  }
  return rows;
}

sim::Table waiting_table(const Study& study, const std::vector<Waiting>& rows) {
  const std::vector<const sim::Axis*> axes = sim::axes_of(study, study.need("projects_waiting"));
  std::vector<sim::TableColumn> columns;
  for (const char* key : {"scenario", "quarter", "stage", "cause", "waiting", "share_of_waiting",
                          "share_of_live", "effect", "low", "high", "pairs"})
    columns.push_back({key, {key, key}});
  sim::Table table(std::move(columns));
  for (const Waiting& row : rows) {
    const auto number = [](double value) { return sim::number_or_nothing(!std::isnan(value), value); };
    table.add({{study.scenarios[row.scenario]},
               {row.period.text()},
               {*wish(*axes[0], row.stage)},
               {*wish(*axes[1], row.cause)},
               number(row.projects),
               number(row.share_of_waiting),
               number(row.share_of_live),
               sim::number_or_nothing(row.effect.pairs > 0, row.effect.effect),
               sim::number_or_nothing(row.effect.low),
               sim::number_or_nothing(row.effect.high),
               {static_cast<std::int64_t>(row.effect.pairs)}});
  }
  return table;
}

sim::Table limit_table(const Study& study, const std::vector<LimitRecord>& rows) {
  const sim::Axis& axis = *sim::axes_of(study, study.need("requests_refused")).front();
  std::vector<sim::TableColumn> columns;
  for (const char* key :
       {"limit", "scenario", "quarters", "share_of_quarters", "refused_a_quarter", "first", "last"})
    columns.push_back({key, {key, key}});
  sim::Table table(std::move(columns));
  for (const LimitRecord& row : rows) {
    const bool known = row.quarters > 0;
    table.add({{axis.ids[row.limit]},
               {study.scenarios[row.scenario]},
               {static_cast<std::int64_t>(row.quarters)},
               sim::number_or_nothing(known, row.share_of_quarters),
               sim::number_or_nothing(known, row.refused),
               row.first ? sim::Cell{row.first->text()} : sim::Cell{},
               row.last ? sim::Cell{row.last->text()} : sim::Cell{}});
  }
  return table;
}

}  // namespace xiamen
