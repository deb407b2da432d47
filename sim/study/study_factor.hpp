#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/design/prior.hpp"
#include "sim/parameter/catalogue.hpp"
#include "sim/study/study_head.hpp"

namespace sim {

/// A parameter that differs from point to point, and what the coordinates of a design are for it.
struct StudyFactor {
  Parameter parameter;  ///< as the base scenario knows it
  Quarter from;         ///< when the value begins to hold
  /// What is known of it, cut off where its range ends; unless `levels` are listed.
  std::optional<Prior> prior;
  /// Lowest and highest probability that coordinates 0 and 1 stand for.
  double lowest = 0.0;
  double highest = 1.0;
  std::vector<double> levels;  ///< equally likely, in the order of the file
  std::size_t parts = 0;       ///< of a grid: how many levels
  Position position;

  /// The value at a coordinate (0 to 1), in the base unit; whole for counts.
  double value(double coordinate) const;
  /// `value` as people are shown it: drawn values to four significant digits, listed ones as they are.
  double shown(double value) const;
  /// "LN(0.02, 0.5)T[0, 1]", or "levels".
  std::string distribution() const;
};

/// What the factors of a file are checked against.
struct FactorContext {
  const StudyHead& head;
  const Inputs& inputs;  ///< those of the base scenario, with its new entries
  Quarter start;         ///< of a run
};

/// The `[[factor]]` tables, in the order of the file, then the widest parameters if the head asks for them.
/// Adds every problem.
std::vector<StudyFactor> read_factors(const TomlFile& file, const FactorContext& context,
                                      std::vector<Problem>& problems);

/// How wide a prior is: its 90 % range over the size of its median. Infinite for a median of 0.
double relative_width(const Prior& prior);

}  // namespace sim
