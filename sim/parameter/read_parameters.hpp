#pragma once
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// The `[[document]]` tables of documents.toml.
void read_documents(const TomlFile& file, std::vector<Document>& documents, std::vector<Problem>& problems);

/// The parameters of one file, in the order of the file, into `inputs`; its documents must be read already.
void read_parameters(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems);

/// Adds `parameter`; a key that is there already is a problem at `where`.
ParameterId add_parameter(const TomlFile& file, Position where, Parameter parameter, Inputs& inputs,
                          std::vector<Problem>& problems);

}  // namespace sim
