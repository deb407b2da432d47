#include "sim/cli/effect_text.hpp"

#include <algorithm>
#include <cmath>

#include "sim/cli/display_unit.hpp"

namespace sim {
namespace {

/// "15/20": as a count of pairs nobody takes it for a level of significance.
std::string pairs_above_zero(const PairedEffect& effect) {
  const auto above = std::llround(effect.share_above_zero * static_cast<double>(effect.pairs));
  return std::to_string(above) + "/" + std::to_string(effect.pairs);
}

}  // namespace

double effect_size(const PairedEffect& effect) {
  double size = 0;
  if (std::isfinite(effect.effect)) size = std::fabs(effect.effect);
  if (effect.low && effect.high) size = std::max(size, (*effect.high - *effect.low) / 2);
  return size;
}

bool excludes_zero(const PairedEffect& effect) {
  return effect.low && effect.high && (*effect.low > 0 || *effect.high < 0);
}

std::string effect_text(const PairedEffect& effect, const EffectStyle& style) {
  if (effect.pairs == 0) return "-";
  // No pair differs: a plain 0, since an interval and a share would read like an estimate.
  if (effect.low && effect.high && *effect.low == 0.0 && *effect.high == 0.0) return "0";
  const auto number = [&style](double value) {
    return readable(value / style.scale, style.size, style.counts && style.size >= 1 ? 2 : 3, true);
  };
  std::string text = number(effect.effect);
  if (effect.low && effect.high) text += " [" + number(*effect.low) + ", " + number(*effect.high) + "]";
  if (style.predictive && effect.predictive_low && effect.predictive_high)
    text += " (" + number(*effect.predictive_low) + ", " + number(*effect.predictive_high) + ")";
  if (excludes_zero(effect)) text += " *";
  if (style.pairs) text += " " + pairs_above_zero(effect);
  return text;
}

std::string level_text(double value) {
  return value == std::floor(value) ? grouped(value, 0) : readable(value, value, 4);
}

Cell number_or_nothing(bool known, double number) {
  if (!known) return {};
  return {number};
}

Cell number_or_nothing(const std::optional<double>& number) {
  return number_or_nothing(number.has_value(), number.value_or(0));
}

}  // namespace sim
