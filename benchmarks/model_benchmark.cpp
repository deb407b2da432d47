#include <benchmark/benchmark.h>

#include <cstdint>

#include "models/xiamen/city.hpp"
#include "models/xiamen/model.hpp"
#include "sim/core/parallel.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/simulation.hpp"

/// The whole model on the data of this source tree: one run from 2020Q4 to 2035Q4 on one thread, what a
/// quarter of one enterprise costs in it, and several runs on one thread and on all.
namespace xiamen {
namespace {

const sim::Inputs& inputs() {
  static const sim::Inputs read =
      sim::read_inputs(INNOSIM_SOURCE_DIR "/models/xiamen", CityModel().kinds(), CityModel().first_quarter());
  return read;
}

sim::Scenario baseline() {
  sim::Scenario scenario;
  scenario.stem = "baseline";
  return scenario;
}

/// Quarters lived by enterprises in one run: the divisor of the cost of a quarter. Counted outside the
/// measured runs.
double enterprise_quarters(const sim::ScenarioInputs& scenario) {
  double lived = 0;
  sim::SimulationOptions options;
  options.after_quarter = [&lived](sim::Quarter quarter, sim::World& world) {
    if (quarter == CityModel().first_quarter()) return;
    for (const std::uint8_t alive : dynamic_cast<City&>(world).enterprises.alive.values()) lived += alive;
  };
  sim::simulate(CityModel(), scenario, options);
  return lived;
}

void whole_run(benchmark::State& state) {
  const sim::parallel::ThreadLimit limit(1);
  const CityModel model;
  const sim::ScenarioInputs scenario =
      sim::realise(baseline(), inputs(), model.first_quarter(), model.default_last_quarter());
  const double lived = enterprise_quarters(scenario);
  sim::SimulationOptions options;
  for (auto _ : state) {
    ++options.replicate;
    benchmark::DoNotOptimize(sim::simulate(model, scenario, options).digest);
  }
  state.counters["enterprise_quarter"] =
      benchmark::Counter(lived * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(whole_run)->Unit(benchmark::kMillisecond);

/// The initial state alone, its warm-up of ten years included.
void initial_state(benchmark::State& state) {
  const sim::parallel::ThreadLimit limit(1);
  const CityModel model;
  const sim::ScenarioInputs scenario =
      sim::realise(baseline(), inputs(), model.first_quarter(), model.first_quarter());
  sim::SimulationOptions options;
  for (auto _ : state) {
    ++options.replicate;
    benchmark::DoNotOptimize(sim::simulate(model, scenario, options).digest);
  }
}
BENCHMARK(initial_state)->Unit(benchmark::kMillisecond);

/// Eight replicates, parallel over runs.
void eight_runs(benchmark::State& state) {
  const CityModel model;
  sim::Experiment experiment;
  experiment.scenarios = {baseline()};
  experiment.replicates = {1, 2, 3, 4, 5, 6, 7, 8};
  experiment.last = model.default_last_quarter();
  experiment.threads = static_cast<int>(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(sim::run_experiment(model, inputs(), experiment, {}).runs.data());
  }
  state.SetItemsProcessed(state.iterations() * 8);
}
BENCHMARK(eight_runs)->ArgName("threads")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace xiamen
