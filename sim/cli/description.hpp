#pragma once
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/cli/record.hpp"
#include "sim/parameter/catalogue.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// All that is known of everything called `name`: parameters, catalogue entries, observables, axes, steps,
/// scenarios, what-ifs, problems, actors; or of the scenario in the file of this path. Empty if there is no
/// such thing. Throws InvalidInput for a scenario that cannot be read.
std::vector<Record> descriptions(const Session& session, const Inputs& inputs, const std::string& name);

/// The same of one thing at hand.
Record description_of(const Session& session, const Inputs& inputs, const Parameter& parameter);
Record description_of(const Session& session, const Observable& observable);
Record description_of(const Session& session, const Inputs& inputs, const Scenario& scenario);

/// Every name that `descriptions` knows.
std::vector<std::string> describable_names(const Session& session, const Inputs& inputs);

}  // namespace sim
