#pragma once
#include <cstddef>
#include <vector>

namespace sim {

/// One run to be made.
struct PlannedRun {
  std::size_t scenario = 0;
  std::size_t replicate = 0;  ///< its place among those of the experiment
  bool goes_on = false;       ///< from the past of the first scenario's run
  bool only_past = false;     ///< made before: lived through once more as far as others go on from it
};

/// In which order runs begin. `goes_on` says it for each scenario; `first_is_known` that the runs of the
/// first one were made before. A run that goes on begins after the one that leaves its past; first runs begin
/// as many replicates ahead as there are threads, so that nobody waits long and few pasts are held at a time.
std::vector<PlannedRun> run_order(const std::vector<bool>& goes_on, std::size_t replicates,
                                  bool first_is_known, std::size_t threads);

/// Of `order` those that are yet to be made (`to_be_made`: scenario-major), and what they go on from.
std::vector<PlannedRun> those_to_make(const std::vector<PlannedRun>& order,
                                      const std::vector<bool>& to_be_made, std::size_t replicates);

/// How many runs of each replicate go on from the first scenario's.
std::vector<std::size_t> takers_by_replicate(const std::vector<PlannedRun>& order, std::size_t replicates);

}  // namespace sim
