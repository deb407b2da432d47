// What tax is due for last year, and what relief do R&D and status give?
//
// In the quarter of settlement the year before is settled: taxable income = accounting profit - extra
// deduction x reported R&D
// - losses carried forward; a loss is carried. Tax = income x rate (small, certified or standard). Relief is
// the tax without extra deduction and reduced rate less the tax due; it is tax not paid, no flow of money.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/taxation.hpp"

namespace xiamen {

void settle_taxes(City& city, const StepContext& context) {
  if (context.quarter.number() != static_cast<int>(read(context, "tax.settlement_quarter"))) return;
  Enterprises& firms = city.enterprises;
  const PublicTerms& terms = city.terms;
  const int quarter = context.quarter.ordinal();
  std::vector<Money> due(firms.size());
  for (const std::size_t row : firms.living) {
    const double profit = firms.profit_1[row];
    const double before_losses = profit - extra_deduction(city, row) * firms.reported_1[row];
    double taxable = before_losses;
    double offset = 0;
    if (before_losses < 0.0) {
      firms.losses_carried[row] -= before_losses;
    } else {
      const double used = std::min(before_losses, firms.losses_carried[row]);
      firms.losses_carried[row] -= used;
      taxable = before_losses - used;
      offset = used;
    }
    firms.taxable_1[row] = taxable;
    const double paid = tax_due(terms, taxable, firms.high_tech(row, quarter));
    const double without = tax_due(terms, profit - offset, false);
    due[row] = Money::yuan(paid);
    city.tally.tax_relief += std::max(0.0, without - paid);
  }
  city.books.collect(city.accounts.profit_tax, city.accounts.enterprises, due, city.accounts.city_budget);
}

}  // namespace xiamen
