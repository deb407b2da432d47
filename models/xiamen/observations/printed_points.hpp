#pragma once
#include <vector>

#include "sim/observe/observable.hpp"
#include "sim/parameter/catalogue.hpp"

namespace xiamen {

/// The documents' figures of observations/printed.toml. Throws InvalidInput for an entry that lacks something
/// or names no observable.
std::vector<sim::Point> printed_points(const sim::Inputs& inputs);

}  // namespace xiamen
