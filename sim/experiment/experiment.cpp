#include "sim/experiment/experiment.hpp"

#include <algorithm>
#include <chrono>
#include <mutex>

#include "sim/core/parallel.hpp"
#include "sim/core/problem.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/experiment/run_order.hpp"
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
                        one.clock, one.panels};
  }
  return known->runs.size();
}

/// An experiment at work.
class Runs {
 public:
  Runs(const Model& model, const Inputs& inputs, const Experiment& experiment, const ExperimentResult* known)
      : model_(model), inputs_(inputs), experiment_(experiment) {
    for (const Scenario& scenario : experiment.scenarios)
      scenarios_.push_back(realise(scenario, inputs, model.first_quarter(), experiment.last));
    result_.observables = experiment.observables != nullptr ? experiment.observables : reported();
    result_.replicates = experiment.replicates.size();
    result_.runs.resize(scenarios_.size() * result_.replicates);
    const bool first_is_known = take_over(known, result_) > 0;
    share(known);
    order_ = run_order(goes_on_, result_.replicates, first_is_known, static_cast<std::size_t>(threads()));
  }

  ExperimentResult make(const std::function<void(const Progress&)>& progress) && {
    ProgressReport report(progress, order_.size());
    const parallel::ThreadLimit limit(threads());
    const auto make_one = [&](std::size_t place) {
      make(order_[place]);
      report.one_more();
    };
    if (order_.size() == 1) {
      make_one(0);
    } else {
      parallel::for_each_task(order_.size(), make_one);
    }
    return std::move(result_);
  }

 private:
  int threads() const { return experiment_.threads > 0 ? experiment_.threads : parallel::hardware_threads(); }

  std::shared_ptr<const ObservableTable> reported() const {
    std::vector<const Inputs*> catalogues{&inputs_};
    for (const ScenarioInputs& scenario : scenarios_) catalogues.push_back(&scenario.inputs);
    return std::make_shared<const ObservableTable>(over_catalogues(model_.observables(), catalogues));
  }

  /// Which scenarios go on from a past of the first one, which lies in `known` or is left in this experiment.
  void share(const ExperimentResult* known) {
    goes_on_.assign(scenarios_.size(), false);
    const bool left_before = known != nullptr && known->pasts != nullptr;
    if (known != nullptr && !left_before) return;
    const Sharing sharing = share_past(model_, experiment_.scenarios, scenarios_, experiment_.seed,
                                       left_before ? known->pasts->after() : experiment_.leave_after);
    if (!sharing.after) return;
    goes_on_ = sharing.goes_on;
    if (left_before) {
      pasts_ = known->pasts;
      return;
    }
    const bool for_later = experiment_.leave_after.has_value();
    pasts_ = std::make_shared<SharedPasts>(*sharing.after, inputs_, result_.replicates,
                                           for_later ? 0 : sharing.takers());
    if (for_later) result_.pasts = pasts_;
  }

  void make(const PlannedRun& planned) {
    const std::int64_t replicate = experiment_.replicates[planned.replicate];
    SimulationOptions options;
    options.seed = experiment_.seed;
    options.replicate = static_cast<std::uint64_t>(replicate);
    options.time_steps = experiment_.time_steps;
    options.observables = result_.observables;
    if (!experiment_.panel.empty()) options.panel = &experiment_.panel;
    const bool leaves = pasts_ != nullptr && planned.scenario == 0;
    try {
      if (interrupted()) throw Interrupted("interrupted");
      std::shared_ptr<const Past> past;
      if (planned.goes_on) past = pasts_->take(planned.replicate);
      options.from = past.get();
      if (leaves) options.leave = pasts_->leaving(planned.replicate);
      result_.runs[planned.scenario * result_.replicates + planned.replicate] =
          simulate(model_, scenarios_[planned.scenario], options);
    } catch (const RunFailed& failure) {
      if (leaves) pasts_->give_up(planned.replicate);
      throw RunFailed("scenario '" + experiment_.scenarios[planned.scenario].stem + "', replicate " +
                      std::to_string(replicate) + ": " + failure.what());
    } catch (...) {
      if (leaves) pasts_->give_up(planned.replicate);
      throw;
    }
  }

  const Model& model_;
  const Inputs& inputs_;
  const Experiment& experiment_;
  std::vector<ScenarioInputs> scenarios_;
  std::vector<bool> goes_on_;  // by scenario
  std::shared_ptr<SharedPasts> pasts_;
  std::vector<PlannedRun> order_;
  ExperimentResult result_;
};

}  // namespace

ExperimentResult run_experiment(const Model& model, const Inputs& inputs, const Experiment& experiment,
                                const std::function<void(const Progress&)>& progress,
                                const ExperimentResult* known) {
  require_possible(model, experiment);
  return Runs(model, inputs, experiment, known).make(progress);
}

}  // namespace sim
