#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/core/problem.hpp"

namespace fuzz {

/// File name as in problems -> its text.
using Texts = std::map<std::string, std::string>;

/// Each problem names one of `texts`, stands inside it (or speaks of the file as a whole, which is for few
/// messages), shows the line where it stands, and renders without a control character.
void demand_places(const std::vector<sim::Problem>& problems, const Texts& texts);

/// The same for an error; there is at least one problem.
void demand_refusal(const sim::InvalidInput& error, const Texts& texts);

/// Of a text without a file, such as a setting: there is a message, and it renders.
void demand_message(const sim::InvalidInput& error);

}  // namespace fuzz
