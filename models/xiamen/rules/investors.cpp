#include "models/xiamen/rules/investors.hpp"

#include <algorithm>

namespace xiamen {

namespace {

std::vector<Money> by_shares(const City& city, std::size_t vintage, Money amount) {
  return sim::apportion(amount, investor_shares(city.vintages, vintage));
}

std::array<sim::BookId, investor_kinds> cash_of(const Accounts& account) {
  return {account.city_budget, account.state_investors, account.private_investors};
}

std::array<sim::BookId, investor_kinds> claims_of(const Accounts& account) {
  return {account.capital_city, account.capital_state, account.capital_private};
}

void pay_managers(City& city, std::size_t vintage, Money amount) {
  city.books.transfer(city.accounts.fund_fee, city.accounts.funds, vintage, city.accounts.fund_managers, 0,
                      amount);
}

}  // namespace

std::array<double, investor_kinds> investor_shares(const Vintages& vintages, std::size_t vintage) {
  const double fiscal = vintages.fiscal_share[vintage];
  const double state = vintages.state_share[vintage];
  return {fiscal, state, std::max(0.0, 1.0 - fiscal - state)};
}

void pay_in(City& city, std::size_t vintage, Money amount) {
  const Accounts& account = city.accounts;
  const std::vector<Money> parts = by_shares(city, vintage, amount);
  for (std::size_t i = 0; i < investor_kinds; ++i) {
    city.books.transfer(account.fund_capital, cash_of(account)[i], 0, account.funds, vintage, parts[i]);
    city.books.transfer(account.fund_capital, account.capital_owed, vintage, claims_of(account)[i], 0,
                        parts[i]);
  }
  city.vintages.called[vintage] += amount;
}

void pay_fee(City& city, std::size_t vintage, Money fee) {
  pay_managers(city, vintage, fee);
  release_capital(city, vintage, fee);
  city.vintages.fees_due[vintage] -= fee;
}

Money carry_on(const Vintages& vintages, std::size_t vintage, Money proceeds) {
  const Money owed = vintages.called[vintage] + vintages.preferred[vintage] - vintages.distributed[vintage];
  const Money excess = proceeds - std::clamp(owed, Money(), std::max(Money(), proceeds));
  return sim::portion(std::max(Money(), excess), vintages.carry[vintage]);
}

void pay_out(City& city, std::size_t vintage, Money proceeds) {
  Vintages& vintages = city.vintages;
  const Money fee = std::min(vintages.fees_due[vintage], proceeds);
  const Money carry = carry_on(vintages, vintage, proceeds - fee);
  const Money rest = proceeds - fee - carry;
  pay_managers(city, vintage, fee + carry);
  vintages.fees_due[vintage] -= fee;
  vintages.distributed[vintage] += rest;
  const std::vector<Money> parts = by_shares(city, vintage, rest);
  for (std::size_t i = 0; i < investor_kinds; ++i) {
    city.books.transfer(city.accounts.fund_return, city.accounts.funds, vintage, cash_of(city.accounts)[i], 0,
                        parts[i]);
  }
}

void release_capital(City& city, std::size_t vintage, Money cost) {
  const std::vector<Money> parts = by_shares(city, vintage, cost);
  for (std::size_t i = 0; i < investor_kinds; ++i) {
    city.books.transfer(city.accounts.fund_return, claims_of(city.accounts)[i], 0, city.accounts.capital_owed,
                        vintage, parts[i]);
  }
}

}  // namespace xiamen
