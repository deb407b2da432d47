#pragma once
#include <functional>
#include <string>

#include "sim/cli/study_run.hpp"
#include "sim/experiment/ranks.hpp"

namespace sim {

/// `work` that comes before the first run, such as reading the inputs. Where this process is one of several,
/// all of them do it; if it fails anywhere, the first that failed says why and all return the same code.
ExitCode prepare_together(const Session& session, const std::function<void()>& work);

/// Throws InvalidInput where `what` is asked of several ranks.
void refuse_several_ranks(const Session& session, const std::string& what);

/// Makes the study with all ranks: each draws shards until none is left, the first one writes the file. Every
/// rank calls it, and all return the same: the worst of what befell one. What befell a rank it says itself.
ExitCode make_study_with_ranks(const Session& session, const RunRequest& request, const Study& study,
                               Ranks& ranks);

}  // namespace sim
