// Who pays whom for sales, work and capital this quarter?
//
// Customers pay sales; the enterprise pays operating cost = sales x (1 - margin - fortune - saving by adopted
// technology), market rent of its rooms included, which a tenant of a space does not pay (settle_places).
// Margin and fortune revert to
// their means, x' = mean + rho (x - mean) + sd sqrt(1 - rho^2) z: rivals wear an advantage down over years
// (the margin), luck passes within one (fortune). Capitalised works are written down. Owners take
// half of what lies above the cash target, unless a fund still waits for a buy-back. At the end of the year
// the books are closed: profit, sales and R&D move one year back, and the enterprise decides how much of its
// other cost to report as R&D (rules/user_cost), at most up to the notch that certifies it.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/fortune.hpp"
#include "models/xiamen/rules/places.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "models/xiamen/rules/taxation.hpp"
#include "models/xiamen/rules/user_cost.hpp"
#include "sim/core/math.hpp"
#include "sim/core/parallel.hpp"

namespace xiamen {

namespace {

void close_year(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const double resistance = read(context, "report.resistance");
  const double most = read(context, "report.most");
  const StatusRules rules = status_rules(context);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    firms.profit_1[row] = firms.profit_year[row];
    firms.interest_1[row] = firms.interest_year[row];
    firms.sales_3[row] = firms.sales_2[row];
    firms.sales_2[row] = firms.sales_1[row];
    firms.sales_1[row] = firms.sales_year[row];
    firms.reported_3[row] = firms.reported_2[row];
    firms.reported_2[row] = firms.reported_1[row];

    const double tax = marginal_tax(city, row, context.quarter.ordinal());
    const double wish = relabelling_share(tax, extra_deduction(city, row), resistance);
    const double to_notch = firms.aware[row] != 0 ? rules.notch(firms.sales_1[row]) * firms.sales_1[row] -
                                                        firms.research_year[row]
                                                  : 0.0;
    double extra = std::min(wish, most) * firms.research_year[row];
    if (to_notch > extra && to_notch <= most * firms.research_year[row]) extra = to_notch;
    firms.relabelling[row] = firms.research_year[row] > 0.0 ? extra / firms.research_year[row] : 0.0;
    firms.reported_1[row] = firms.research_year[row] + extra;

    firms.taxable_1[row] = firms.profit_1[row] - extra_deduction(city, row) * firms.reported_1[row];
    firms.profit_year[row] = firms.interest_year[row] = firms.sales_year[row] = firms.research_year[row] =
        0.0;
  }
}

}  // namespace

void settle_accounts(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  const double persistence = read(context, "enterprise.fortune_persistence");
  const double deviation =
      read(context, "enterprise.fortune_deviation") * __builtin_sqrt(1.0 - persistence * persistence);
  const double mean_margin = read(context, "enterprise.margin");
  const double lasting = read(context, "enterprise.margin_persistence");
  const bool new_year = context.quarter.number() == 1;
  const double margin_deviation =
      read(context, "enterprise.margin_deviation") * __builtin_sqrt(1.0 - lasting * lasting);
  const double target_share = read(context, "enterprise.cash_target");
  const double target_base = read(context, "enterprise.cash_base") * read(context, "city.price_level");
  const double depreciation = quarterly_loss(read(context, "enterprise.depreciation"));
  const double rent = market_rent(context);
  const sim::Stream luck = fortune_luck(context);

  std::vector<Money> sales(firms.size());
  std::vector<Money> costs(firms.size());
  std::vector<Money> dividends(firms.size());
  for_each_living(firms, [&](std::size_t row) {
    if (new_year) {
      const double expected = mean_margin + lasting * (firms.margin[row] - mean_margin);
      firms.margin[row] =
          std::clamp(expected + margin_deviation * luck.normal(firms.key(row), 1), -0.10, 0.50);
    }
    firms.fortune[row] = persistence * firms.fortune[row] + deviation * fortune_shock(luck, firms.key(row));
    const double revenue = firms.sales(row);
    sales[row] = Money::yuan(revenue);
    const double spared = firms.space[row] >= 0 ? rent * firms.workers[row] : 0.0;
    const double cost_share = 1.0 - firms.margin[row] - firms.fortune[row] - firms.saving[row];
    costs[row] = Money::yuan(revenue * cost_share - spared);
    const double result = (sales[row] - costs[row]).in_yuan();
    const double written_down = depreciation * firms.works[row];
    firms.works[row] -= written_down;
    firms.profit_year[row] += result - written_down;
    firms.sales_year[row] += revenue;
    firms.research_year[row] += firms.research_quarter[row];
    const double excess = (firms.cash[row] - firms.owed_to_projects[row]).in_yuan() + result -
                          (target_share * 4.0 * revenue + target_base);
    const bool may_pay_out = firms.buy_back_debt[row] == Money();
    dividends[row] = may_pay_out ? Money::yuan(std::max(0.0, 0.5 * excess)) : Money();
  });
  const Accounts& account = city.accounts;
  city.books.distribute(account.sale, account.customers, 0, account.enterprises, sales);
  city.books.collect(account.operating_cost, account.enterprises, costs, account.suppliers);
  city.books.collect(account.dividend, account.enterprises, dividends, account.owners);
  if (context.quarter.number() == 4) close_year(city, context);
}

}  // namespace xiamen
