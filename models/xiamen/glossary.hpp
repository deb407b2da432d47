#pragma once
#include <vector>

#include "sim/core/text.hpp"

namespace xiamen {

/// The words that files and tables write in English and that people may read in Chinese: choices of fields,
/// phases of a quarter, groups of the catalogue.
const std::vector<sim::Label>& glossary();

}  // namespace xiamen
