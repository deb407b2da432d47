#include "sim/study/factor_prior.hpp"

#include <algorithm>

#include "sim/scenario/read_amount.hpp"

namespace sim {
namespace {

constexpr double screened_tail = 0.05;
constexpr double negligible = 1e-6;

}  // namespace

std::optional<Prior> plausible(const Prior& prior, const Parameter& parameter) {
  const Prior cut = prior.within(parameter.minimum, parameter.maximum);
  if (cut.mass() < least_mass) return std::nullopt;
  return prior.mass() - cut.mass() > negligible ? cut : prior;
}

StudyFactor factor_of(const Parameter& parameter, const FactorContext& context) {
  StudyFactor factor;
  factor.parameter = parameter;
  factor.from = context.start;
  return factor;
}

void set_tails(DesignKind kind, bool ranged, StudyFactor& factor) {
  if (kind != DesignKind::morris || ranged) return;
  factor.lowest = screened_tail;
  factor.highest = 1.0 - screened_tail;
}

std::vector<StudyFactor> widest_factors(const FactorContext& context, const std::vector<StudyFactor>& there) {
  std::vector<std::pair<double, StudyFactor>> all;
  for (const Parameter& parameter : context.inputs.parameters.rows()) {
    const bool named = std::any_of(there.begin(), there.end(), [&](const StudyFactor& other) {
      return other.parameter.key == parameter.key;
    });
    if (named || parameter.prior.empty() || !takes_steps(parameter.type)) continue;
    const PriorReading reading = read_prior(parameter.prior);
    if (!reading.error.empty()) continue;
    const std::optional<Prior> cut = plausible(reading.prior, parameter);
    if (!cut) continue;
    StudyFactor factor = factor_of(parameter, context);
    factor.prior = cut;
    set_tails(context.head.kind, false, factor);
    all.emplace_back(relative_width(*cut), std::move(factor));
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<StudyFactor> chosen;
  for (auto& [width, factor] : all) {
    if (chosen.size() < context.head.widest) chosen.push_back(std::move(factor));
  }
  return chosen;
}

}  // namespace sim
