#pragma once
#include <string>
#include <vector>

#include "sim/parameter/toml_file.hpp"

namespace sim {

struct ChainFile {
  std::string stem;
  TomlFile file;
};

/// The file at `path` and those it extends, root first. Throws InvalidInput for a circle, a missing file, or
/// anything that is not TOML.
std::vector<ChainFile> read_chain(const std::string& path);

}  // namespace sim
