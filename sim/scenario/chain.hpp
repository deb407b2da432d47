#pragma once
#include <string>
#include <vector>

#include "sim/parameter/toml_file.hpp"

namespace sim {

struct ChainFile {
  std::string stem;
  TomlFile file;
};

/// A file and those it extends, root first, as far as they can be read.
struct Chain {
  std::vector<ChainFile> files;
  std::vector<Problem> problems;  ///< of `extends`, and of files that could not be read
  bool whole = true;              ///< no file is missing
};

/// Throws InvalidInput if the file at `path` itself cannot be read.
Chain read_chain(const std::string& path);

}  // namespace sim
