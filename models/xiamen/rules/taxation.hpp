#pragma once
#include <algorithm>

#include "models/xiamen/city.hpp"

namespace xiamen {

/// The rates an enterprise may expect to pay on an extra CNY of taxable income.
enum class TaxClass : std::uint8_t { losses, small, certified, standard };
inline constexpr std::size_t tax_classes = 4;

inline TaxClass tax_class(const PublicTerms& terms, double income, bool certified) {
  if (income <= 0.0) return TaxClass::losses;
  if (income <= terms.small_limit[0]) return TaxClass::small;
  return certified ? TaxClass::certified : TaxClass::standard;
}
inline TaxClass tax_class(const City& city, std::size_t row, int quarter) {
  return tax_class(city.terms, city.enterprises.taxable_1[row], city.enterprises.high_tech(row, quarter));
}

inline double tax_rate(const PublicTerms& terms, TaxClass tax) {
  switch (tax) {
    case TaxClass::small:
      return terms.small_rate[0];
    case TaxClass::certified:
      return terms.certified_rate[0];
    case TaxClass::standard:
      return terms.standard_rate[0];
    default:
      return 0.0;
  }
}

/// Tax on a year's taxable income: the whole of it at the rate of its class.
inline double tax_due(const PublicTerms& terms, double income, bool certified) {
  return std::max(0.0, income) * tax_rate(terms, tax_class(terms, income, certified));
}

/// Rate an enterprise expects to pay on an extra CNY of taxable income: 0 in losses, the small rate up to its
/// limit, the reduced rate if certified.
inline double marginal_tax(const City& city, std::size_t row, int quarter) {
  return tax_rate(city.terms, tax_class(city, row, quarter));
}

inline double sector_deduction(const PublicTerms& terms, std::size_t sector) {
  return sector_info[sector].manufacturing ? terms.manufacturing_deduction[0] : terms.general_deduction[0];
}

inline double extra_deduction(const City& city, std::size_t row) {
  return sector_deduction(city.terms, city.enterprises.sector[row]);
}

/// What grants on cost paid those whom they serve per CNY of R&D last year, and are expected to pay again: to
/// an enterprise of this sector and district, or of one that does not know yet in which district it will be.
inline double subsidy_rate(const City& city, std::size_t sector, std::size_t district) {
  double rate = 0;
  for (std::size_t grant = 0; grant < city.grants.size(); ++grant) {
    if (serves_one(city.grants, grant, sector, district)) rate += city.grants.paid_rate[grant];
  }
  return rate;
}
inline double subsidy_rate(const City& city, std::size_t sector) {
  double rate = 0;
  for (std::size_t grant = 0; grant < city.grants.size(); ++grant) {
    double served = 0;
    for (std::size_t district = 0; district < districts; ++district)
      served += serves_one(city.grants, grant, sector, district) ? 1.0 : 0.0;
    rate += served / static_cast<double>(districts) * city.grants.paid_rate[grant];
  }
  return rate;
}

/// Tax that the reduced rate saves in three years on an income like last year's; 0 where the small rate is
/// lower.
inline double saved_tax(const City& city, double income) {
  return 3.0 * std::max(0.0, tax_due(city.terms, income, false) - tax_due(city.terms, income, true));
}

}  // namespace xiamen
