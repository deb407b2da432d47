#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/output/study_file.hpp"

namespace sim {

/// The text of a scenario file that the study holds: of the chain of `scenario`, the file called `stem`. Null
/// if there is none.
const std::string* scenario_text(const Study& study, const std::string& scenario, const std::string& stem);

/// What the texts of `scenario` change that those of `other` do not: ids of entries and keys of parameters,
/// in order and once each. Nothing where that cannot be told: a text is missing or freezes the data, or the
/// chain of `extends` does not lead to `other`.
std::optional<std::vector<std::string>> changed_beyond(const Study& study, const std::string& scenario,
                                                       const std::string& other);

}  // namespace sim
