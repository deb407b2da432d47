#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sim/cli/command.hpp"

namespace sim {

/// The folder that --data names, else $INNOSIM_DATA, else the source tree, else ../share/innosim beside the
/// executable. Throws InvalidInput if it does not hold the model.
std::string data_folder(const Session& session);

std::string model_folder(const Session& session);
std::string scenario_folder(const Session& session);
std::string whatif_folder(const Session& session);  ///< of the scenarios of what-ifs, within the former

/// Beside the what-ifs there may be a scenario of this name, of which nothing is to come but chance.
inline constexpr std::string_view placebo_stem = "placebo";

/// The scenario of the what-if `id`, or of the placebo, where one is there.
std::string whatif_path(const Session& session, const std::string& id);

/// Stems of the files in the scenario folder, in alphabetical order.
std::vector<std::string> scenario_stems(const Session& session);

/// Whether an argument names a file rather than a stem: it holds a slash or ends in .toml.
bool is_scenario_path(const std::string& argument);

/// A path as given, or the file that a bare stem means. Throws InvalidInput for a stem that is not there.
std::string scenario_path(const Session& session, const std::string& argument);

/// "scenarios/x.toml" -> "x".
std::string stem_of(const std::string& path);

}  // namespace sim
