#include "sim/cli/pilot.hpp"

#include <algorithm>
#include <optional>

#include "sim/cli/machine.hpp"
#include "sim/cli/watch.hpp"
#include "sim/core/parallel.hpp"
#include "sim/observe/reported_by.hpp"

namespace sim {
namespace {

/// Times of one run: before its first recorded quarter (warm-up and initial state), and of the quarters.
struct Times {
  double before = 0;
  double quarters = 0;
  /// What `all` quarters take if `done` took this long.
  double whole(int done, int all) const {
    return before + (done > 0 ? quarters * static_cast<double>(all) / done : quarters);
  }
};

struct Timed {
  RunResult result;
  Quarter last;
  Times wall;
  Times cpu;
  std::vector<double> cpu_by;  // the end of each quarter
};

Timed timed_run(const Model& model, const ScenarioInputs& inputs, SimulationOptions options, Quarter last,
                double most_seconds, const Watch& watch) {
  Timed timed;
  const Quarter first = model.first_quarter();
  options.after_quarter = [&](Quarter quarter, World&) {
    timed.last = quarter;
    timed.cpu_by.push_back(watch.cpu());
    if (quarter > first) return;
    timed.wall.before = watch.wall();
    timed.cpu.before = watch.cpu();
  };
  options.enough = [&](Quarter quarter) { return quarter < last && watch.wall() > most_seconds; };
  timed.result = simulate(model, inputs, options);
  timed.wall.quarters = watch.wall() - timed.wall.before;
  timed.cpu.quarters = watch.cpu() - timed.cpu.before;
  return timed;
}

/// The observables that the study keeps.
void keep_asked(const Experiment& experiment, Trajectory& trajectory) {
  if (experiment.kept.empty()) return;
  trajectory = reported_by(
      trajectory, std::make_shared<const ObservableTable>(only_named(trajectory.table(), experiment.kept)));
}

/// As many as the study would make at once, where the memory holds them.
std::size_t runs_at_once(const Experiment& experiment, std::uint64_t memory_of_run) {
  const std::uint64_t fitting = memory_left() / 2 / std::max<std::uint64_t>(memory_of_run, 1);
  return std::max<std::size_t>(std::min<std::uint64_t>(threads_at_once(experiment), fitting), 1);
}

/// Of the runs so far.
class Means {
 public:
  void add(double wall, double cpu) {
    ++runs_;
    wall_ += wall;
    cpu_ += cpu;
  }
  double wall() const { return wall_ / runs_; }
  double cpu() const { return cpu_ / runs_; }

 private:
  double runs_ = 0;
  double wall_ = 0;
  double cpu_ = 0;
};

/// A pilot at work.
class Piloting {
 public:
  Piloting(const Model& model, const RunRequest& request, const PilotLimits& limits)
      : model_(model), request_(request), experiment_(request.experiment), limits_(limits) {}

  Pilot make() && {
    make_inputs();
    const Watch watch;
    run_by_itself();
    run_beside_others(watch);
    pilot_.seconds = means_.wall();
    pilot_.cpu_seconds = means_.cpu();
    pilot_.results.replicates = pilot_.replicates.size();
    return std::move(pilot_);
  }

 private:
  ScenarioInputs realised() const {
    return realise(experiment_.scenarios.front(), request_.loaded.inputs, model_.first_quarter(),
                   experiment_.last);
  }

  void make_inputs() {
    const std::uint64_t allocated = allocated_memory();
    inputs_.emplace(realised());
    pilot_.memory_of_scenario = allocated_memory() - allocated;
    const Watch watch;
    realised();
    pilot_.cpu_of_scenario = watch.cpu();
  }

  /// Later runs find the results of earlier ones beside them, which a study does not hold: memory is that of
  /// the first.
  void run_by_itself() {
    return_freed_memory();
    reset_peak_resident_memory();
    pilot_.memory_before = resident_memory();
    const parallel::ThreadLimit limit(is_lone_ ? threads_of(experiment_) : 1);
    Timed run = timed(0);
    const std::uint64_t peak = peak_resident_memory();
    pilot_.memory_of_run = peak - std::min(pilot_.memory_before, peak);
    for (const double cpu : run.cpu_by) pilot_.over_by.push_back(cpu / whole(run, run.cpu));
    note(std::move(run));
  }

  /// The time that counts is that beside as many others as in the study: they share caches and memory.
  void run_beside_others(const Watch& watch) {
    const std::size_t most = std::min(limits_.most_runs, experiment_.replicates.size());
    const std::size_t at_once = runs_at_once(experiment_, pilot_.memory_of_run);
    const parallel::ThreadLimit limit(static_cast<int>(at_once));
    for (std::size_t made = 1; made < most; made = pilot_.replicates.size()) {
      if (watch.wall() > (made == 1 ? limits_.second_run : limits_.seconds)) return;
      const std::size_t several = std::min(at_once, most - made);
      if (made > 1 && several < at_once) return;
      std::vector<Timed> runs(several);
      parallel::for_each_task(several, [&](std::size_t task) { runs[task] = timed(made + task); });
      if (made == 1 && several > 1) means_ = Means();
      for (Timed& run : runs) note(std::move(run));
    }
  }

  Timed timed(std::size_t place) const {
    SimulationOptions options;
    options.seed = experiment_.seed;
    options.replicate = static_cast<std::uint64_t>(experiment_.replicates[place]);
    options.time_steps = experiment_.time_steps;
    if (!experiment_.panel.empty()) options.panel = &experiment_.panel;
    const Watch watch(is_lone_ ? Watch::Of::process : Watch::Of::thread);
    return timed_run(model_, *inputs_, options, experiment_.last, limits_.whole_run, watch);
  }

  double whole(const Timed& run, const Times& times) const {
    return times.whole(run.last - model_.first_quarter(), experiment_.last - model_.first_quarter());
  }

  void note(Timed run) {
    means_.add(whole(run, run.wall), whole(run, run.cpu));
    keep_asked(experiment_, run.result.trajectory);
    const std::size_t place = pilot_.replicates.size();
    pilot_.last = place == 0 ? run.last : std::min(pilot_.last, run.last);
    pilot_.results.runs.push_back(std::move(run.result));
    pilot_.replicates.push_back(experiment_.replicates[place]);
  }

  const Model& model_;
  const RunRequest& request_;
  const Experiment& experiment_;
  const PilotLimits& limits_;
  const bool is_lone_ = experiment_.scenarios.size() * experiment_.replicates.size() == 1;
  std::optional<ScenarioInputs> inputs_;
  Means means_;
  Pilot pilot_;
};

}  // namespace

std::size_t threads_at_once(const Experiment& experiment) {
  return static_cast<std::size_t>(std::min(threads_of(experiment), parallel::hardware_threads()));
}

const ObservableTable& Pilot::reported() const {
  return results.runs.front().trajectory.table();
}

Pilot run_pilot(const Model& model, const RunRequest& request, const PilotLimits& limits) {
  return Piloting(model, request, limits).make();
}

}  // namespace sim
