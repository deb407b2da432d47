#pragma once
#include "sim/scenario/read_change.hpp"

namespace sim {

/// Whether values of this type lie on a line, so that they can be scaled, added to and approached in steps.
bool takes_steps(ValueType type);

/// `set`, `scale` or `add` of a change into `change`. Every amount is checked as far as it can be:
/// without a `parameter` (unknown target) its form alone; where the dates are not sound (`timed` false), it
/// is refused only if it is out of range in every quarter.
void read_amounts(const TableReader& reader, const ScenarioContext& context, const Parameter* parameter,
                  bool timed, Change& change);

}  // namespace sim
