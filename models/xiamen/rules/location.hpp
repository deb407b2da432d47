#pragma once
#include "models/xiamen/city.hpp"
#include "sim/core/math.hpp"

/// What being here is worth against an average other city, in years of the enterprise's sales.
namespace xiamen {

/// What differs between here and there in a sector, each per CNY of what it acts on.
struct Differences {
  double research = 0;  ///< CNY a year per CNY of yearly R&D: wage, subsidy, room for new products
  double contacts =
      0;  ///< CNY a year per CNY of yearly sales, before absorption: R&D of the field one hears of
};

struct LocationTerms {
  std::array<Differences, sectors> here;
  double annuity = 0;     ///< years that count, discounted
  double dispersion = 1;  ///< of tastes, in years of sales
  double inertia = 0;     ///< cost of moving a business that runs, in years of sales
  double rivals = 1;      ///< comparable cities among which one that looks for a place chooses
  double half = 1;        ///< R&D capital at which half of what is heard is taken up, CNY
};

LocationTerms location_terms(const City& city, const sim::StepContext& context);

/// The business that compares.
struct Business {
  std::size_t sector = 0;
  double sales = 0;       ///< CNY a year
  double research = 0;    ///< CNY a year
  double knowledge = 0;   ///< CNY
  double rent_saved = 0;  ///< CNY a year
};

/// annuity x (R&D x differences + absorption x contacts x sales + rent saved) / sales.
double worth_here(const LocationTerms& terms, const Business& business);

/// Chance that one that looks for a place comes here: multinomial logit of this city against the rivals,
/// 1 / (1 + rivals exp(-worth / dispersion)).
inline double chance_to_come(const LocationTerms& terms, double worth) {
  return sim::logistic(worth / terms.dispersion - sim::log(terms.rivals));
}

/// Chance a year that one that is here leaves: 1 / (1 + exp((worth + inertia) / dispersion)).
inline double chance_to_leave(const LocationTerms& terms, double worth) {
  return sim::logistic(-(worth + terms.inertia) / terms.dispersion);
}

}  // namespace xiamen
