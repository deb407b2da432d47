#pragma once
#include <string>
#include <vector>

#include "sim/cli/record.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// What nobody wrote down as a conflict: parameters and entries that rest on printed figures of different
/// dates. Named by their key or id; for an entry, `keys` are the fields that rest on its figures.
std::vector<Conflict> dated_conflicts(const Inputs& inputs);

/// Everything that is known of a conflict, a value a line.
Record conflict_description(const Session& session, const Inputs& inputs, const Conflict& conflict);

/// "DIS-10 what it is about; …": the conflicts whose reading the parameter turns.
std::string conflicts_text(const Session& session, const Inputs& inputs, const std::string& key);

}  // namespace sim
