#pragma once
#include "sim/scenario/read_change.hpp"

namespace sim {

/// Reads the `[[add]]` tables of a file and inserts each into `working`, so that later lines may change or
/// copy it; `context.inputs` is `working`.
std::vector<AddedEntry> read_added(const TomlFile& file, const ScenarioContext& context, Inputs& working,
                                   std::vector<Problem>& problems);

}  // namespace sim
