#pragma once
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "sim/random/random.hpp"

namespace sim {

/// 0 to `count` - 1 in random order, decided by `luck` and `key` (Fisher and Yates).
inline std::vector<std::size_t> shuffled(std::size_t count, const Stream& luck, Key key) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t last = count; last > 1; --last) {
    const std::size_t other = luck.below(static_cast<std::uint32_t>(last), key, 0, last);
    std::swap(order[last - 1], order[other]);
  }
  return order;
}

}  // namespace sim
