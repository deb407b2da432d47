#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/schedule/schedule.hpp"

namespace sim {

/// One step on the way of a lever through the state.
struct PathStep {
  std::size_t step = 0;            ///< position in the quarter
  int level = 0;                   ///< 0 a channel; 1 reads what a channel sets; 2 reads what those write
  int quarters = 0;                ///< how many quarters after the channel it acts at the earliest
  std::vector<std::string> reads;  ///< of what the level before writes
  std::vector<std::string> writes;
};

/// The way in the order in which it can be gone: by level, then by time.
struct CausalPath {
  std::vector<PathStep> steps;
  std::size_t further = 0;  ///< steps that only come after level 2
};

/// What a lever sets, and by whom this is used where not by all who read such columns.
struct PathStart {
  std::vector<std::string> channels;
  std::vector<std::string> sets;
  std::optional<std::vector<std::string>> used_by;
};

/// The start for the entry: its kind says what the channels set, and which choices who uses (of every value
/// that a choice ever has). Empty where nobody does, or where the kind sets nothing.
PathStart path_start(const Inputs& inputs, const Entry& entry);

/// Follows what is written through the steps that read it. Steps that write no state only report, so no way
/// leads through them; each step is shown once, at its first level.
CausalPath causal_path(const std::vector<StepInfo>& steps, const PathStart& start);

}  // namespace sim
