#include "sim/statistics/paired.hpp"

#include <cmath>
#include <vector>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/statistics/student.hpp"

namespace sim {

namespace {

std::vector<double> without_nan(std::span<const double> values) {
  std::vector<double> kept;
  for (const double value : values) {
    if (!std::isnan(value)) kept.push_back(value);
  }
  return kept;
}

}  // namespace

PairedEffect paired_effect(std::span<const double> baseline, std::span<const double> value, double confidence,
                           double predictive) {
  if (baseline.size() != value.size()) throw InvalidInput("the two scenarios hold different replicates");
  for (const double level : {confidence, predictive}) {
    if (!(level > 0.0 && level < 1.0)) throw InvalidInput("a confidence level lies between 0 and 1");
  }
  std::vector<double> before;
  std::vector<double> after;
  std::vector<double> difference;
  std::size_t above_zero = 0;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    if (std::isnan(baseline[i]) || std::isnan(value[i])) continue;
    before.push_back(baseline[i]);
    after.push_back(value[i]);
    difference.push_back(value[i] - baseline[i]);
    if (value[i] > baseline[i]) ++above_zero;
  }
  const Summary summary = summarise(difference);
  PairedEffect effect;
  effect.pairs = difference.size();
  effect.baseline = summarise(before).mean;
  effect.value = summarise(after).mean;
  effect.effect = summary.mean;
  effect.share_above_zero =
      effect.pairs == 0 ? not_a_number : static_cast<double>(above_zero) / static_cast<double>(effect.pairs);
  if (effect.pairs > 1 && std::isfinite(summary.deviation)) {
    const auto pairs = static_cast<double>(effect.pairs);
    const double of_mean =
        student_quantile(0.5 + confidence / 2.0, effect.pairs - 1) * summary.deviation / std::sqrt(pairs);
    effect.low = effect.effect - of_mean;
    effect.high = effect.effect + of_mean;
    const double of_one = student_quantile(0.5 + predictive / 2.0, effect.pairs - 1) * summary.deviation *
                          std::sqrt(1.0 + 1.0 / pairs);
    effect.predictive_low = effect.effect - of_one;
    effect.predictive_high = effect.effect + of_one;
  }
  return effect;
}

Summary summarise(std::span<const double> values) {
  const std::vector<double> kept = without_nan(values);
  if (kept.empty()) return {0, not_a_number, not_a_number};
  const auto count = static_cast<double>(kept.size());
  double sum = 0.0;
  for (const double value : kept) sum += value;
  const double mean = sum / count;
  double squares = 0.0;
  for (const double value : kept) squares += (value - mean) * (value - mean);
  return {kept.size(), mean, kept.size() == 1 ? not_a_number : std::sqrt(squares / (count - 1.0))};
}

}  // namespace sim
