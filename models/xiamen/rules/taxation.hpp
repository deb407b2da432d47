#pragma once
#include <algorithm>

#include "models/xiamen/city.hpp"

namespace xiamen {

/// Rate an enterprise expects to pay on an extra CNY of taxable income: 0 in losses, the small rate up to its
/// limit, the reduced rate if certified.
inline double marginal_tax(const City& city, std::size_t row, int quarter) {
  const double income = city.enterprises.taxable_1[row];
  if (income <= 0.0) return 0.0;
  if (income <= city.terms.small_limit[0]) return city.terms.small_rate[0];
  return city.enterprises.high_tech(row, quarter) ? city.terms.certified_rate[0]
                                                  : city.terms.standard_rate[0];
}

inline double extra_deduction(const City& city, std::size_t row) {
  return sector_info[city.enterprises.sector[row]].manufacturing ? city.terms.manufacturing_deduction[0]
                                                                 : city.terms.general_deduction[0];
}

/// Tax that the reduced rate saves in three years on an income like last year's; 0 where the small rate is
/// lower.
inline double saved_tax(const City& city, double income) {
  const PublicTerms& terms = city.terms;
  if (income <= 0.0) return 0.0;
  const double rate = income <= terms.small_limit[0] ? terms.small_rate[0] : terms.standard_rate[0];
  return 3.0 * income * std::max(0.0, rate - terms.certified_rate[0]);
}

}  // namespace xiamen
