#include "models/xiamen/rules/partners.hpp"

namespace xiamen {

std::vector<std::vector<std::size_t>> members_by_alliance(const City& city, int quarter) {
  std::vector<std::vector<std::size_t>> members(city.alliances.size());
  for (std::size_t row = 0; row < city.members.size(); ++row) {
    const std::size_t alliance = city.members.alliance[row].position();
    if (!runs(city.alliances, alliance, quarter) || city.members.enterprise[row] < 0) continue;
    const auto enterprise = static_cast<std::size_t>(city.members.enterprise[row]);
    if (city.enterprises.alive[enterprise] != 0) members[alliance].push_back(enterprise);
  }
  return members;
}

std::vector<std::vector<std::size_t>> members_ever(const City& city) {
  return members_by_alliance(city, 0);
}

}  // namespace xiamen
