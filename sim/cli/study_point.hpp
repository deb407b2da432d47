#pragma once
#include <optional>
#include <string>

#include "sim/cli/study_outcome.hpp"

namespace sim {

/// The mean of one point with its 95 % Student t interval over replicates.
struct PointMean {
  double mean = 0;  ///< NaN where a run failed
  std::optional<double> low;
  std::optional<double> high;
  std::size_t replicates = 0;  ///< that did not fail
  std::string failure;         ///< of the first that did
};
PointMean point_mean(const StudyOutcome& outcome, const Study& made, std::size_t point);

/// Of a factor at a point, in the base unit.
inline double point_value(const Study& made, std::size_t point, std::size_t factor) {
  return made.design->values[point * made.design->factors.size() + factor];
}

std::int64_t failed_runs(const Study& made);

}  // namespace sim
