#pragma once
#include <vector>

#include "sim/scenario/read_change.hpp"

namespace sim {

/// Where the changes of a scenario bring a field of an entry beyond the field that limits it, each pair once:
/// at the change or new entry that does it. Entries that a faulty line changes are left out.
std::vector<Problem> check_orders(const Scenario& scenario, const Inputs& inputs,
                                  const ScenarioContext& context);

}  // namespace sim
