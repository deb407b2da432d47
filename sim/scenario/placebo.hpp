#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/read_change.hpp"

namespace sim {

/// The key `placebo` of a file; nothing where it is not given or not sound.
std::optional<Placebo> read_placebo(const TableReader& reader, const ScenarioContext& context);

/// One scenario for each draw of the placebo of `scenario`; itself where it has none, or one draw.
std::vector<Scenario> placebo_points(const Scenario& scenario);

/// A placebo that does something else too is none; "" if it does not.
std::string beside_placebo(const Scenario& scenario);

}  // namespace sim
