#include "models/xiamen/rules/buy_back.hpp"

#include <algorithm>

#include "models/xiamen/rules/investors.hpp"

namespace xiamen {

namespace {

// So much less is owed and claimed.
void reduce_claim(City& city, std::size_t holding, Money amount) {
  const auto vintage = static_cast<std::size_t>(city.holdings.vintage[holding]);
  const auto enterprise = static_cast<std::size_t>(city.holdings.enterprise[holding]);
  const Accounts& account = city.accounts;
  city.books.transfer(account.buy_back, account.buy_backs_claimed, vintage, account.buy_backs_owed,
                      enterprise, amount);
  city.holdings.claim[holding] -= amount;
  if (city.holdings.claim[holding] == Money()) city.holdings.held[holding] = Holding::gone;
  if (city.enterprises.buy_back_debt[enterprise] == Money()) city.enterprises.claimed_since[enterprise] = 0;
}

}  // namespace

Money buy_back_amount(Money cost, double yearly_interest, int quarters) {
  return sim::portion(cost, 1.0 + yearly_interest * quarters / 4.0);
}

void claim_buy_back(City& city, std::size_t holding, Money amount, int quarter) {
  Holdings& holdings = city.holdings;
  const Accounts& account = city.accounts;
  const auto vintage = static_cast<std::size_t>(holdings.vintage[holding]);
  const auto enterprise = static_cast<std::size_t>(holdings.enterprise[holding]);
  city.books.transfer(account.buy_back, account.stakes_held, vintage, account.stakes_sold, 0,
                      holdings.cost[holding]);
  release_capital(city, vintage, holdings.cost[holding]);
  city.books.transfer(account.buy_back, account.buy_backs_owed, enterprise, account.buy_backs_claimed,
                      vintage, amount);
  holdings.held[holding] = Holding::claim;
  holdings.claim[holding] = amount;
  std::int32_t& since = city.enterprises.claimed_since[enterprise];
  if (since == 0) since = quarter;
}

void pay_buy_back(City& city, std::size_t holding, Money amount) {
  if (amount <= Money()) return;
  const auto vintage = static_cast<std::size_t>(city.holdings.vintage[holding]);
  const auto enterprise = static_cast<std::size_t>(city.holdings.enterprise[holding]);
  city.books.transfer(city.accounts.buy_back, city.accounts.enterprises, enterprise, city.accounts.funds,
                      vintage, amount);
  pay_out(city, vintage, amount);
  city.holdings.proceeds[holding] += amount;
  reduce_claim(city, holding, amount);
}

void lose_buy_back(City& city, std::size_t holding) {
  reduce_claim(city, holding, city.holdings.claim[holding]);
}

void settle_buy_backs(City& city, std::size_t enterprise, Money cash,
                      const std::vector<std::size_t>& holdings) {
  if (city.enterprises.buy_back_debt[enterprise] == Money()) return;
  for (const std::size_t row : holdings) {
    if (city.holdings.held[row] != Holding::claim ||
        city.holdings.enterprise[row] != static_cast<std::int32_t>(enterprise))
      continue;
    const Money paid = std::clamp(cash, Money(), city.holdings.claim[row]);
    pay_buy_back(city, row, paid);
    cash -= paid;
    if (city.holdings.held[row] == Holding::claim) lose_buy_back(city, row);
  }
}

void forget_gone_holdings(City& city) {
  std::erase_if(city.holdings.live,
                [&](std::size_t row) { return city.holdings.held[row] == Holding::gone; });
}

}  // namespace xiamen
