#include "models/xiamen/commands/problems.hpp"

#include <algorithm>
#include <filesystem>

#include "models/xiamen/observables.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/parameter/table_reader.hpp"

namespace xiamen {

namespace {

/// "projects_waiting[stage=pilot]" -> "projects_waiting".
std::string name_of(const std::string& request) {
  return request.substr(0, request.find('['));
}

void check_requests(const sim::TableReader& reader, const std::vector<std::string>& requests) {
  for (const std::string& request : requests) {
    if (observables().find(name_of(request)).exists()) continue;
    reader.problem(*reader.find("indicators"), "unknown observable '" + sim::printable(request) + "'" +
                                                   sim::suggestion(name_of(request), observables().names()));
  }
}

ProblemIndicators read_row(const sim::TableReader& reader, const sim::ReferenceList& problems) {
  reader.refuse_unknown({"problem", "indicators", "not_seen"});
  ProblemIndicators row;
  row.problem = reader.text("problem", true);
  if (!row.problem.empty() && problems.find(row.problem) == nullptr)
    reader.problem(*reader.find("problem"), problems.unknown(row.problem));
  row.requests = reader.texts("indicators");
  row.not_seen = reader.text("not_seen", false);
  check_requests(reader, row.requests);
  if (row.requests.empty() && row.not_seen.empty())
    reader.problem("problem '" + row.problem + "' has no indicators; say in 'not_seen' why");
  return row;
}

}  // namespace

std::vector<ProblemIndicators> read_indicators(const std::string& folder,
                                               const sim::ReferenceList& problems) {
  const sim::TomlFile file =
      sim::TomlFile::read((std::filesystem::path(folder) / "indicators.toml").string());
  std::vector<sim::Problem> faults;
  std::vector<ProblemIndicators> rows;
  for (const toml::table* table : sim::tables_of(file, "indicator", faults)) {
    const sim::TableReader reader(file, *table, sim::TomlFile::position_of(*table), "an indicator", faults);
    rows.push_back(read_row(reader, problems));
  }
  for (const std::string& id : problems.ids()) {
    const bool there = std::any_of(rows.begin(), rows.end(),
                                   [&id](const ProblemIndicators& row) { return row.problem == id; });
    if (!there) faults.push_back(file.problem(sim::Position{1, 1}, "problem '" + id + "' has no row"));
  }
  if (!faults.empty()) throw sim::InvalidInput(std::move(faults));
  return rows;
}

std::vector<ProblemRow> problem_rows(const sim::Study& study, const sim::ComparisonPlan& plan,
                                     const std::vector<ProblemIndicators>& indicators) {
  std::vector<ProblemRow> rows;
  for (const ProblemIndicators& each : indicators) {
    sim::ComparisonPlan own = plan;
    own.slices.clear();
    for (const std::string& request : each.requests) {
      if (study.find(name_of(request)) == nullptr) continue;
      std::vector<sim::Problem> faults;
      for (sim::Slice& slice : sim::slices(study, request, faults)) own.slices.push_back(std::move(slice));
      if (!faults.empty()) throw sim::InvalidInput(std::move(faults));
    }
    // The baseline stands beside itself, so that a study of it alone shows how things are.
    if (own.scenarios.empty()) own.scenarios = {own.baseline};
    for (sim::Comparison& comparison : sim::compare(study, own)) {
      const std::size_t scenario = comparison.scenario;
      rows.push_back({each.problem, scenario, std::move(comparison)});
    }
  }
  return rows;
}

sim::Table problem_table(const sim::Study& study, const std::vector<ProblemRow>& rows) {
  std::vector<sim::TableColumn> columns;
  for (const char* key : {"problem", "indicator", "unit", "scenario", "quarter", "baseline", "value",
                          "effect", "low", "high", "pairs", "share_above_zero"})
    columns.push_back({key, {key, key}});
  sim::Table table(std::move(columns));
  for (const ProblemRow& row : rows) {
    const sim::PairedEffect& effect = row.comparison.effect;
    const bool known = row.comparison.known();
    table.add({{row.problem},
               {sim::slice_name(study, row.comparison.slice)},
               {row.comparison.observable().unit},
               {study.scenarios[row.scenario]},
               {row.comparison.quarter.text()},
               sim::number_or_nothing(known, effect.baseline),
               sim::number_or_nothing(known, effect.value),
               sim::number_or_nothing(known, effect.effect),
               sim::number_or_nothing(effect.low),
               sim::number_or_nothing(effect.high),
               {static_cast<std::int64_t>(effect.pairs)},
               sim::number_or_nothing(known, effect.share_above_zero)});
  }
  return table;
}

}  // namespace xiamen
