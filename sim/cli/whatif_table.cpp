#include "sim/cli/whatif_table.hpp"

#include <fmt/core.h>

#include <cmath>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/statistics/discovery.hpp"
#include "sim/statistics/student.hpp"

namespace sim {
namespace {

constexpr std::size_t baseline = 0;  // the first scenario of each study
constexpr int quarters_of_a_year = 4;

std::vector<const Study::Variable*> headline_of(const Study& study) {
  std::vector<const Study::Variable*> found;
  for (const Study::Variable& variable : study.variables) {
    if (variable.observable.headline && variable.observable.axes.empty()) found.push_back(&variable);
  }
  return found;
}

std::vector<double> year_of(const Study& study, const Study::Variable& variable, std::size_t scenario,
                            Quarter end) {
  return replicates_of(study, every_slice(study, variable).front(), scenario, end + -(quarters_of_a_year - 1),
                       end);
}

std::vector<double> differences_of(const std::vector<double>& before, const std::vector<double>& after) {
  std::vector<double> differences;
  for (std::size_t pair = 0; pair < before.size(); ++pair) differences.push_back(after[pair] - before[pair]);
  return differences;
}

/// Standard error of the mean difference; 0 where all pairs differ by the same.
double error_of(const std::vector<double>& differences) {
  const Summary summary = summarise(differences);
  if (summary.count < 2) return not_a_number;
  return summary.deviation / std::sqrt(static_cast<double>(summary.count));
}

WhatifEffect effect_of(const std::vector<double>& before, const std::vector<double>& after,
                       const std::vector<double>& costs) {
  WhatifEffect effect;
  effect.effect = paired_effect(before, after);
  const std::vector<double> differences = differences_of(before, after);
  effect.error = error_of(differences);
  effect.tested = effect.error > 0;
  if (effect.tested)
    effect.chance = student_two_sided(effect.effect.effect / effect.error, effect.effect.pairs - 1);
  effect.per_cost = ratio_of_means(differences, costs);
  return effect;
}

CostAccount account_of(const Study& study, std::size_t scenario, Quarter end) {
  ComparisonPlan plan;
  plan.baseline = baseline;
  plan.scenarios = {scenario};
  plan.quarters = {Period(end)};
  return account_costs(study, plan).front();
}

/// What is certain needs no weighing.
Shrunken certain(double share) {
  return {share, share, share, share > 0 ? 1.0 : 0.0, share < 0 ? 1.0 : 0.0};
}

}  // namespace

void WhatifTable::require_same(const Study& study, const std::string& path) {
  if (study.last < end_)
    throw InvalidInput(fmt::format("{}: ends in {}, before {}", path, study.last.text(), end_.text()));
  if (first_path_.empty()) {
    first_path_ = path;
    version_ = study.model_version;
    seed_ = study.seed;
    replicates_ = study.replicates;
    for (const Study::Variable* variable : headline_of(study)) outcomes_.push_back(variable->observable);
    return;
  }
  const auto differs = [&](const std::string& what) {
    throw InvalidInput(
        fmt::format("{}: {} differs from that of {}; make the files of one table with one "
                    "command line",
                    path, what, first_path_));
  };
  if (study.model_version != version_) differs("the version of the model");
  if (study.seed != seed_) differs("the seed");
  if (study.replicates != replicates_) differs("the number of replicates");
}

void WhatifTable::add(const Study& study, const WhatifName& name, const std::string& path) {
  require_same(study, path);
  const std::vector<const Study::Variable*> outcomes = headline_of(study);
  if (outcomes.size() != outcomes_.size())
    throw InvalidInput(fmt::format("{}: has other headline outcomes than {}", path, first_path_));
  std::vector<std::vector<double>> before;
  for (const Study::Variable* outcome : outcomes) before.push_back(year_of(study, *outcome, baseline, end_));
  for (std::size_t scenario = 1; scenario < study.scenarios.size(); ++scenario) {
    WhatifPoint point;
    point.whatif = name;
    point.placebo = name.id == placebo_stem;
    point.scenario = study.scenarios[scenario];
    point.title = study.scenario_titles[scenario];
    const CostAccount account = account_of(study, scenario, end_);
    point.first_change = account.first;
    point.cost = account.net().effect;
    for (std::size_t place = 0; place < outcomes.size(); ++place)
      point.effects.push_back(
          effect_of(before[place], year_of(study, *outcomes[place], scenario, end_), account.net_costs));
    points_.push_back(std::move(point));
  }
}

void WhatifTable::weigh_outcome(std::size_t outcome) {
  std::vector<Estimated> estimates;
  std::vector<Shrunken*> places;
  for (WhatifPoint& point : points_) {
    WhatifEffect& one = point.effects[outcome];
    const double size = std::fabs(one.effect.baseline);
    const double share = size > 0 ? one.effect.effect / size : 0.0;
    if (!one.tested || size == 0) {
      one.shrunken = certain(share);
      continue;
    }
    estimates.push_back({share, normal_error(share, one.error / size, one.effect.pairs - 1)});
    places.push_back(&one.shrunken);
  }
  const std::vector<Shrunken> shrunken = shrink(estimates);
  for (std::size_t place = 0; place < places.size(); ++place) *places[place] = shrunken[place];
}

void WhatifTable::find_discoveries() {
  std::vector<double> chances;
  std::vector<WhatifEffect*> tests;
  for (WhatifPoint& point : points_) {
    for (WhatifEffect& effect : point.effects) {
      if (!effect.tested) continue;
      chances.push_back(effect.chance);
      tests.push_back(&effect);
    }
  }
  const std::vector<bool> found = discoveries(chances, false_discovery_rate);
  for (std::size_t place = 0; place < tests.size(); ++place) tests[place]->discovery = found[place];
}

void WhatifTable::weigh() {
  for (std::size_t outcome = 0; outcome < outcomes_.size(); ++outcome) weigh_outcome(outcome);
  find_discoveries();
}

Table whatif_rows(const WhatifTable& table) {
  std::vector<TableColumn> columns;
  for (const char* key :
       {"whatif",       "scenario",  "title_en",     "title_zh",      "group",         "lever_class",
        "grade",        "placebo",   "ranked",       "first_change",  "observable",    "unit",
        "year",         "baseline",  "effect",       "low",           "high",          "pairs",
        "chance",       "discovery", "shrunken",     "shrunken_low",  "shrunken_high", "above_zero",
        "below_zero",   "net_cost",  "net_cost_low", "net_cost_high", "per_100m",      "per_100m_low",
        "per_100m_high"})
    columns.push_back({key, {key, key}});
  Table rows(std::move(columns));
  constexpr double hundred_million = 1e8;
  for (const WhatifPoint& point : table.points()) {
    for (std::size_t place = 0; place < point.effects.size(); ++place) {
      const WhatifEffect& one = point.effects[place];
      const bool known = one.effect.pairs > 0;
      const auto ratio = [&](double RatioOfMeans::*part) {
        return one.per_cost && point.ranked() ? Cell{hundred_million * (*one.per_cost).*part} : Cell{};
      };
      rows.add({{point.whatif.id},
                {point.scenario},
                {point.title.en},
                {point.title.zh},
                {point.whatif.group},
                {point.whatif.lever_class},
                {point.whatif.grade},
                {point.placebo},
                {point.ranked()},
                point.first_change ? Cell{point.first_change->text()} : Cell{},
                {table.outcomes()[place].name},
                {table.outcomes()[place].unit},
                {static_cast<std::int64_t>(table.end().year())},
                number_or_nothing(known, one.effect.baseline),
                number_or_nothing(known, one.effect.effect),
                number_or_nothing(one.effect.low),
                number_or_nothing(one.effect.high),
                {static_cast<std::int64_t>(one.effect.pairs)},
                number_or_nothing(one.tested, one.chance),
                {one.discovery},
                {one.shrunken.effect},
                {one.shrunken.low},
                {one.shrunken.high},
                {one.shrunken.above_zero},
                {one.shrunken.below_zero},
                number_or_nothing(point.cost.pairs > 0, point.cost.effect),
                number_or_nothing(point.cost.low),
                number_or_nothing(point.cost.high),
                ratio(&RatioOfMeans::ratio),
                ratio(&RatioOfMeans::low),
                ratio(&RatioOfMeans::high)});
    }
  }
  return rows;
}

}  // namespace sim
