#include "sim/cli/study_outcome.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/core/math.hpp"

namespace sim {
namespace {

constexpr double significance = 0.05;
constexpr double much_noise = 0.1;
constexpr double two_sided = 1.959963984540054;  // standard normal quantile of 97.5 %

/// Mean of all, NaN if one is.
double plain_mean(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

StudyOutcome outcome_of(const DesignedStudy& asked, const Study& made, const Slice& slice) {
  StudyOutcome outcome;
  outcome.slice = slice;
  outcome.period = asked.head.whole_year ? Period::of_year(asked.head.at.year()) : Period(asked.head.at);
  const std::size_t replicates = made.replicates.size();
  for (std::size_t point = 0; point < made.scenarios.size(); ++point) {
    std::vector<double> runs = replicates_of(made, slice, point, outcome.period.first(), outcome.period.last);
    for (std::size_t place = 0; place < replicates; ++place) {
      if (made.design->failed(point * replicates + place)) runs[place] = not_a_number;
    }
    outcome.means.push_back(plain_mean(runs));
    outcome.runs.insert(outcome.runs.end(), runs.begin(), runs.end());
  }
  outcome.noise = point_noise(outcome.runs, replicates);
  if (asked.head.kind == DesignKind::morris) outcome.morris = morris_effects(asked.design, outcome.means);
  if (asked.head.kind == DesignKind::sobol_indices) {
    Bootstrap bootstrap;
    bootstrap.seed = asked.head.design_seed;
    outcome.sobol = sobol_indices(asked.factors.size(), outcome.means, bootstrap);
  }
  return outcome;
}

/// Deviation of an elementary effect that is nothing but luck.
double effect_noise(const StudyOutcome& outcome, const DesignedStudy& asked) {
  return std::sqrt(2.0 * outcome.noise.of_mean) / morris_step(asked.head.levels);
}

}  // namespace

double StudyOutcome::largest() const {
  double size = 0;
  for (const double mean : means) {
    if (std::isfinite(mean)) size = std::max(size, std::fabs(mean));
  }
  return size;
}

std::vector<StudyOutcome> outcomes_of(const DesignedStudy& asked, const Study& made) {
  std::vector<StudyOutcome> outcomes;
  std::vector<Problem> problems;
  for (const Asked& observable : asked.head.observables) {
    for (const Slice& slice : slices(made, observable.text, problems)) {
      const bool there = std::any_of(outcomes.begin(), outcomes.end(),
                                     [&](const StudyOutcome& other) { return other.slice == slice; });
      if (!there) outcomes.push_back(outcome_of(asked, made, slice));
    }
  }
  refuse(std::move(problems));
  return outcomes;
}

double morris_noise(const StudyOutcome& outcome, const DesignedStudy& asked) {
  return std::sqrt(2.0 / std::numbers::pi) * effect_noise(outcome, asked);
}

bool above_noise(const StudyOutcome& outcome, const DesignedStudy& asked, std::size_t factor) {
  const MorrisEffect& effect = outcome.morris[factor];
  const double half_normal = effect_noise(outcome, asked) * std::sqrt(1.0 - 2.0 / std::numbers::pi);
  const double chance = half_normal / std::sqrt(static_cast<double>(effect.effects));
  return effect.mean_size > morris_noise(outcome, asked) + two_sided * chance;
}

bool above_noise(const StudyOutcome& outcome, std::size_t factor) {
  return outcome.sobol.factors[factor].total.low > outcome.noise.share;
}

std::string noise_warning(const StudyOutcome& outcome, const std::string& title, std::int64_t replicates) {
  if (replicates < 2)
    return fmt::format("{}: with one replicate a point its luck cannot be told from what the factors do",
                       title);
  if (std::isnan(outcome.noise.share)) return "";
  if (outcome.noise.probability >= significance)
    return fmt::format(
        "{}: what differs between points is not told from luck (F test, p = {:.2f}); more replicates "
        "tell more",
        title, outcome.noise.probability);
  if (outcome.noise.share < much_noise) return "";
  return fmt::format(
      "{}: {:.0f} % of the variance between the means of points is luck; more replicates lessen it", title,
      100.0 * outcome.noise.share);
}

}  // namespace sim
