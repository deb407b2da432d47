#include "models/xiamen/rules/investors.hpp"

#include <algorithm>

namespace xiamen {

namespace {

constexpr std::size_t kinds = 3;

std::vector<Money> by_shares(const City& city, std::size_t fund, Money amount) {
  const double fiscal = city.funds.fiscal_share[fund];
  const double state = city.funds.state_share[fund];
  const std::array<double, kinds> shares = {fiscal, state, std::max(0.0, 1.0 - fiscal - state)};
  return sim::apportion(amount, shares);
}

std::array<sim::BookId, kinds> cash_of(const Accounts& account) {
  return {account.city_budget, account.state_investors, account.private_investors};
}

std::array<sim::BookId, kinds> claims_of(const Accounts& account) {
  return {account.capital_city, account.capital_state, account.capital_private};
}

}  // namespace

void pay_in(City& city, std::size_t fund, Money amount) {
  const Accounts& account = city.accounts;
  const std::vector<Money> parts = by_shares(city, fund, amount);
  for (std::size_t i = 0; i < kinds; ++i) {
    city.books.transfer(account.fund_capital, cash_of(account)[i], 0, account.funds, fund, parts[i]);
    city.books.transfer(account.fund_capital, account.capital_owed, fund, claims_of(account)[i], 0, parts[i]);
  }
}

void pay_out(City& city, std::size_t fund, Money proceeds) {
  const std::vector<Money> parts = by_shares(city, fund, proceeds);
  for (std::size_t i = 0; i < kinds; ++i) {
    city.books.transfer(city.accounts.fund_return, city.accounts.funds, fund, cash_of(city.accounts)[i], 0,
                        parts[i]);
  }
}

void release_capital(City& city, std::size_t fund, Money cost) {
  const std::vector<Money> parts = by_shares(city, fund, cost);
  for (std::size_t i = 0; i < kinds; ++i) {
    city.books.transfer(city.accounts.fund_return, claims_of(city.accounts)[i], 0, city.accounts.capital_owed,
                        fund, parts[i]);
  }
}

}  // namespace xiamen
