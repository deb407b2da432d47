#pragma once
#include <cstdint>

#include "sim/cli/pilot.hpp"

namespace sim {

/// What it takes to put a study's runs together in a file.
struct FileEstimate {
  std::uint64_t bytes = 0;
  double cpu_seconds = 0;  ///< to gather and to pack them
};

/// Texts and structure are encoded with the pilot's series; the series themselves take what the later half of
/// the pilot's replicates add. `bytes_of_run`: what a run reports, as it lies in memory.
FileEstimate estimate_file(const Study& study, const Pilot& pilot, std::uint64_t bytes_of_run);

}  // namespace sim
