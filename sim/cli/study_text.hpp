#pragma once
#include <string>

#include "sim/cli/display_unit.hpp"
#include "sim/cli/study_outcome.hpp"

/// What the tables of a study for people share.
namespace sim {

bool is_zh(const Session& session);

/// "+1.23" of `scale`, "-" where it is not known; decimals follow `size`.
std::string text_of(double value, double scale, double size, bool sign);

/// "value added (2030, bn CNY)"
std::string title_of(const Session& session, const Study& made, const StudyOutcome& outcome,
                     const DisplayUnit& unit);

void write_rows(const Session& session, const Table& table);

/// The points of one outcome: their factors and its mean.
void write_points(const Session& session, const DesignedStudy& asked, const Study& made,
                  const StudyOutcome& outcome);

}  // namespace sim
