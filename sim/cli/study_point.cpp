#include "sim/cli/study_point.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "sim/statistics/student.hpp"

namespace sim {

PointMean point_mean(const StudyOutcome& outcome, const Study& made, std::size_t point) {
  const std::size_t count = made.replicates.size();
  PointMean result;
  result.mean = outcome.means[point];
  for (std::size_t place = 0; place < count; ++place) {
    const std::string& failure = made.design->failures[point * count + place];
    if (failure.empty()) ++result.replicates;
    if (result.failure.empty()) result.failure = failure;
  }
  const Summary summary = summarise(std::span(outcome.runs).subspan(point * count, count));
  if (!std::isfinite(result.mean) || summary.count < 2) return result;
  const double half = student_quantile(0.975, summary.count - 1) * summary.deviation /
                      std::sqrt(static_cast<double>(summary.count));
  result.low = result.mean - half;
  result.high = result.mean + half;
  return result;
}

std::int64_t failed_runs(const Study& made) {
  const std::vector<std::string>& failures = made.design->failures;
  return std::count_if(failures.begin(), failures.end(), [](const std::string& one) { return !one.empty(); });
}

}  // namespace sim
