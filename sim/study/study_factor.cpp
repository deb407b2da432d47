#include "sim/study/study_factor.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/design/design.hpp"

namespace sim {

double StudyFactor::value(double coordinate) const {
  if (!levels.empty()) return levels[grid_level(coordinate, levels.size())];
  double number = prior->quantile(lowest + coordinate * (highest - lowest));
  if (parameter.type == ValueType::count) number = std::round(number);
  return std::clamp(number, parameter.minimum, parameter.maximum);
}

double StudyFactor::shown(double value) const {
  if (!levels.empty() || parameter.type == ValueType::count) return value;
  return parse_number(fmt::format("{:.3e}", value)).value_or(value);
}

std::string StudyFactor::distribution() const {
  return levels.empty() ? prior->text() : "levels";
}

double relative_width(const Prior& prior) {
  const double middle = std::fabs(prior.quantile(0.5));
  const double width = prior.quantile(0.95) - prior.quantile(0.05);
  return middle > 0 ? width / middle : std::numeric_limits<double>::infinity();
}

}  // namespace sim
