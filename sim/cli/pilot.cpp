#include "sim/cli/pilot.hpp"

#include <algorithm>

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

int threads_of(const Experiment& experiment) {
  return experiment.threads > 0 ? experiment.threads : parallel::hardware_threads();
}

/// As many as the study would make at once, where the memory holds them.
std::size_t runs_at_once(const Experiment& experiment, std::uint64_t memory_of_run) {
  const auto threads =
      static_cast<std::size_t>(std::min(threads_of(experiment), parallel::hardware_threads()));
  const std::uint64_t fitting = memory_left() / 2 / std::max<std::uint64_t>(memory_of_run, 1);
  return std::max<std::size_t>(std::min<std::uint64_t>(threads, fitting), 1);
}

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

double cpu_of(const std::function<void()>& work) {
  const Watch watch;
  work();
  return watch.cpu();
}

}  // namespace

const ObservableTable& Pilot::reported() const {
  return results.runs.front().trajectory.table();
}

Pilot run_pilot(const Model& model, const RunRequest& request, const PilotLimits& limits) {
  const Experiment& experiment = request.experiment;
  const Quarter first = model.first_quarter();
  const auto realised = [&] {
    return realise(experiment.scenarios.front(), request.loaded.inputs, first, experiment.last);
  };
  const std::uint64_t allocated = allocated_memory();
  const ScenarioInputs inputs = realised();
  const bool is_lone = experiment.scenarios.size() * experiment.replicates.size() == 1;
  const auto timed = [&](std::size_t place) {
    SimulationOptions options;
    options.seed = experiment.seed;
    options.replicate = static_cast<std::uint64_t>(experiment.replicates[place]);
    options.time_steps = experiment.time_steps;
    if (!experiment.panel.empty()) options.panel = &experiment.panel;
    const Watch watch(is_lone ? Watch::Of::process : Watch::Of::thread);
    return timed_run(model, inputs, options, experiment.last, limits.whole_run, watch);
  };
  Pilot pilot;
  Means means;
  const auto note = [&](std::size_t place, Timed run) {
    means.add(run.wall.whole(run.last - first, experiment.last - first),
              run.cpu.whole(run.last - first, experiment.last - first));
    keep_asked(experiment, run.result.trajectory);
    pilot.last = place == 0 ? run.last : std::min(pilot.last, run.last);
    pilot.results.runs.push_back(std::move(run.result));
    pilot.replicates.push_back(experiment.replicates[place]);
  };
  pilot.memory_of_scenario = allocated_memory() - allocated;
  pilot.cpu_of_scenario = cpu_of([&] { realised(); });
  return_freed_memory();
  reset_peak_resident_memory();
  pilot.memory_before = resident_memory();
  const Watch watch;
  {
    const parallel::ThreadLimit limit(is_lone ? threads_of(experiment) : 1);
    Timed run = timed(0);
    // Later runs find the results of earlier ones beside them, which a study does not hold.
    const std::uint64_t peak = peak_resident_memory();
    pilot.memory_of_run = peak - std::min(pilot.memory_before, peak);
    for (const double cpu : run.cpu_by)
      pilot.over_by.push_back(cpu / run.cpu.whole(run.last - first, experiment.last - first));
    note(0, std::move(run));
  }
  const std::size_t most = std::min(limits.most_runs, experiment.replicates.size());
  const std::size_t at_once = runs_at_once(experiment, pilot.memory_of_run);
  const parallel::ThreadLimit limit(static_cast<int>(at_once));
  while (pilot.replicates.size() < most &&
         watch.wall() <= (pilot.replicates.size() == 1 ? limits.second_run : limits.seconds)) {
    const std::size_t place = pilot.replicates.size();
    std::vector<Timed> runs(std::min(at_once, most - place));
    if (place > 1 && runs.size() < at_once) break;
    parallel::for_each_task(runs.size(), [&](std::size_t task) { runs[task] = timed(place + task); });
    // What counts is the time beside as many others as in the study: they share caches and memory.
    if (place == 1 && runs.size() > 1) means = Means();
    for (std::size_t task = 0; task < runs.size(); ++task) note(place + task, std::move(runs[task]));
  }
  pilot.seconds = means.wall();
  pilot.cpu_seconds = means.cpu();
  pilot.results.replicates = pilot.replicates.size();
  return pilot;
}

}  // namespace sim
