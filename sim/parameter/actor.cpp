#include "sim/parameter/actor.hpp"

#include <algorithm>

#include "sim/random/random.hpp"

namespace sim {

std::uint64_t Actor::key() const {
  return child_key("actor", hash_name(id), 0);
}

std::string_view Actor::attribute(std::string_view name) const {
  const auto found = start.find(name);
  return found == start.end() ? std::string_view() : std::string_view(found->second.value);
}

const ActorKind* ActorList::kind(std::string_view id) const {
  const auto found =
      std::find_if(kinds.begin(), kinds.end(), [&](const ActorKind& row) { return row.id == id; });
  return found == kinds.end() ? nullptr : &*found;
}

const Actor* ActorList::find(std::string_view name) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Actor& row) {
    return row.id == name || row.label.en == name || row.label.zh == name;
  });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace sim
