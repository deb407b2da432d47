#pragma once
#include <algorithm>
#include <vector>

#include "sim/cli/run_request.hpp"

namespace sim {

/// A few real runs of the first scenario, and what they took.
struct Pilot {
  ExperimentResult results;  ///< of one scenario
  std::vector<std::int64_t> replicates;
  Quarter last;  ///< reached; before the end only where a run takes long
  /// Wall time of a whole run, beside others where the study makes several at once (from the quarters
  /// reached, where not all were).
  double seconds = 0;
  double cpu_seconds = 0;  ///< the same of its threads
  /// Share of a whole run that is over at the end of each quarter from the first one on, as far as it went.
  std::vector<double> over_by;
  std::uint64_t memory_of_scenario = 0;  ///< its inputs, held while any run of the study goes on, bytes
  double cpu_of_scenario = 0;            ///< to make them and let them go
  std::uint64_t memory_before = 0;       ///< resident, bytes
  std::uint64_t memory_of_run = 0;       ///< resident at the peak, beyond that

  /// Share of its time in which a run of one thread worked and did not wait for a processor; 1 where more
  /// threads hide it.
  double at_work() const { return seconds > 0 ? std::min(1.0, cpu_seconds / seconds) : 1.0; }
  /// What the first scenario reports; entries that only others add are a few cells more.
  const ObservableTable& reported() const;
};

/// Of the threads that an experiment has, as many as can work at once.
std::size_t threads_at_once(const Experiment& experiment);

struct PilotLimits {
  std::size_t most_runs = 32;
  double seconds = 5;      ///< after so long no further run begins ...
  double second_run = 30;  ///< ... but a second one, unless the first took longer than this
  double whole_run = 60;   ///< a run that takes longer ends early
};

/// Runs it as the study would: a lone run on all its threads; else one by itself, for its memory, and then as
/// many at once as in the study. Throws what runs throw.
Pilot run_pilot(const Model& model, const RunRequest& request, const PilotLimits& limits = {});

}  // namespace sim
