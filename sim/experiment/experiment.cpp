#include "sim/experiment/experiment.hpp"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <tuple>

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
  ProgressReport(const std::function<void(const Progress&)>& listener, std::size_t total,
                 std::size_t made_before)
      : listener_(listener), total_(total), made_before_(made_before) {}

  void one_more() {
    if (!listener_) return;
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    listener_(Progress{++done_, total_, elapsed.count(), made_before_});
  }

 private:
  const std::function<void(const Progress&)>& listener_;
  std::size_t total_;
  std::size_t made_before_;
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

/// An experiment at work.
class Runs {
 public:
  Runs(const Model& model, const Inputs& inputs, const Experiment& experiment, const ExperimentResult* known,
       RunKeeper* keeper)
      : model_(model),
        inputs_(inputs),
        experiment_(experiment),
        keeper_(keeper),
        scenarios_(experiment.scenarios, inputs, model.first_quarter(), experiment.last) {
    reported_ = experiment.observables != nullptr ? experiment.observables : reported();
    result_.observables =
        experiment.kept.empty()
            ? reported_
            : std::make_shared<const ObservableTable>(only_named(*reported_, experiment.kept));
    result_.replicates = experiment.replicates.size();
    const std::size_t runs = experiment.scenarios.size() * result_.replicates;
    if (keeper_ == nullptr) result_.runs.resize(runs);
    fates_ =
        keeper_ != nullptr ? keeper_->begin(result_.observables) : std::vector(runs, RunFate::to_be_made);
    if (known != nullptr) take_over(*known);
    const Sharing sharing = share(known);
    order_ = run_order(sharing.goes_on, result_.replicates, known != nullptr,
                       static_cast<std::size_t>(threads_of(experiment_)));
    std::vector<bool> to_be_made;
    for (const RunFate fate : fates_) to_be_made.push_back(fate == RunFate::to_be_made);
    order_ = those_to_make(order_, to_be_made, result_.replicates);
    prepare_pasts(known, sharing);
  }

  ExperimentResult make(const std::function<void(const Progress&)>& progress) && {
    const auto pasts =
        std::count_if(order_.begin(), order_.end(), [](const PlannedRun& run) { return run.only_past; });
    ProgressReport report(progress, order_.size() - static_cast<std::size_t>(pasts), made_before());
    const parallel::ThreadLimit limit(threads_of(experiment_));
    const auto make_one = [&](std::size_t place) {
      make(order_[place]);
      if (!order_[place].only_past) report.one_more();
    };
    if (order_.empty()) return std::move(result_);
    if (order_.size() == 1) {
      make_one(0);
    } else {
      parallel::for_each_task(order_.size(), make_one);
    }
    std::sort(result_.failures.begin(), result_.failures.end(), [](const FailedRun& a, const FailedRun& b) {
      return std::tie(a.scenario, a.replicate) < std::tie(b.scenario, b.replicate);
    });
    return std::move(result_);
  }

 private:
  /// With the entries that any scenario adds.
  std::shared_ptr<const ObservableTable> reported() {
    std::vector<const Inputs*> catalogues{&inputs_};
    std::vector<std::shared_ptr<const ScenarioInputs>> with_more;
    std::set<std::string> more;
    for (std::size_t place = 0; place < experiment_.scenarios.size(); ++place) {
      bool anew = false;
      for (const AddedEntry& added : experiment_.scenarios[place].added) anew |= more.insert(added.id).second;
      if (!anew) continue;
      with_more.push_back(scenarios_.get(place));
      catalogues.push_back(&with_more.back()->inputs);
    }
    return std::make_shared<const ObservableTable>(over_catalogues(model_.observables(), catalogues));
  }

  /// The runs of the first scenario as this experiment reports them, in the place of its own.
  void take_over(const ExperimentResult& known) {
    if (known.runs.size() != result_.replicates)
      throw RunFailed("runs that were made before are not those of the first scenario");
    for (std::size_t place = 0; place < known.runs.size(); ++place) {
      const RunResult& one = known.runs[place];
      if (fates_[place] == RunFate::to_be_made)
        finish(0, place,
               {reported_by(one.trajectory, result_.observables), one.ledger_imbalance, one.digest, one.clock,
                one.panels});
    }
  }

  void finish(std::size_t scenario, std::size_t replicate, RunResult run, const std::string& failure = {}) {
    if (keeper_ != nullptr) {
      keeper_->keep(scenario, replicate, run, failure);
    } else {
      result_.runs[scenario * result_.replicates + replicate] = std::move(run);
    }
  }

