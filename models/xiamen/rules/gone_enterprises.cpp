#include "models/xiamen/rules/gone_enterprises.hpp"

#include "models/xiamen/rules/row_places.hpp"

namespace xiamen {

namespace {

// Those that were in an alliance stay for good: their partners know each other through them.
void name_those_still_needed(const City& city, RowPlaces& places) {
  const Enterprises& firms = city.enterprises;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] != 0 || !city.books.settled(firms, row)) places.need(row);
  }
  for (const std::int32_t lead : city.alliances.lead.values()) places.need_if_named(lead);
  for (const std::int32_t member : city.members.enterprise.values()) places.need_if_named(member);
  for (const std::size_t row : city.loans.live) places.need_if_named(city.loans.enterprise[row]);
  for (const std::size_t row : city.holdings.live) places.need_if_named(city.holdings.enterprise[row]);
  for (const std::size_t row : city.policies.live) places.need_if_named(city.policies.enterprise[row]);
  for (const std::size_t row : city.payables.live) places.need_if_named(city.payables.enterprise[row]);
  for (const std::size_t row : city.projects.live) {
    if (city.projects.owner[row].exists()) places.need(city.projects.owner[row].position());
  }
}

}  // namespace

void forget_gone_enterprises(City& city) {
  Enterprises& firms = city.enterprises;
  RowPlaces places(firms.size());
  name_those_still_needed(city, places);
  const std::vector<std::size_t> kept = places.settle();
  if (kept.size() == firms.size()) return;

  city.books.keep(firms, kept);
  firms.keep(kept);
  places.renumber(firms.living);
  for (sim::Column<std::int32_t>* names :
       {&city.alliances.lead, &city.members.enterprise, &city.loans.enterprise, &city.holdings.enterprise,
        &city.policies.enterprise, &city.payables.enterprise}) {
    places.renumber(names->values());
  }
  for (EnterpriseId& owner : city.projects.owner.values()) {
    if (!owner.exists()) continue;
    const std::int32_t place = places.of(owner.position());
    owner = place < 0 ? EnterpriseId() : EnterpriseId(static_cast<std::size_t>(place));
  }
  std::erase_if(city.circle, [&](const auto& on_circle) { return places.of(on_circle.second) < 0; });
  for (auto& [hash, row] : city.circle) row = static_cast<std::size_t>(places.of(row));
  city.rows_on_circle = places.before(city.rows_on_circle);
  city.memory.keep_enterprises(kept);
  city.order_weights.keep(kept);
  city.moving_costs.keep(kept);
  city.body_costs.keep(kept);
  for (KeptDraws& errors : city.score_errors) errors.keep(kept);
}

}  // namespace xiamen
