#pragma once
#include <string>
#include <vector>

#include "sim/cli/description.hpp"
#include "sim/parameter/actor.hpp"

namespace sim {

/// Whom the documents name: `list actors`.
Table actor_listing(const Session& session, const Inputs& inputs);

/// What is known of the actor called `name`, by id or by name; empty if there is none.
std::vector<Record> actor_descriptions(const Session& session, const Inputs& inputs, const std::string& name);

/// Every name that `actor_descriptions` knows.
std::vector<std::string> actor_names(const Inputs& inputs);

}  // namespace sim
