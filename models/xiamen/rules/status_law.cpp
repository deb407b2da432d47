#include "models/xiamen/rules/status_law.hpp"

namespace xiamen {

void pay_award(City& city, std::size_t row, const Sponsors& award) {
  const Money amount = Money::yuan(award.total);
  city.books.transfer(city.accounts.award, city.accounts.city_budget, 0, city.accounts.enterprises, row,
                      amount);
  city.public_record.give(award, recipient_of(city.enterprises, row), amount);
  city.enterprises.profit_year[row] += amount.in_yuan();
  city.memory.support(row, amount.in_yuan());
}

void give_status(City& city, const Rung& rung, std::size_t row, int quarter) {
  std::int32_t& until = rung.until[row];
  if (until == 0 && rung.award.total > 0.0) pay_award(city, row, rung.award);
  if (until < quarter) city.tally.recognitions[static_cast<std::size_t>(rung.rule)] += 1.0;
  until = std::max(until, quarter) + rung.validity;
}

}  // namespace xiamen
