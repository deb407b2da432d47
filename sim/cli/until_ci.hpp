#pragma once
#include <optional>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// `run --until-ci 5%`: pairs of runs are added until the intervals of the named effects are narrow enough.
struct UntilNarrow {
  double share = 0.05;      ///< half of an interval over the mean of what it is compared with
  std::size_t first = 20;   ///< pairs before the first look
  std::size_t most = 2000;  ///< pairs at the most
};

std::vector<OptionSpec> until_options();

/// Nothing without --until-ci. Problems are appended.
std::optional<UntilNarrow> read_until(const Session& session, std::vector<Problem>& problems);

/// How wide the intervals of the effects are that --observable, --at and --against name.
struct Width {
  std::size_t pairs = 0;
  double share = 0;    ///< of the widest; infinite for one pair, or where the baseline's mean is zero
  std::string effect;  ///< which one that is
};
/// `study` with the pairs so far. Throws InvalidInput for what it does not hold.
Width widest_interval(const Session& session, const Study& study);

/// How many pairs are likely to do: the interval shrinks with their square root. More than there are, at most
/// twice as many, so that a lucky look does not decide.
std::size_t likely_pairs(const Width& width, const UntilNarrow& until);

}  // namespace sim
