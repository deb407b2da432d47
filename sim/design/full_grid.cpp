#include <fmt/core.h>

#include <algorithm>

#include "sim/core/problem.hpp"
#include "sim/design/design.hpp"

namespace sim {

Design full_grid(std::span<const std::size_t> levels, std::size_t most) {
  std::size_t points = 1;
  for (const std::size_t count : levels) {
    if (count == 0) throw InvalidInput("a factor of a grid needs a level");
    if (count > most / points)
      throw InvalidInput(fmt::format("the grid has more than {} points; take fewer levels or factors", most));
    points *= count;
  }
  Design design{levels.size(), std::vector<double>(points * levels.size())};
  for (std::size_t row = 0; row < points; ++row) {
    std::size_t rest = row;
    for (std::size_t factor = levels.size(); factor-- > 0;) {
      const auto level = static_cast<double>(rest % levels[factor]);
      rest /= levels[factor];
      design.coordinates[row * design.factors + factor] = (level + 0.5) / static_cast<double>(levels[factor]);
    }
  }
  return design;
}

std::size_t grid_level(double coordinate, std::size_t levels) {
  const auto level = static_cast<std::size_t>(std::max(0.0, coordinate) * static_cast<double>(levels));
  return std::min(level, levels - 1);
}

}  // namespace sim
