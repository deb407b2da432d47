// Who comes from elsewhere, and who is drawn away?
//
// In each sector a Poisson number of fixed slots per quarter are enterprises elsewhere that look for a place;
// a policy moves none of them. One considers the city if it knows it: with the chance `move.known`, or
// through an open programme of its field that has room, with the programme's reach. It comes with chance
//   1 / (1 + rivals exp(-(worth here + support / sales) / dispersion)) (rules/location.hpp)
// where worth here compares wages, R&D subsidy, room for new products and research of the field with an
// average other city. Of the programmes it hears of, the one that pays most receives it and pays the support.
// Once a year, in a quarter drawn for life, an enterprise that is here leaves with chance
//   1 / (1 + exp((worth here + inertia) / dispersion)),
// unless stage work is contracted or a fund holds a stake in it. Its owners pay what its bank balance does
// not reach to repay, and enter_and_leave closes its books. Tastes are uniform draws by key, so luck is
// shared. The owner of the levers of inflow.

#include <algorithm>
#include <cmath>

#include "models/xiamen/initial/arriving.hpp"
#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/location.hpp"
#include "models/xiamen/rules/many.hpp"
#include "models/xiamen/rules/places.hpp"

namespace xiamen {

namespace {

struct Programme {
  std::size_t row;
  sim::Key key;
  double reach, support, support_share;
};

// Of last quarter's unused places only the fraction is carried over.
std::vector<Programme> open_landings(City& city, const StepContext& context) {
  Landings& landings = city.landings;
  std::vector<Programme> open;
  for (std::size_t row = 0; row < landings.size(); ++row) {
    const sim::Entry& entry = city.entry(landings.entry[row]);
    if (!is_open(context, entry)) {
      landings.places[row] = 0.0;
      continue;
    }
    landings.fields[row] = read(context, entry, "fields");
    read_served(context, entry, landings.served, row);
    landings.places[row] =
        landings.places[row] - std::floor(landings.places[row]) + read(context, entry, "places") / 4.0;
    open.push_back({row, landings.key(row), read(context, entry, "reach"), read(context, entry, "support"),
                    read(context, entry, "support_share")});
  }
  return open;
}

double looking(const City& city, const StepContext& context) {
  const double recorded = read(context, "move.candidates");
  if (context.recorded()) return recorded;
  return recorded * static_cast<double>(city.enterprises.living.size()) /
         read(context, "initial.enterprises");
}

double support_of(const Programme& programme, double sales) {
  return std::min(programme.support, programme.support_share * sales);
}

// The programmes of its field with room through which one hears of the city.
void hear_of(const City& city, const std::vector<Programme>& programmes, const sim::Stream& luck,
             sim::Key key, std::size_t sector, std::vector<const Programme*>& heard) {
  heard.clear();
  for (const Programme& each : programmes) {
    if (city.landings.places[each.row] >= 1.0 && serves_sector(city.landings, each.row, sector) &&
        luck.chance(each.reach, key, 1, each.key)) {
      heard.push_back(&each);
    }
  }
}

// The one that pays most, or none.
const Programme* best_of(const std::vector<const Programme*>& heard, double sales) {
  const Programme* best = nullptr;
  for (const Programme* each : heard) {
    if (best == nullptr || support_of(*each, sales) > support_of(*best, sales)) best = each;
  }
  return best;
}

void receive(City& city, const StepContext& context, const Arrival& candidate, const Programme* programme) {
  const std::int32_t settles =
      programme == nullptr ? all_districts : city.landings.served.districts[programme->row];
  const std::size_t row = settle_arrival(city, context, candidate, settles);
  city.tally.moved_in += 1.0;
  if (programme == nullptr) return;
  const Money support = Money::yuan(support_of(*programme, candidate.sales));
  city.books.transfer(city.accounts.landing_support, city.accounts.city_budget, 0, city.accounts.enterprises,
                      row, support);
  city.public_record.give(city.landings.entry[programme->row], recipient_of(city.enterprises, row), support);
  city.enterprises.profit_year[row] += support.in_yuan();
  city.memory.support(row, support.in_yuan());
  city.landings.places[programme->row] -= 1.0;
  ++city.landings.landed[programme->row];
}

void move_in(City& city, const StepContext& context, const LocationTerms& terms) {
  const std::vector<Programme> programmes = open_landings(city, context);
  const sim::Stream number = context.stream("looking for a place");
  const sim::Stream luck = context.stream("coming");
  const double known = read(context, "move.known");
  const double all = looking(city, context);
  std::vector<std::pair<std::uint64_t, std::pair<sim::Key, std::size_t>>> slots;
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const sim::Key place = sim::make_key("sector", sector);
    const double share = read(context, "sector." + std::string(sector_info[sector].id) + ".share");
    const int count = poisson_of_many(number, all * share, place);
    const sim::Key season =
        sim::child_key("quarter", place, static_cast<std::uint64_t>(context.quarter.ordinal()));
    for (int slot = 0; slot < count; ++slot) {
      const sim::Key key = sim::child_key("arrival", season, static_cast<std::uint64_t>(slot));
      slots.push_back({sim::mix(key), {key, sector}});
    }
  }
  std::sort(slots.begin(), slots.end());
  const ArrivalTerms arrivals = arrival_terms(context);
  std::vector<const Programme*> heard;
  for (const auto& [order, slot] : slots) {
    const bool knows = luck.chance(known, slot.first, 0);
    hear_of(city, programmes, luck, slot.first, slot.second, heard);
    if (!knows && heard.empty()) continue;
    const Arrival candidate = draw_arrival(context, arrivals, slot.first, slot.second);
    const Programme* programme = best_of(heard, candidate.sales);
    Business business{candidate.sector, candidate.sales, candidate.research, 4.0 * candidate.research, 0.0};
    const double support = programme == nullptr ? 0.0 : support_of(*programme, candidate.sales);
    const double worth = worth_here(terms, business) + support / candidate.sales;
    if (luck.chance(chance_to_come(terms, worth), slot.first, 2))
      receive(city, context, candidate, programme);
  }
}

void repay_from_outside(City& city, std::size_t row) {
  const Enterprises& firms = city.enterprises;
  const Money debt = -(firms.working_debt[row] + firms.project_debt[row]);
  city.books.transfer(city.accounts.founding, city.accounts.owners, 0, city.accounts.enterprises, row,
                      std::max(Money(), debt - firms.cash[row]));
}

void move_out(City& city, const StepContext& context, const LocationTerms& terms) {
  Enterprises& firms = city.enterprises;
  const int quarter = context.quarter.ordinal();
  const sim::Stream luck = context.stream("leaving");
  const double rent = 4.0 * market_rent(context);
  for (const std::size_t row : firms.living) {
    const bool thinks = sim::mix(firms.key(row)) % 4 == static_cast<std::uint64_t>(quarter) % 4;
    if (!thinks || firms.birth[row] >= quarter - 1 || firms.has_investor[row] != 0 ||
        firms.owed_to_projects[row] > Money()) {
      continue;
    }
    Business business{firms.sector[row], 4.0 * firms.sales(row), firms.reported_1[row], firms.knowledge[row],
                      0.0};
    if (business.sales <= 0.0) continue;
    if (firms.space[row] >= 0) {
      const double below_market = 1.0 - city.spaces.rent[static_cast<std::size_t>(firms.space[row])];
      business.rent_saved = below_market * rent * firms.workers[row];
    }
    if (!luck.chance(chance_to_leave(terms, worth_here(terms, business)), firms.key(row))) continue;
    firms.moves_away[row] = 1;
    repay_from_outside(city, row);
  }
}

}  // namespace

void move_enterprises(City& city, const StepContext& context) {
  const LocationTerms terms = location_terms(city, context);
  move_out(city, context, terms);
  move_in(city, context, terms);
}

}  // namespace xiamen
