#pragma once
#include <string>

#include "sim/parameter/catalogue.hpp"

namespace fuzz {

std::string source_folder();  ///< of the repository

/// A folder of this process alone, removed when it ends.
const std::string& own_folder();

/// The model's data, read once. INNOSIM_FUZZ_DATA=few reads a small part of the parameters, entries and
/// kinds, which is many times faster to copy for each input.
const sim::Inputs& model_inputs();

sim::Quarter first_quarter();  ///< of the model's runs
sim::Quarter last_quarter();   ///< of the model's horizon

}  // namespace fuzz
