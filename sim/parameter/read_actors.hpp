#pragma once
#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// The [[actor]]s of `file` into `inputs`, whose documents and catalogue entries they name.
void read_actors(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems);

}  // namespace sim
