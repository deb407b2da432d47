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

void remember_uptake(City& city, const sim::Stream& character, std::size_t project, std::size_t enterprise) {
  const std::size_t body = city.projects.origin[project].position();
  const sim::Key institute = institute_key(city, body, institute_of(city, character, project));
  city.memory.tie(Network::licence, city.enterprises.key(enterprise), institute);
  city.memory.institute_of[city.projects.key(project)] = institute;
}

void remember_members(City& city, std::size_t alliance) {
  const Members& members = city.members;
  const Network network = network_of(city, alliance);
  // A new alliance's members are the last rows.
  std::size_t first = members.size();
  while (first > 0 && members.alliance[first - 1].position() == alliance) --first;
  std::vector<sim::Key> parties;
  for (std::size_t row = first; row < members.size(); ++row) parties.push_back(party_of(city, row));
  for (std::size_t one = 0; one < parties.size(); ++one) {
    for (std::size_t other = one + 1; other < parties.size(); ++other)
      city.memory.tie(network, parties[one], parties[other]);
  }
}

std::vector<std::vector<std::size_t>> members_ever(const City& city) {
  return members_by_alliance(city, 0);
}

}  // namespace xiamen
