#pragma once
#include "models/xiamen/rules/status_rules.hpp"

/// Who knows of the statuses. Knowledge spreads by a campaign, by word of mouth, and by visits to those who
/// qualify for the pool:
///   P(learns of them in a quarter) = 1 - (1 - min(0.99, campaign + spread x certified share of the
///   sector))^(1/4),   and the same with the visits alone.
namespace xiamen {

/// `campaign` a year; in the warm-up the share that knows stands still.
void spread_awareness(City& city, const StepContext& context, double campaign);

/// `visits` a year, among those who qualify for the municipal pool.
void visit_candidates(City& city, const StepContext& context, const StatusRules& rules, double visits);

}  // namespace xiamen