  /// Which scenarios go on from a past of the first one, which lies in `known` or is left in this experiment.
  Sharing share(const ExperimentResult* known) {
    const bool left_before = known != nullptr && known->pasts != nullptr;
    Sharing sharing;
    if (known == nullptr || left_before)
      sharing = share_past(model_, scenarios_, experiment_.seed,
                           left_before ? known->pasts->after() : experiment_.leave_after);
    if (!sharing.after) sharing.goes_on.assign(experiment_.scenarios.size(), false);
    return sharing;
  }

  void prepare_pasts(const ExperimentResult* known, const Sharing& sharing) {
    if (!sharing.after) return;
    if (known != nullptr) {
      pasts_ = known->pasts;
    } else if (experiment_.leave_after) {
      pasts_ = std::make_shared<SharedPasts>(*sharing.after, inputs_, result_.replicates);
      result_.pasts = pasts_;
    } else {
      pasts_ = std::make_shared<SharedPasts>(*sharing.after, inputs_,
                                             takers_by_replicate(order_, result_.replicates));
    }
  }

  std::size_t made_before() const {
    return static_cast<std::size_t>(std::count(fates_.begin(), fates_.end(), RunFate::made_before));
  }

  void make(const PlannedRun& planned) {
    const std::int64_t replicate = experiment_.replicates[planned.replicate];
    SimulationOptions options;
    options.seed = experiment_.seed;
    options.replicate = static_cast<std::uint64_t>(replicate);
    options.time_steps = experiment_.time_steps;
    options.observables = reported_;
    if (!experiment_.panel.empty()) options.panel = &experiment_.panel;
    const bool leaves = pasts_ != nullptr && planned.scenario == 0 && pasts_->is_wanted(planned.replicate);
    if (planned.only_past) options.enough = [this](Quarter quarter) { return quarter >= pasts_->after(); };
    try {
      if (interrupted()) throw Interrupted("interrupted");
      if (planned.goes_on) options.from = past_for(planned);
      if (leaves) options.leave = pasts_->leaving(planned.replicate);
      const std::shared_ptr<const ScenarioInputs> inputs = scenarios_.get(planned.scenario);
      RunResult run = simulate(model_, *inputs, std::move(options));
      if (planned.only_past) return;
      if (result_.observables != reported_) run.trajectory = reported_by(run.trajectory, result_.observables);
      finish(planned.scenario, planned.replicate, std::move(run));
    } catch (const RunFailed& failure) {
      if (leaves) pasts_->give_up(planned.replicate);
      if (experiment_.beyond_failures) return note(planned, failure.what());
      throw RunFailed("scenario '" + experiment_.scenarios[planned.scenario].stem + "', replicate " +
                      std::to_string(replicate) + ": " + failure.what());
    } catch (...) {
      if (leaves) pasts_->give_up(planned.replicate);
      throw;
    }
  }

  /// None where the run that was to leave it has failed and this one need not fail with it.
  std::shared_ptr<const Past> past_for(const PlannedRun& planned) {
    try {
      return pasts_->take(planned.replicate);
    } catch (const RunFailed&) {
      if (!experiment_.beyond_failures) throw;
      return nullptr;
    }
  }

  void note(const PlannedRun& planned, const std::string& message) {
    if (planned.only_past) return;
    RunResult nothing;
    nothing.trajectory = Trajectory(result_.observables, model_.first_quarter(), experiment_.last);
    nothing.clock = StepClock(model_.steps().size());
    for (const PanelTable& table : experiment_.panel.tables) nothing.panels.push_back(PanelRows::of(table));
    finish(planned.scenario, planned.replicate, std::move(nothing), message);
    const std::lock_guard<std::mutex> lock(failing_);
    result_.failures.push_back({planned.scenario, planned.replicate, message});
  }

  const Model& model_;
  const Inputs& inputs_;
  const Experiment& experiment_;
  RunKeeper* keeper_;
  RealisedScenarios scenarios_;
  std::shared_ptr<const ObservableTable> reported_;  // by every run
  std::mutex failing_;
  std::vector<RunFate> fates_;  // scenario-major
  std::shared_ptr<SharedPasts> pasts_;
  std::vector<PlannedRun> order_;
  ExperimentResult result_;
};

}  // namespace

int threads_of(const Experiment& experiment) {
  return experiment.threads > 0 ? experiment.threads : parallel::hardware_threads();
}

ExperimentResult run_experiment(const Model& model, const Inputs& inputs, const Experiment& experiment,
                                const std::function<void(const Progress&)>& progress,
                                const ExperimentResult* known, RunKeeper* keeper) {
  require_possible(model, experiment);
  return Runs(model, inputs, experiment, known, keeper).make(progress);
}

}  // namespace sim
