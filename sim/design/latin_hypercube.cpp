#include "sim/design/design.hpp"
#include "sim/design/shuffled.hpp"

namespace sim {

Design latin_hypercube(std::size_t points, std::size_t factors, std::uint64_t seed) {
  const Stream order = RandomSource(seed, 0).lifelong("order of strata");
  const Stream place = RandomSource(seed, 0).lifelong("place in stratum");
  Design design{factors, std::vector<double>(points * factors)};
  for (std::size_t factor = 0; factor < factors; ++factor) {
    const Key key = make_key("factor", factor);
    const std::vector<std::size_t> strata = shuffled(points, order, key);
    for (std::size_t row = 0; row < points; ++row) {
      const double inside = place.uniform(key, 0, row + 1);
      design.coordinates[row * factors + factor] =
          (static_cast<double>(strata[row]) + inside) / static_cast<double>(points);
    }
  }
  return design;
}

}  // namespace sim
