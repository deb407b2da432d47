#pragma once
#include <algorithm>
#include <cstdint>

#include "sim/core/hash.hpp"
#include "sim/random/random.hpp"

namespace xiamen {

/// A Poisson number of any mean for `key`: one draw up to a mean of 8192, of which a stream draws no more
/// than twice as many at once, and the sum of several beyond it.
inline int poisson_of_many(const sim::Stream& luck, double mean, sim::Key key) {
  constexpr double most = 8192.0;
  int count = luck.poisson(std::min(mean, most), key);
  std::uint64_t part = 0;
  for (double left = mean - most; left > 0.0; left -= most)
    count += luck.poisson(std::min(left, most), sim::child_key("further part", key, ++part));
  return count;
}

}  // namespace xiamen
