#pragma once
#include <vector>

#include "models/xiamen/city.hpp"
#include "sim/schedule/schedule.hpp"

namespace xiamen {

using CityStep = sim::Step<City, sim::StepContext>;

/// The steps of a quarter in their order; what the model is, in one list.
const std::vector<CityStep>& step_order();

}  // namespace xiamen
