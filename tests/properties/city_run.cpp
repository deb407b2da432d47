#include "tests/properties/city_run.hpp"

#include <bit>
#include <cmath>

#include "models/xiamen/model.hpp"

namespace xiamen::test {

namespace {

sim::Inputs read_city() {
  const CityModel model;
  return sim::read_inputs(std::string(INNOSIM_SOURCE_DIR) + "/models/xiamen", model.kinds(),
                          model.first_quarter());
}

}  // namespace

const sim::Inputs& full_inputs() {
  static const sim::Inputs inputs = read_city();
  return inputs;
}

const sim::Inputs& small_inputs() {
  static const sim::Inputs inputs = [] {
    sim::Inputs small = read_city();
    const double share = 1500.0 / small.parameters[small.parameters.require("initial.enterprises")].value;
    for (const sim::Parameter& parameter : small.parameters.rows()) {
      const bool counted = parameter.key.starts_with("initial.") && parameter.type == sim::ValueType::count &&
                           parameter.key != "initial.lenders";
      if (!counted) continue;
      const auto fewer = static_cast<long>(std::ceil(parameter.value * share));
      sim::apply_setting(parameter.key + "=" + std::to_string(fewer), small);
    }
    sim::apply_setting("initial.warm_up=8 quarters", small);
    return small;
  }();
  return inputs;
}

sim::Scenario scenario(const std::string& stem, const sim::Inputs& inputs) {
  std::vector<sim::Problem> warnings;
  return sim::read_scenario(std::string(INNOSIM_SOURCE_DIR) + "/scenarios/" + stem + ".toml", inputs,
                            run_start, sim::Quarter(2035, 4), warnings);
}

sim::Scenario with_change(const sim::Change& change) {
  sim::Scenario changed = scenario("baseline");
  changed.stem = "changed";
  changed.changes.push_back(change);
  return changed;
}

sim::ScenarioInputs realised(const sim::Scenario& scenario, sim::Quarter last, const sim::Inputs& inputs) {
  return sim::realise(scenario, inputs, run_start, last);
}

sim::RunResult run(const sim::ScenarioInputs& inputs, const sim::SimulationOptions& options) {
  return sim::simulate(CityModel(), inputs, options);
}

std::vector<sim::RunResult> replicates(const sim::ScenarioInputs& inputs, std::size_t count) {
  std::vector<sim::RunResult> results;
  for (std::size_t replicate = 1; replicate <= count; ++replicate) {
    sim::SimulationOptions options;
    options.replicate = replicate;
    results.push_back(run(inputs, options));
  }
  return results;
}

const sim::RunResult& baseline_run() {
  static const sim::RunResult result = run(realised(scenario("baseline")));
  return result;
}

namespace {

// Cells of one run and of another that stand for the same; a position that only one of them has is left out.
std::vector<std::pair<std::size_t, std::size_t>> common_cells(const sim::RunResult& one,
                                                              const sim::RunResult& other,
                                                              sim::ObservableId id) {
  const sim::ObservableTable& table = one.trajectory.table();
  std::vector<std::pair<std::size_t, std::size_t>> cells = {{0, 0}};
  for (const std::string& axis : table[id].axes) {
    const std::vector<std::string>& ids = table.axis(axis).ids;
    const std::size_t there = other.trajectory.table().axis(axis).ids.size();
    std::vector<std::pair<std::size_t, std::size_t>> longer;
    for (const auto& [left, right] : cells) {
      for (std::size_t place = 0; place < ids.size(); ++place) {
        if (const auto same = other.trajectory.position(axis, ids[place]))
          longer.emplace_back(left * ids.size() + place, right * there + *same);
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

}  // namespace

std::string difference(const sim::RunResult& one, const sim::RunResult& other, sim::Quarter last,
                       const std::set<std::string>& but) {
  const sim::ObservableTable& table = one.trajectory.table();
  for (std::size_t row = 0; row < table.rows().size(); ++row) {
    const sim::ObservableId id(row);
    if (but.contains(table[id].name)) continue;
    const auto cells = common_cells(one, other, id);
    for (sim::Quarter quarter = run_start; quarter <= last; quarter = quarter + 1) {
      for (const auto& [left_cell, right_cell] : cells) {
        const double left = one.trajectory.get(id, quarter, left_cell);
        const double right = other.trajectory.get(id, quarter, right_cell);
        if (std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right)) continue;
        return table[id].name + " in " + quarter.text() + ": " + std::to_string(left) + " and " +
               std::to_string(right);
      }
    }
  }
  return "";
}

}  // namespace xiamen::test
