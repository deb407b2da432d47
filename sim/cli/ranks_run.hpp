#pragma once
#include "sim/cli/study_run.hpp"
#include "sim/experiment/ranks.hpp"

namespace sim {

/// Makes the study with all ranks: each draws shards until none is left, the first one writes the file. Every
/// rank calls it, and all return the same: the worst of what befell one. What befell a rank it says itself.
ExitCode make_study_with_ranks(const Session& session, const RunRequest& request, const Study& study,
                               Ranks& ranks);

}  // namespace sim
