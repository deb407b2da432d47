#pragma once
#include <string>
#include <vector>

#include "sim/parameter/toml_file.hpp"

namespace sim {

/// A phrase that a data file says is printed in a document.
struct Citation {
  std::string document;  ///< id
  std::string printed;
  std::string file;
  Position position;  ///< of the phrase
  std::string source_line;
};

/// Every table of `file` that holds the texts `document` and `printed`, however deep, in the order of the
/// file.
std::vector<Citation> citations_in(const TomlFile& file);

/// Those of all TOML files below `folder`, in the order of their paths: whatever reads a file, no citation is
/// forgotten. Throws InvalidInput with the problems of files that are no TOML.
std::vector<Citation> citations_below(const std::string& folder);

}  // namespace sim
