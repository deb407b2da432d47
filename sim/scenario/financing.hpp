#pragma once
#include "sim/scenario/scenario.hpp"

namespace sim {

/// Where the money comes from that a scenario spends beyond the unchanged data, quarter by quarter, over the
/// yearly sums that kinds declare (an entry that is closed spends nothing):
///   budget_neutral: entries whose sum the scenario leaves alone are cut by one factor,
///     1 - (sums of the others - their unchanged sums) / own sums, at least 0; a fall is saved, not given
///     out;
///   additional, and what a factor of 0 leaves uncovered: `beyond` = that part of the sum.
/// Both end in the timeline, so steps read their own fields and nothing else.
void apply_financing(const Scenario& scenario, const Inputs& unchanged, ScenarioInputs& result);

}  // namespace sim
