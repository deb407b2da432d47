#pragma once
#include <vector>

#include "models/xiamen/city.hpp"

namespace xiamen {

/// Rows of the member enterprises of each alliance that runs in `quarter`, alive ones only; by alliance row.
std::vector<std::vector<std::size_t>> members_by_alliance(const City& city, int quarter);

/// The same for alliances past their term too: a joint project once begun stays joint.
std::vector<std::vector<std::size_t>> members_ever(const City& city);

/// Which institute of its kind a result belongs to, for life; `character` is the lifelong stream "agreement".
inline std::int32_t institute_of(const City& city, const sim::Stream& character, std::size_t project) {
  const std::size_t body = city.projects.origin[project].position();
  return static_cast<std::int32_t>(character.uniform(city.projects.key(project), 2) *
                                   city.bodies.count[body]);
}
inline sim::Key institute_key(const City& city, std::size_t body, std::int32_t ordinal) {
  return sim::child_key("institute", city.bodies.key(body), static_cast<std::uint64_t>(ordinal));
}
/// The enterprise or institute of a membership.
inline sim::Key party_of(const City& city, std::size_t member) {
  const Members& members = city.members;
  return members.body[member].exists()
             ? institute_key(city, members.body[member].position(), members.ordinal[member])
             : city.enterprises.key(static_cast<std::size_t>(members.enterprise[member]));
}
/// For the record: a result becomes the project of an enterprise.
void remember_uptake(City& city, const sim::Stream& character, std::size_t project, std::size_t enterprise);
/// For the record: the members of a new alliance are tied to each other.
void remember_members(City& city, std::size_t alliance);
/// Joint laboratories are told apart from all other alliances.
inline Network network_of(const City& city, std::size_t alliance) {
  return city.entry(city.alliances.entry[alliance]).id == "joint_lab" ? Network::joint_lab
                                                                      : Network::alliance;
}

/// Whether the contract runs in `quarter`.
inline bool runs(const Alliances& alliances, std::size_t row, int quarter) {
  return alliances.ends[row] > quarter;
}

}  // namespace xiamen
