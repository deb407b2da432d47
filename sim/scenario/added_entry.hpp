#pragma once
#include "sim/scenario/scenario.hpp"

namespace sim {

/// Adds the entry with its parameters to `inputs`, the catalogue staying sorted by id. Throws InvalidInput
/// where its kind or the entry it is like is not there, or a field has neither value nor default.
void insert_entry(const AddedEntry& added, Inputs& inputs);

}  // namespace sim
