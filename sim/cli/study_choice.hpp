#pragma once
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/comparison.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// --against and --at, for commands that read a study.
std::vector<OptionSpec> study_choice_options();

/// The file that the command reads. Throws InvalidInput if it is missing, for another argument, and for
/// "--at A B", whose B would read like a second file.
std::string study_argument(const Session& session);

/// Position of the scenario that --against names; adds a problem if the study lacks it.
std::size_t chosen_baseline(const Session& session, const Study& study, std::vector<Problem>& problems);

/// The quarters and years of --at; without it the usual ones, as far as the file reaches. Adds a problem for
/// each that is outside the study.
std::vector<Period> chosen_periods(const Session& session, const Study& study,
                                   std::vector<Problem>& problems);

}  // namespace sim
