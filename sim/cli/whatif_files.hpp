#pragma once
#include "sim/cli/run_request.hpp"

namespace sim {

/// `run --whatif` into a folder: baseline and the scenarios of one what-if in each file, which is byte for
/// byte that of running the two alone. The runs of the baseline are made once; a file that is complete is
/// passed over. Throws what `run` throws; before anything is simulated InvalidInput with all files that are
/// of other inputs.
ExitCode run_whatif_files(const Session& session, RunRequest request);

}  // namespace sim
