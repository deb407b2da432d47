#include <algorithm>

#include "models/xiamen/commands/instruments.hpp"
#include "sim/cli/effect_text.hpp"
#include "sim/cli/studied_changes.hpp"
#include "sim/core/problem.hpp"

namespace xiamen {

namespace {

using sim::Quarter;
using sim::Study;
using Numbers = std::vector<double>;  // one per replicate

/// A flow from one quarter to another, added up over `cells`; what is not there is 0.
Numbers sums(const Study& study, const Study::Variable& variable, const std::vector<std::size_t>& cells,
             std::size_t scenario, Quarter first, Quarter last) {
  Numbers found;
  for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
    double sum = 0;
    for (Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
      for (const std::size_t cell : cells) {
        const double value =
            study.value(variable, scenario, replicate, static_cast<std::size_t>(quarter - study.first), cell);
        if (value == value) sum += value;
      }
    }
    found.push_back(sum);
  }
  return found;
}

std::vector<std::size_t> all_cells(const Study::Variable& variable) {
  std::vector<std::size_t> cells;
  for (std::size_t cell = 0; cell < variable.cells; ++cell) cells.push_back(cell);
  return cells;
}

Numbers less(Numbers one, const Numbers& other) {
  for (std::size_t at = 0; at < one.size(); ++at) one[at] -= other[at];
  return one;
}

bool all_zero(const Numbers& numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double each) { return each == 0.0; });
}

/// The programme that the text of a scenario changes, if it is the only thing.
std::optional<std::size_t> only_programme(const Study& study, std::size_t baseline, std::size_t scenario) {
  const auto changed = sim::changed_beyond(study, study.scenarios[scenario], study.scenarios[baseline]);
  if (!changed || changed->empty()) return std::nullopt;
  const auto id_of = [](const std::string& key) { return key.substr(0, key.find('.')); };
  const std::string id = id_of(changed->front());
  for (const std::string& key : *changed) {
    if (id_of(key) != id) return std::nullopt;
  }
  const std::vector<std::string>& ids = sim::axes_of(study, *study.find("programme_granted")).front()->ids;
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end()) return std::nullopt;
  return static_cast<std::size_t>(found - ids.begin());
}

Additionality measure(const Study& study, std::size_t baseline, const WorldPair& pair, Quarter last,
                      std::optional<Activity> activity) {
  Additionality row;
  row.pair = pair;
  row.last = last;
  row.activity = std::move(activity);
  const std::size_t with = pair.closes ? baseline : pair.scenario;
  const std::size_t without = pair.closes ? pair.scenario : baseline;
  const auto both = [&](const char* name, const std::vector<std::size_t>& cells) {
    const Study::Variable& variable = *study.find(name);
    return std::make_pair(sums(study, variable, cells, without, pair.first, last),
                          sums(study, variable, cells, with, pair.first, last));
  };
  const auto paid = both("programme_paid", {pair.programme});
  row.paid = sim::paired_effect(paid.first, paid.second);
  if (!row.activity) return row;
  const Study::Variable* variable = study.find(row.activity->observable);
  if (variable == nullptr)
    throw sim::InvalidInput("the file has no observable '" + row.activity->observable + "'");
  const auto spent = both(row.activity->observable.c_str(), all_cells(*variable));
  row.spent = sim::paired_effect(spent.first, spent.second);
  const Numbers pocket_without = less(spent.first, paid.first);
  const Numbers pocket_with = less(spent.second, paid.second);
  row.pocket = sim::paired_effect(pocket_without, pocket_with);
  row.own_money = sim::ratio_of_means(less(pocket_with, pocket_without), less(paid.second, paid.first));
  return row;
}

}  // namespace

std::vector<WorldPair> world_pairs(const Study& study, std::size_t baseline, Quarter last) {
  std::vector<WorldPair> pairs;
  const Study::Variable* granted = study.find("programme_granted");
  if (granted == nullptr) return pairs;
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    const std::optional<Quarter>& first = study.first_changes.at(scenario);
    if (scenario == baseline || !first || *first > last) continue;
    const auto programme = only_programme(study, baseline, scenario);
    if (!programme) continue;
    const bool before = all_zero(sums(study, *granted, {*programme}, baseline, *first, last));
    const bool after = all_zero(sums(study, *granted, {*programme}, scenario, *first, last));
    if (before != after) pairs.push_back({scenario, *programme, after, *first});
  }
  return pairs;
}

std::vector<Additionality> additionality(const Study& study, std::size_t baseline,
                                         const std::vector<Quarter>& quarters,
                                         const ActivityOf& activity_of) {
  std::vector<Additionality> rows;
  for (const Quarter last : quarters) {
    for (const WorldPair& pair : world_pairs(study, baseline, last)) {
      const std::string& id =
          sim::axes_of(study, *study.find("programme_granted")).front()->ids[pair.programme];
      rows.push_back(measure(study, baseline, pair, last, activity_of(id)));
    }
  }
  return rows;
}

sim::Table additionality_table(const Study& study, const std::vector<Additionality>& rows) {
  std::vector<sim::TableColumn> columns;
  for (const char* key : {"programme",
                          "scenario",
                          "scenario_is",
                          "first_change",
                          "quarter",
                          "activity",
                          "pairs",
                          "paid",
                          "paid_low",
                          "paid_high",
                          "spent",
                          "spent_low",
                          "spent_high",
                          "own_pocket",
                          "own_pocket_low",
                          "own_pocket_high",
                          "own_money_each",
                          "own_money_each_low",
                          "own_money_each_high",
                          "deadweight",
                          "deadweight_low",
                          "deadweight_high"})
    columns.push_back({key, {key, key}});
  sim::Table table(std::move(columns));
  for (const Additionality& row : rows) {
    const std::vector<const sim::Axis*> axes = sim::axes_of(study, *study.find("programme_granted"));
    std::vector<sim::Cell> cells = {{axes.front()->ids[row.pair.programme]},
                                    {study.scenarios[row.pair.scenario]},
                                    {std::string(row.pair.closes ? "without" : "with")},
                                    {row.pair.first.text()},
                                    {row.last.text()},
                                    row.activity ? sim::Cell{row.activity->observable} : sim::Cell{},
                                    {static_cast<std::int64_t>(row.paid.pairs)}};
    for (const sim::PairedEffect* effect : {&row.paid, &row.spent, &row.pocket}) {
      cells.push_back(sim::number_or_nothing(effect->pairs > 0, effect->effect));
      cells.push_back(sim::number_or_nothing(effect->low));
      cells.push_back(sim::number_or_nothing(effect->high));
    }
    const auto& each = row.own_money;
    for (const double number : {each ? each->ratio : 0.0, each ? each->low : 0.0, each ? each->high : 0.0,
                                each ? -each->ratio : 0.0, each ? -each->high : 0.0, each ? -each->low : 0.0})
      cells.push_back(sim::number_or_nothing(each.has_value(), number));
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace xiamen
