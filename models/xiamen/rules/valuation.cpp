#include "models/xiamen/rules/valuation.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace xiamen {

ValuationTerms valuation_terms(const City& city, const sim::StepContext& context) {
  ValuationTerms terms{read(context, "valuation.multiple"), read(context, "valuation.years") / 4.0,
                       read(context, "valuation.most_growth"), 0.0};
  for (std::size_t row = 0; row < city.funds.size(); ++row) {
    const bool bids = city.funds.open[row] != 0 && city.funds.commitment[row] > Money();
    if (bids && (terms.hurdle == 0.0 || city.funds.hurdle[row] < terms.hurdle))
      terms.hurdle = city.funds.hurdle[row];
  }
  return terms;
}

double valuation(const Enterprises& firms, const ValuationTerms& terms, std::size_t row) {
  if (terms.hurdle <= 0.0) return 0.0;
  const double grown = firms.sales_growth(row);
  const double growth = std::clamp(grown, 0.0, terms.most_growth);
  return 4.0 * firms.sales(row) * sim::pow(1.0 + growth, terms.years) * std::max(0.0, firms.margin[row]) *
         terms.multiple / terms.hurdle;
}

}  // namespace xiamen
