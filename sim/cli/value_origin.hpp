#pragma once
#include <string>
#include <vector>

#include "sim/cli/unpacked_study.hpp"

namespace sim {

/// Quarters in which a parameter keeps one value, and what gives it that value.
struct ValueStretch {
  Quarter from;
  Quarter last;
  double value = 0;       ///< in the base unit
  std::string how;        ///< "in the data", "scale 2", "activate", "freeze 2024Q4", "--set", "financing"
  std::string how_shown;  ///< the same in the reader's language
  std::string place;      ///< "scenarios/x.toml:8" as the study names it; "settings" for --set
};

/// The value of `key` over the study in one scenario that has it (`realised`), in the order of time. `loaded`
/// is what `unpacked` gives.
std::vector<ValueStretch> value_stretches(const UnpackedStudy& unpacked, const Loaded& loaded,
                                          const Scenario& scenario, const ScenarioInputs& realised,
                                          const std::string& key, const Words& words);

/// "baseline.toml <- x.toml": what extends what.
std::string chain_text(const Scenario& scenario);

}  // namespace sim
