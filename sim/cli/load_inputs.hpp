#pragma once
#include <string>
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// Everything that a run reads before it starts.
struct Loaded {
  Inputs inputs;
  std::vector<Scenario> scenarios;  ///< in the order of the arguments, points of a sweep one after the other
  std::vector<std::string> arguments;    ///< as typed, or the files of what-ifs
  std::vector<std::size_t> argument_of;  ///< place of the argument that gave each scenario
  std::vector<std::string> settings;     ///< of --set, already applied to `inputs`
  std::vector<Problem> warnings;
};

/// A study names scenarios by their stems; a comparison of two files does not.
enum class EqualStems { refused, allowed };

/// Reads the model's data, applies the settings, and reads the scenarios up to `last`. Throws InvalidInput
/// with every problem of every file, once each.
Loaded load_inputs(const Session& session, const std::vector<std::string>& scenarios,
                   const std::vector<std::string>& settings, Quarter last,
                   EqualStems equal_stems = EqualStems::refused);

/// The same for the what-ifs that `requests` name (whatif_choice.hpp): the baseline, then their scenarios.
Loaded load_whatifs(const Session& session, const std::vector<std::string>& requests,
                    const std::vector<std::string>& settings, Quarter last);

/// The option --until; problems are appended.
Quarter last_quarter(const Session& session, std::vector<Problem>& problems);

/// The options of `run` and `check` that decide what is read.
std::vector<OptionSpec> input_options();

}  // namespace sim
