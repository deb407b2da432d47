#pragma once
#include "sim/cli/record.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// Adds the way of the entry through the state: which steps set what for it, which read that and what these
/// write, and which read that in turn. Of an entry that names others: the steps on the way of each.
void add_causal_path(Record& record, const Session& session, const Inputs& inputs, const Entry& entry);

/// The steps on that way in one line, level by level.
std::string causal_path_line(const Session& session, const Inputs& inputs, const Entry& entry);

}  // namespace sim
