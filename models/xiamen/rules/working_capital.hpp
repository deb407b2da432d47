#pragma once
#include "models/xiamen/city.hpp"
#include "models/xiamen/mechanisms/choices.hpp"

namespace xiamen {

/// What a loan product is for.
inline bool is_working_capital(const sim::StepContext& context, const sim::Entry& entry) {
  return chosen<LoanPurpose>(read(context, entry, "purpose")) == LoanPurpose::working_capital;
}

/// The product that carries the city's working-capital credit: the oldest of that purpose (ties by id), open
/// or not, so that a product added later inherits nothing. The number of products if there is none.
inline std::size_t working_capital_product(const City& city) {
  std::size_t best = city.facilities.size();
  for (std::size_t row = 0; row < city.facilities.size(); ++row) {
    if (city.facilities.working_capital[row] == 0) continue;
    if (best == city.facilities.size() ||
        city.entry(city.facilities.entry[row]).from < city.entry(city.facilities.entry[best]).from) {
      best = row;
    }
  }
  return best;
}

/// Lenders settle with the money market: their balance is zero at the end.
inline void settle_lenders(City& city) {
  for (std::size_t lender = 0; lender < city.lenders.size(); ++lender) {
    city.books.transfer(city.accounts.lender_settlement, city.accounts.lenders, lender,
                        city.accounts.money_market, 0, city.lenders.cash[lender]);
  }
}

}  // namespace xiamen
