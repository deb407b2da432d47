#pragma once
#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// The [[conflict]]s of `file` into `inputs`, whose parameters they name.
void read_conflicts(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems);

}  // namespace sim
