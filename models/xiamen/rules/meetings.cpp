#include "models/xiamen/rules/meetings.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace xiamen {

namespace {

constexpr unsigned participation = 128;  // number of the draw; callers use smaller ones

}  // namespace

Meetings::Meetings(City& city, Counterpart counterpart, const sim::Stream& luck) : city_(city), luck_(luck) {
  for (std::size_t row = 0; row < city.signals.size(); ++row) {
    if (city.signals.meets(row) && city.signals.counterpart[row] == counterpart &&
        city.signals.candidates[row] > 0 && city.signals.reach[row] > 0.0 && left(row)) {
      rows_.push_back(row);
    }
  }
}

bool Meetings::on_offer() const {
  return std::any_of(rows_.begin(), rows_.end(), [&](std::size_t row) { return left(row); });
}

bool Meetings::serve(std::size_t row, std::size_t sector) const {
  return serves_sector(city_.signals, row, sector);
}

bool Meetings::takes_part(std::size_t row, std::size_t enterprise) const {
  return city_.signals.served.district(row, city_.enterprises.district[enterprise]) &&
         luck_.chance(city_.signals.reach[row], city_.enterprises.key(enterprise), participation,
                      city_.signals.key(row));
}

bool Meetings::hold(std::size_t row, std::size_t enterprise) {
  if (!left(row)) return false;
  Signals& signals = city_.signals;
  const Accounts& account = city_.accounts;
  const Money cost = Money::yuan(signals.cost[row]);
  const Money by_city = sim::portion(cost, signals.fiscal_share[row]);
  const Money own = cost - by_city;
  if (own > Money() && city_.enterprises.cash[enterprise] < own) return false;
  city_.books.transfer(account.meeting_support, account.city_budget, 0, account.suppliers, 0, by_city);
  city_.public_record.give(signals.entry[row], recipient_of(city_.enterprises, enterprise), by_city);
  city_.books.transfer(account.meeting_fee, account.enterprises, enterprise, account.suppliers, 0, own);
  city_.enterprises.profit_year[enterprise] -= own.in_yuan();
  signals.places[row] -= 1.0;
  ++signals.held[row];
  return true;
}

double chance_of_one(double chance, double own) {
  if (chance >= 1.0) return 1.0;
  return 1.0 - sim::exp(sim::log(1.0 - chance) / own);
}

}  // namespace xiamen
