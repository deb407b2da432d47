#pragma once
#include <optional>
#include <string>

#include "sim/cli/table.hpp"
#include "sim/statistics/paired.hpp"

namespace sim {

/// How a table shows the effects of one row.
struct EffectStyle {
  double scale = 1.0;       ///< of the unit in which they are shown
  double size = 0.0;        ///< what the decimals follow, in that unit: the largest `effect_size` of the row
  bool counts = false;      ///< of a number of things: fewer decimals
  bool pairs = true;        ///< with "15/20"
  bool predictive = false;  ///< with the range of one future
};

/// The effect or half its interval, whichever is wider, so that the interval can be told apart.
double effect_size(const PairedEffect& effect);

/// The interval lies on one side of zero.
bool excludes_zero(const PairedEffect& effect);

/// "+4.5 [+3.1, +5.9] (-1.2, +10.2) * 15/20"; a plain 0 where no pair differs, "-" where nothing is known.
std::string effect_text(const PairedEffect& effect, const EffectStyle& style);

/// The level that effects are told against. Whole numbers, as of one replicate, stay whole.
std::string level_text(double value);

/// A cell with the number; no value where it is not known.
Cell number_or_nothing(bool known, double number);
Cell number_or_nothing(const std::optional<double>& number);

}  // namespace sim
