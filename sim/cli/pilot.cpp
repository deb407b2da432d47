#include "sim/cli/pilot.hpp"

#include <algorithm>
#include <chrono>

#include "sim/cli/machine.hpp"
#include "sim/core/parallel.hpp"
#include "sim/observe/reported_by.hpp"

namespace sim {
namespace {

/// Wall and processor time since it was made.
class Watch {
 public:
  double wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
  }
  double cpu() const { return cpu_seconds() - cpu_; }

 private:
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  double cpu_ = cpu_seconds();
};

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
                double most_seconds) {
  Timed timed;
  const Quarter first = model.first_quarter();
  const Watch watch;
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

int threads_of_one_run(const Experiment& experiment) {
  if (experiment.scenarios.size() * experiment.replicates.size() > 1) return 1;
  return experiment.threads > 0 ? experiment.threads : parallel::hardware_threads();
}

}  // namespace

Pilot run_pilot(const Model& model, const RunRequest& request, const PilotLimits& limits) {
  const Experiment& experiment = request.experiment;
  const Quarter first = model.first_quarter();
  const std::uint64_t allocated = allocated_memory();
  const ScenarioInputs inputs =
      realise(experiment.scenarios.front(), request.loaded.inputs, first, experiment.last);
  const parallel::ThreadLimit limit(threads_of_one_run(experiment));
  Pilot pilot;
  pilot.memory_of_scenario = allocated_memory() - allocated;
  return_freed_memory();
  reset_peak_resident_memory();
  pilot.memory_before = resident_memory();
  const std::size_t most = std::min(limits.most_runs, experiment.replicates.size());
  const Watch watch;
  for (std::size_t place = 0; place < most; ++place) {
    if (place > 0 && watch.wall() > (place == 1 ? limits.second_run : limits.seconds)) break;
    SimulationOptions options;
    options.seed = experiment.seed;
    options.replicate = static_cast<std::uint64_t>(experiment.replicates[place]);
    options.time_steps = experiment.time_steps;
    if (!experiment.panel.empty()) options.panel = &experiment.panel;
    Timed timed = timed_run(model, inputs, options, experiment.last, limits.whole_run);
    const int done = timed.last - first;
    const int all = experiment.last - first;
    const double share = 1.0 / static_cast<double>(place + 1);
    pilot.seconds += share * (timed.wall.whole(done, all) - pilot.seconds);
    pilot.cpu_seconds += share * (timed.cpu.whole(done, all) - pilot.cpu_seconds);
    if (place == 0) {
      // Later runs find the results of earlier ones beside them, which a study does not hold.
      const std::uint64_t peak = peak_resident_memory();
      pilot.memory_of_run = peak - std::min(pilot.memory_before, peak);
      for (const double cpu : timed.cpu_by) pilot.over_by.push_back(cpu / timed.cpu.whole(done, all));
    }
    keep_asked(experiment, timed.result.trajectory);
    pilot.last = place == 0 ? timed.last : std::min(pilot.last, timed.last);
    pilot.results.runs.push_back(std::move(timed.result));
    pilot.replicates.push_back(experiment.replicates[place]);
  }
  pilot.results.replicates = pilot.replicates.size();
  return pilot;
}

}  // namespace sim
