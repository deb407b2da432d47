#include "models/xiamen/initial/arriving.hpp"

#include <algorithm>

#include "models/xiamen/initial/founding.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

constexpr double capital_over_research = 4.0;  // as of enterprises founded here

void bring_rights(City& city, const sim::StepContext& context, const sim::Stream& luck, std::size_t row) {
  Enterprises& firms = city.enterprises;
  const double reference = read(context, "rights.reference_research") * read(context, "city.price_level");
  const double effort = sim::pow(firms.reported_1[row] / reference, read(context, "rights.elasticity"));
  const double years =
      std::min(1.0 / read(context, "rights.expiry"), (context.quarter.ordinal() - firms.birth[row]) / 4.0);
  firms.inventions[row] =
      luck.poisson(read(context, "rights.inventions") * effort * years, firms.key(row), 64);
  firms.other_rights[row] =
      luck.poisson(read(context, "rights.others") * effort * years, firms.key(row), 256);
}

}  // namespace

ArrivalTerms arrival_terms(const sim::StepContext& context) {
  return {read(context, "move.workers"),
          read(context, "move.workers_deviation"),
          read(context, "enterprise.sales_per_worker"),
          read(context, "city.price_level"),
          read(context, "initial.sales_median"),
          read(context, "initial.intensity"),
          read(context, "initial.intensity_slope"),
          read(context, "initial.intensity_deviation")};
}

Arrival draw_arrival(const sim::StepContext& context, const ArrivalTerms& terms, sim::Key key,
                     std::size_t sector) {
  const sim::Stream luck = context.luck.lifelong("arrival");
  Arrival arrival{key, sector};
  arrival.workers = terms.workers * sim::exp(terms.workers_deviation * luck.normal(key, 0));
  const double real = arrival.workers * terms.sales_per_worker;
  arrival.sales = real * terms.price;
  arrival.does_research = draws_research(context, key, real);
  // As the intensity of the city's own in 2020 (place_enterprises).
  const double slope = sim::pow(real / terms.sales_median, terms.intensity_slope);
  const double intensity =
      terms.intensity * slope * sim::exp(terms.intensity_deviation * luck.normal(key, 1));
  if (arrival.does_research) arrival.research = std::min(0.4, intensity) * arrival.sales;
  return arrival;
}

std::size_t settle_arrival(City& city, const sim::StepContext& context, const Arrival& arrival,
                           std::int32_t settles) {
  Enterprises& firms = city.enterprises;
  const sim::Stream luck = context.luck.lifelong("arrival");
  const sim::Key key = arrival.key;
  const int quarter = context.quarter.ordinal();
  const std::size_t row = firms.append(key);
  const double age = std::min(120.0, -sim::log(luck.uniform(key, 2)) * read(context, "initial.mean_age"));
  firms.sector[row] = static_cast<std::uint8_t>(arrival.sector);
  firms.birth[row] = quarter - 4 - static_cast<int>(age);
  draw_character(city, context, row, settles);
  firms.workers[row] = arrival.workers;
  firms.does_research[row] = arrival.does_research ? 1 : 0;
  const double products = arrival.does_research ? read(context, "initial.product_share") : 0.0;
  firms.base_sales[row] = arrival.sales / 4.0 * (1.0 - products);
  firms.product_sales[row] = arrival.sales / 4.0 * products;
  const double growth = 1.0 + read(context, "initial.past_growth");
  double earlier = 1.0;
  for (auto* column : {&firms.sales_1, &firms.sales_2, &firms.sales_3}) {
    (*column)[row] = arrival.sales * earlier;
    earlier /= growth;
  }
  for (auto* column : {&firms.reported_1, &firms.reported_2, &firms.reported_3})
    (*column)[row] = arrival.research;
  firms.knowledge[row] = capital_over_research * arrival.research;
  firms.profit_1[row] = firms.taxable_1[row] = arrival.sales * firms.margin[row] - arrival.research;
  if (arrival.does_research) bring_rights(city, context, luck, row);
  if (arrival.does_research && luck.chance(read(context, "move.certified_share"), key, 3)) {
    const int year_end = quarter + 4 - context.quarter.number();
    firms.high_tech_until[row] = year_end + 4 * (1 + static_cast<int>(3.0 * luck.uniform(key, 4)));
    firms.aware[row] = 1;
  }
  const double cash = read(context, "enterprise.cash_target") * arrival.sales +
                      read(context, "enterprise.cash_base") * read(context, "city.price_level");
  city.books.transfer(city.accounts.founding, city.accounts.owners, 0, city.accounts.enterprises, row,
                      Money::yuan(cash));
  return row;
}

}  // namespace xiamen
