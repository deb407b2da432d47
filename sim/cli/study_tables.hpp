#pragma once
#include <ostream>
#include <vector>

#include "sim/cli/study_outcome.hpp"

namespace sim {

/// For programs, one flat table: of grid, lhs and sobol a row for each point and outcome; of morris and
/// sobol_indices one for each outcome and factor.
Table study_table(const DesignedStudy& asked, const Study& made, const std::vector<StudyOutcome>& outcomes);

/// For people, a table for each outcome, with what marks in it mean.
void write_study_tables(const Session& session, const DesignedStudy& asked, const Study& made,
                        const std::vector<StudyOutcome>& outcomes);

/// What the study is going to do: a row for each factor.
Table plan_table(const Session& session, const DesignedStudy& asked);

}  // namespace sim
