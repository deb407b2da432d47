#pragma once
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/parameter/reference.hpp"

namespace sim {

/// The ids that `requests` name, each once, in the order of asking. A request is a list separated by commas
/// of ids ("W187"), groups ("G6": all of it) and "all". Throws InvalidInput with a problem for each name that
/// is unknown and for each that lacks files, whose ids it tells.
std::vector<std::string> chosen_whatifs(const Session& session, const ReferenceList& whatifs,
                                        const std::vector<std::string>& requests);

}  // namespace sim
