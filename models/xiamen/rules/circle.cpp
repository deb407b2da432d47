#include "models/xiamen/rules/circle.hpp"

#include "sim/core/room.hpp"

namespace xiamen {

void stand_on_circle(City& city) {
  const Enterprises& firms = city.enterprises;
  std::erase_if(city.circle, [&](const auto& place) { return firms.alive[place.second] == 0; });
  const auto known = static_cast<std::ptrdiff_t>(city.circle.size());
  for (; city.rows_on_circle < firms.size(); ++city.rows_on_circle) {
    sim::append_with_room(city.circle, {sim::mix(firms.key(city.rows_on_circle)), city.rows_on_circle});
  }
  std::sort(city.circle.begin() + known, city.circle.end());
  std::inplace_merge(city.circle.begin(), city.circle.begin() + known, city.circle.end());
}

}  // namespace xiamen
