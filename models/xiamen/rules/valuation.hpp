#pragma once
#include "models/xiamen/city.hpp"

/// What funds would pay for a whole enterprise. A fund pays for a stake what it expects to get at its exit,
/// divided by the multiple it asks for (rules/financing); so
///   value = yearly sales x (1 + growth)^years x margin x earnings multiple / hurdle,
/// growth that of last year's sales between 0 and what a fund believes at most, margin the normal one before
/// R&D, not below 0, and the lowest hurdle of the open funds: the keenest bidder sets the price.
namespace xiamen {

struct ValuationTerms {
  double multiple, years, most_growth;
  double hurdle;  ///< 0 where no fund is open: nobody bids
};
ValuationTerms valuation_terms(const City& city, const sim::StepContext& context);

/// CNY.
double valuation(const Enterprises& firms, const ValuationTerms& terms, std::size_t row);

}  // namespace xiamen
