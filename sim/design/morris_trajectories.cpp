#include "sim/core/problem.hpp"
#include "sim/design/design.hpp"
#include "sim/design/shuffled.hpp"

namespace sim {
namespace {

/// Where one factor of one trajectory starts and ends, in levels.
struct Move {
  std::size_t from;
  std::size_t to;
};

Move drawn_move(std::size_t levels, const Stream& luck, Key trajectory, std::size_t factor) {
  const std::size_t half = levels / 2;
  const std::size_t low = luck.below(static_cast<std::uint32_t>(half), trajectory, 0, factor + 1);
  const bool up = luck.chance(0.5, trajectory, 1, factor + 1);
  return up ? Move{low, low + half} : Move{low + half, low};
}

}  // namespace

double morris_step(std::size_t levels) {
  return static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
}

Design morris_trajectories(std::size_t trajectories, std::size_t factors, std::size_t levels,
                           std::uint64_t seed) {
  if (factors == 0) throw InvalidInput("a design needs a factor");
  if (levels < 2 || levels % 2 != 0) throw InvalidInput("the levels of Morris's design are an even number");
  const Stream order = RandomSource(seed, 0).lifelong("order of moves");
  const Stream ends = RandomSource(seed, 0).lifelong("ends of moves");
  const auto coordinate = [levels](std::size_t level) {
    return static_cast<double>(level) / static_cast<double>(levels - 1);
  };
  Design design{factors, {}};
  design.coordinates.reserve(trajectories * (factors + 1) * factors);
  for (std::size_t trajectory = 0; trajectory < trajectories; ++trajectory) {
    const Key key = make_key("trajectory", trajectory);
    std::vector<double> point;
    std::vector<double> target;
    for (std::size_t factor = 0; factor < factors; ++factor) {
      const Move move = drawn_move(levels, ends, key, factor);
      point.push_back(coordinate(move.from));
      target.push_back(coordinate(move.to));
    }
    design.coordinates.insert(design.coordinates.end(), point.begin(), point.end());
    for (const std::size_t factor : shuffled(factors, order, key)) {
      point[factor] = target[factor];
      design.coordinates.insert(design.coordinates.end(), point.begin(), point.end());
    }
  }
  return design;
}

}  // namespace sim
