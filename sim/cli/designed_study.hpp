#pragma once
#include <string>
#include <vector>

#include "sim/cli/run_request.hpp"
#include "sim/design/design.hpp"
#include "sim/study/study_points.hpp"

namespace sim {

/// A study file with everything read that it needs.
struct DesignedStudy {
  StudyHead head;
  std::vector<StudyFactor> factors;
  Design design;
  std::string name;  ///< of the file, without its folder
  std::string text;
  RunRequest request;  ///< one scenario for each point
};

/// Reads the file that the command line names, its base scenario and the data. Throws InvalidInput with every
/// problem; shows warnings.
DesignedStudy read_designed_study(const Session& session);

/// Whether the command line names a study file alone: a TOML file that can be read and has a design or
/// factors.
bool names_designed_study(const Session& session);

/// What its output file says before its runs are made.
Study plan_designed_study(const Session& session, const DesignedStudy& asked);

}  // namespace sim
