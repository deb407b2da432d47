#include "tests/properties/touched_state.hpp"

#include <algorithm>
#include <cmath>

#include "models/xiamen/step_order.hpp"
#include "tests/properties/city_run.hpp"

namespace xiamen::test {
namespace {

// A city without rest, so that every way of every kind is gone by somebody: while all is open the choices of
// entries go round from year to year, beginning with the one so many `ahead`, they serve all but in one year,
// and shares that are nothing are a tenth in every other year. Of reforms they do not, for their numbers are
// in the units of the practices that they name.
sim::ScenarioInputs restless(std::size_t ahead) {
  sim::ScenarioInputs inputs = all_open();
  for (std::size_t row = 0; row < inputs.inputs.parameters.size(); ++row) {
    const sim::ParameterId id(row);
    const sim::Parameter& parameter = inputs.inputs.parameters[id];
    const sim::Entry* const entry = inputs.inputs.entry(parameter.entry);
    if (entry == nullptr || entry->kind == "reform" || id == entry->open || parameter.channel.empty())
      continue;
    for (sim::Quarter quarter(2022, 1); quarter <= run_end; quarter = quarter + 1) {
      const double value = inputs.timeline.get(id, quarter);
      const auto turns = static_cast<std::size_t>(quarter.year() - 2021);
      const bool odd = turns % 2 == 1;
      if (parameter.type == sim::ValueType::choice) {
        const auto choice = static_cast<std::size_t>(value) + turns + ahead;
        inputs.timeline.set(id, quarter, static_cast<double>(choice % parameter.choices.size()));
      } else if (parameter.type == sim::ValueType::set) {
        // All that one can serve, and in one year the first half of it.
        const double all = parameter.maximum;
        inputs.timeline.set(id, quarter, turns == 3 ? std::floor(std::sqrt(all)) : all);
      } else if (parameter.type == sim::ValueType::boolean && odd) {
        inputs.timeline.set(id, quarter, 1.0 - value);
      } else if (parameter.type == sim::ValueType::share && value == 0.0 && odd) {
        inputs.timeline.set(id, quarter, 0.1);
      }
    }
  }
  return inputs;
}

std::vector<TouchedState> watch_the_runs() {
  TouchWatch watch;
  const WatchedCity model(watch);
  sim::simulate(model, realised(scenario("baseline")), {});
  sim::simulate(model, realised(scenario("full-package")), {});
  sim::simulate(model, all_open(), {});
  for (const std::size_t ahead : {0U, 1U, 2U}) sim::simulate(model, restless(ahead), {});
  return watch.steps();
}

// Where the rows that still exist stood; rows keep their order.
std::vector<std::pair<std::size_t, std::size_t>> same_rows(std::span<const sim::Key> old,
                                                           std::span<const sim::Key> now) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::size_t place = 0;
  for (std::size_t row = 0; row < old.size() && place < now.size(); ++row) {
    if (old[row] == now[place]) pairs.emplace_back(row, place++);
  }
  return pairs;
}

bool differs(std::span<const std::byte> old, std::span<const std::byte> now, std::size_t rows_before,
             const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  if (rows_before == 0) return false;
  const std::size_t width = old.size() / rows_before;
  return std::any_of(pairs.begin(), pairs.end(), [&](const std::pair<std::size_t, std::size_t>& pair) {
    const auto here = old.subspan(pair.first * width, width);
    return !std::equal(here.begin(), here.end(), now.subspan(pair.second * width, width).begin());
  });
}

}  // namespace

sim::ScenarioInputs all_open() {
  constexpr sim::Quarter from(2021, 3);
  constexpr sim::Quarter until(2026, 2);
  sim::ScenarioInputs inputs = realised(scenario("baseline"));
  for (const sim::Entry& entry : inputs.inputs.catalogue) {
    for (sim::Quarter quarter = from; quarter <= run_end; quarter = quarter + 1)
      inputs.timeline.set(entry.open, quarter, quarter < until ? 1.0 : 0.0);
  }
  return inputs;
}

TouchWatch::TouchWatch() : steps_(step_order().size()) {}

void TouchWatch::before(City& city, std::size_t) {
  const auto tables = city.populations();
  snapshots_.resize(tables.size());
  for (std::size_t place = 0; place < tables.size(); ++place) {
    const sim::Population& table = *tables[place];
    Snapshot& snapshot = snapshots_[place];
    snapshot.keys.assign(table.keys().begin(), table.keys().end());
    snapshot.columns.resize(table.columns().size());
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      const auto bytes = table.columns()[column]->bytes();
      snapshot.columns[column].assign(bytes.begin(), bytes.end());
      table.columns()[column]->forget_touches();
    }
  }
}

void TouchWatch::compare(const sim::Population& table, const Snapshot& old, TouchedState& step) const {
  const std::size_t rows = old.keys.size();
  const bool same = std::equal(old.keys.begin(), old.keys.end(), table.keys().begin(), table.keys().end());
  if (!same) step.changed.insert(table.name());
  const auto pairs =
      same ? std::vector<std::pair<std::size_t, std::size_t>>() : same_rows(old.keys, table.keys());
  for (std::size_t place = 0; place < old.columns.size(); ++place) {
    const sim::AnyColumn& column = *table.columns()[place];
    const std::string name = table.name() + "." + column.info().name;
    if ((column.touches() & sim::Touch::read) != 0) step.read.insert(name);
    if ((column.touches() & sim::Touch::open) != 0) step.opened.insert(name);
    if (step.changed.contains(name)) continue;
    const std::span<const std::byte> before = old.columns[place];
    const std::span<const std::byte> now = column.bytes();
    const bool changed =
        same ? !std::equal(before.begin(), before.end(), now.begin()) : differs(before, now, rows, pairs);
    if (changed) step.changed.insert(name);
  }
}

void TouchWatch::after(City& city, std::size_t step) {
  const auto tables = city.populations();
  for (std::size_t place = 0; place < tables.size(); ++place)
    compare(*tables[place], snapshots_[place], steps_[step]);
}

const std::vector<TouchedState>& touched_state() {
  static const std::vector<TouchedState> steps = watch_the_runs();
  return steps;
}

const std::set<std::string>& state_registered() {
  static const std::set<std::string> names = [] {
    std::set<std::string> all;
    const City city(small_inputs());
    for (const sim::Population* table : city.populations()) {
      all.insert(table->name());
      for (const sim::AnyColumn* column : table->columns())
        all.insert(table->name() + "." + column->info().name);
    }
    return all;
  }();
  return names;
}

}  // namespace xiamen::test
