#pragma once
#include "sim/scenario/scenario.hpp"

namespace sim {

/// The value of `parameter` in `quarter` under `change`; exactly the unchanged value outside [from, until)
/// and where the change is of size zero. A ramp of n quarters has k/n of the change in its k-th quarter,
/// whole for counts; a scaled count is rounded half away from zero.
double changed_value(const Parameter& parameter, const Change& change, Quarter quarter);

}  // namespace sim
