#include <algorithm>

#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/named.hpp"
#include "models/xiamen/rules/working_capital.hpp"
#include "sim/core/math.hpp"

// What the warm-up leaves is brought to the stocks of 2020Q4 that are known: sizes and what moves with them,
// researchers, awareness and certificates. What it was run for stays: ages, validity, stages and what is left
// of them, vintages, terms, stakes, knowledge and competitiveness.
namespace xiamen {

namespace {

// Free cash and working-capital credit move with sales: owners and the lender pay in or take out the rest.
void scale_books(City& city, std::size_t row, double factor) {
  Enterprises& firms = city.enterprises;
  const Accounts& account = city.accounts;
  const std::size_t lender = firms.house_bank[row];
  const Money owed = -firms.working_debt[row];
  const Money lent = sim::portion(owed, factor) - owed;
  city.books.transfer(account.loan, account.lenders, lender, account.enterprises, row, lent);
  city.books.transfer(account.loan, account.working_debt, row, account.loans_held, lender, lent);
  if (const std::size_t product = working_capital_product(city); product < city.facilities.size())
    city.facilities.used[product] += lent;
  const Money free = firms.cash[row] - lent - firms.owed_to_projects[row];
  city.books.transfer(account.founding, account.owners, 0, account.enterprises, row,
                      sim::portion(free, factor) - free - lent);
}

// The spread of sizes of 2020Q4, given to the enterprises in the order of the sizes they have. R&D and
// knowledge move with sales, so an enterprise keeps its intensity.
void meet_sizes(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const sim::Stream luck = context.luck.lifelong("initial size");
  std::vector<std::pair<double, std::size_t>> ranked;
  std::vector<double> sizes;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0) continue;
    ranked.emplace_back(firms.sales(row), row);
    sizes.push_back(initial_sales(context, luck, sim::make_key("size", sizes.size())) / 4.0);
  }
  std::sort(ranked.begin(), ranked.end());
  std::sort(sizes.begin(), sizes.end());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const auto [sales, row] = ranked[i];
    if (sales <= 0.0) continue;
    const double factor = sizes[i] / sales;
    for (sim::Column<double>* column :
         {&firms.base_sales, &firms.product_sales, &firms.workers, &firms.sales_1, &firms.sales_2,
          &firms.sales_3, &firms.reported_1, &firms.reported_2, &firms.reported_3, &firms.knowledge,
          &firms.borrowed, &firms.profit_1, &firms.taxable_1, &firms.losses_carried}) {
      (*column)[row] *= factor;
    }
    scale_books(city, row, factor);
  }
  settle_lenders(city);
}

void meet_markets(City& city) {
  for (double& sales : city.markets.sales.values()) sales = 0.0;
  for (std::size_t row = 0; row < city.enterprises.size(); ++row) {
    if (city.enterprises.alive[row] != 0)
      city.markets.sales[city.enterprises.sector[row]] += city.enterprises.sales(row);
  }
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    city.markets.trend[sector] = city.markets.sales[sector];
    city.markets.closure[sector] = 1.0;
  }
}

void meet_awareness(City& city, const sim::StepContext& context) {
  const double share = read(context, "initial.aware");
  const sim::Stream luck = context.luck.lifelong("initial awareness");
  for (std::size_t row = 0; row < city.enterprises.size(); ++row) {
    city.enterprises.aware[row] = luck.chance(share, city.enterprises.key(row)) ? 1 : 0;
  }
}

}  // namespace

void meet_stocks(City& city, const sim::StepContext& context) {
  meet_sizes(city, context);
  meet_markets(city);
  place_researchers(city, context);
  meet_awareness(city, context);
  name_enterprises(city, context);
  place_certificates(city, context);
}

}  // namespace xiamen
