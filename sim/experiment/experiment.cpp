#include "sim/experiment/experiment.hpp"

#include <chrono>
#include <mutex>

#include "sim/core/parallel.hpp"
#include "sim/core/problem.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/observe/entry_axes.hpp"
#include "sim/observe/reported_by.hpp"

namespace sim {
namespace {

/// Counts finished runs and tells whoever wants to know, one call at a time.
class ProgressReport {
 public:
  ProgressReport(const std::function<void(const Progress&)>& listener, std::size_t total)
      : listener_(listener), total_(total) {}

  void one_more() {
    if (!listener_) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    listener_(Progress{++done_, total_, elapsed.count()});
  }

 private:
  const std::function<void(const Progress&)>& listener_;
  std::size_t total_;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
};

void require_possible(const Model& model, const Experiment& experiment) {
  if (experiment.scenarios.empty()) throw InvalidInput("an experiment needs at least one scenario");
  if (experiment.replicates.empty()) throw InvalidInput("an experiment needs at least one replicate");
  if (experiment.last < model.first_quarter())
    throw InvalidInput("a run that begins in " + model.first_quarter().text() + " cannot end in " +
                       experiment.last.text());
}

/// The runs of the first scenario as this experiment reports them, in the place of its own.
std::size_t take_over(const ExperimentResult* known, ExperimentResult& result) {
  if (known == nullptr) return 0;
  if (known->runs.size() != result.replicates)
    throw RunFailed("runs that were made before are not those of the first scenario");
  for (std::size_t run = 0; run < known->runs.size(); ++run) {
    const RunResult& one = known->runs[run];
    result.runs[run] = {reported_by(one.trajectory, result.observables), one.ledger_imbalance, one.digest,
                        one.clock};
  }
  return known->runs.size();
}

}  // namespace

ExperimentResult run_experiment(const Model& model, const Inputs& inputs, const Experiment& experiment,
                                const std::function<void(const Progress&)>& progress,
                                const ExperimentResult* known) {
  require_possible(model, experiment);
  std::vector<ScenarioInputs> scenarios;
  scenarios.reserve(experiment.scenarios.size());
  for (const Scenario& scenario : experiment.scenarios)
    scenarios.push_back(realise(scenario, inputs, model.first_quarter(), experiment.last));

  std::vector<const Inputs*> catalogues{&inputs};
  for (const ScenarioInputs& scenario : scenarios) catalogues.push_back(&scenario.inputs);

  ExperimentResult result;
  result.observables =
      experiment.observables != nullptr
          ? experiment.observables
          : std::make_shared<const ObservableTable>(over_catalogues(model.observables(), catalogues));
  result.replicates = experiment.replicates.size();
  result.runs.resize(scenarios.size() * result.replicates);
  const std::size_t there = take_over(known, result);
  const std::size_t missing = result.runs.size() - there;
  ProgressReport report(progress, missing);

  const auto run_one = [&](std::size_t place) {
    const std::size_t task = there + place;
    const std::size_t scenario = task / result.replicates;
    const std::int64_t replicate = experiment.replicates[task % result.replicates];
    if (interrupted()) throw Interrupted("interrupted");
    SimulationOptions options;
    options.seed = experiment.seed;
    options.replicate = static_cast<std::uint64_t>(replicate);
    options.time_steps = experiment.time_steps;
    options.observables = result.observables;
    try {
      result.runs[task] = simulate(model, scenarios[scenario], options);
    } catch (const RunFailed& failure) {
      throw RunFailed("scenario '" + experiment.scenarios[scenario].stem + "', replicate " +
                      std::to_string(replicate) + ": " + failure.what());
    }
    report.one_more();
  };

  const parallel::ThreadLimit limit(experiment.threads > 0 ? experiment.threads
                                                           : parallel::hardware_threads());
  if (missing == 1) {
    run_one(0);
  } else {
    parallel::for_each_task(missing, run_one);
  }
  return result;
}

}  // namespace sim
