#pragma once
#include <string>
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/toml_file.hpp"

namespace sim {

/// The `[[entry]]` tables of one catalogue file and their parameters, into `inputs`.
void read_catalogue(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems);

/// Once all entries are there: whether packages name entries, and no packages.
bool members_are_sound(const Inputs& inputs);

/// The problems of the packages of this file, where they are not sound.
void check_members(const TomlFile& file, const Inputs& inputs, std::vector<Problem>& problems);

}  // namespace sim
