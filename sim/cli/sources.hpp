#pragma once
#include "sim/cli/command.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// The parts of `sources`.
ExitCode list_sources(const Session& session);
ExitCode check_sources(const Session& session);
ExitCode show_conflicts(const Session& session);

/// The citation of a document; empty for an id that is not declared.
std::string citation_of(const Inputs& inputs, const std::string& document);

}  // namespace sim
