#pragma once
#include "models/xiamen/city.hpp"

/// Actors whom the documents name (actors.toml) as agents of the city. What the file sets is set once, when
/// the record begins; from then on they live by the rules of all others. The one thing that a rule knows of
/// them is the tie that the documents print: who led a consortium leads one, once.
namespace xiamen {

/// The actor that an enterprise is, or nothing.
inline const sim::Actor* actor_of(const City& city, std::size_t enterprise) {
  const std::int32_t place = city.enterprises.named[enterprise];
  return place > 0 ? &city.inputs.actors.rows[static_cast<std::size_t>(place - 1)] : nullptr;
}

/// Gives the named enterprises their places among those of 2020Q4: each is the one that stands at its rank by
/// sales in its sector, or the next one that does R&D where it has to, and takes its key. Without actors
/// nothing happens.
void name_enterprises(City& city, const sim::StepContext& context);

/// Rows of the bodies that are named members of an entry's alliances, with their ordinals.
std::vector<std::pair<std::size_t, std::int32_t>> named_institutes(const City& city, const sim::Entry& entry);

}  // namespace xiamen
