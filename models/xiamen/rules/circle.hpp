#pragma once
#include <algorithm>
#include <cstdint>
#include <utility>

#include "models/xiamen/city.hpp"

/// Enterprises stand on a circle in the order of a hash of their keys (City::circle), so that one more or
/// less changes nothing for any but its neighbours.
namespace xiamen {

/// Brings the circle up to date: the living, newcomers among them.
void stand_on_circle(City& city);

/// Calls f(row) for as many living enterprises as a city of scale 1 has, whatever the `scale`: those on the
/// stretch of the circle behind a point of `key`; all of them, in the order of rows, where the scale is 1 or
/// less. Above 1 the circle must be up to date.
template <class F>
void for_each_near(const City& city, sim::Key key, double scale, F&& f) {
  if (scale <= 1.0) {
    for (const std::size_t row : city.enterprises.living) f(row);
    return;
  }
  const auto& circle = city.circle;
  const std::uint64_t start = sim::mix(key ^ sim::hash_name("near"));
  const auto length = static_cast<std::uint64_t>(0x1p64 / scale);
  const auto first =
      std::lower_bound(circle.begin(), circle.end(), std::pair<std::uint64_t, std::size_t>(start, 0));
  auto place = static_cast<std::size_t>(first - circle.begin());
  for (std::size_t seen = 0; seen < circle.size(); ++seen, ++place) {
    const auto& [hash, row] = circle[place % circle.size()];
    if (hash - start >= length) return;
    f(row);
  }
}

}  // namespace xiamen
