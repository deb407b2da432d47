#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/experiment/run_keeper.hpp"
#include "sim/experiment/shared_past.hpp"

namespace sim {

/// scenarios × replicates with common random numbers.
struct Experiment {
  std::vector<Scenario> scenarios;       ///< in the order of the file's coordinate
  std::vector<std::int64_t> replicates;  ///< numbers, ascending, from 1
  std::uint64_t seed = 1;
  Quarter last;
  int threads = 0;          ///< 0: all
  bool time_steps = false;  ///< fills the clock of every run
  PanelPlan panel = {};     ///< agents to record in every run
  /// What to report; none: the model's observables over the catalogues of all scenarios.
  std::shared_ptr<const ObservableTable> observables = nullptr;
  /// After this quarter the runs of a lone scenario leave their past in the result, for experiments that
  /// follow.
  std::optional<Quarter> leave_after = std::nullopt;
  /// Names of the observables that the results keep; none: all. What runs do is the same.
  std::vector<std::string> kept = {};
  /// A run that fails leaves its message, and NaN for what it did not report, and the others go on; otherwise
  /// the first failure ends the experiment.
  bool beyond_failures = false;
};

/// What it asks for; all that this process may use where it asks for none.
int threads_of(const Experiment& experiment);

/// A run that broke, by its places in the experiment.
struct FailedRun {
  std::size_t scenario = 0;
  std::size_t replicate = 0;
  std::string message;
};

struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;
  double seconds = 0;
  std::size_t made_before = 0;  ///< runs beside these, which need not be made
};

/// Results in the order scenario-major: result[s * replicates + r]; none where a keeper took them.
struct ExperimentResult {
  std::shared_ptr<const ObservableTable> observables;  ///< over the catalogues of all scenarios
  std::vector<RunResult> runs;
  std::size_t replicates = 0;
  /// Where the experiment asked for them; model and inputs outlive them.
  std::shared_ptr<SharedPasts> pasts;
  std::vector<FailedRun> failures;  ///< in the order of `runs`; their digests are zero
  const RunResult& at(std::size_t scenario, std::size_t replicate) const {
    return runs[scenario * replicates + replicate];
  }
};

/// Runs are parallel first; a lone run spreads its agents instead. Scenarios that do not differ from the
/// first one until a quarter share its runs until then. `progress` may be called from any thread, one call at
/// a time, and may be empty. `known` holds the runs of the first scenario where they were made before, of all
/// replicates and with the same inputs; they are not made again, its pasts are gone on from, and what they
/// report must hold all that this experiment reports. `keeper`, if there is one, is given each run as it is
/// there. Throws InvalidInput for an empty or impossible plan,
/// RunFailed (naming scenario and replicate; none with `beyond_failures`) and Interrupted.
ExperimentResult run_experiment(const Model& model, const Inputs& inputs, const Experiment& experiment,
                                const std::function<void(const Progress&)>& progress,
                                const ExperimentResult* known = nullptr, RunKeeper* keeper = nullptr);

}  // namespace sim
