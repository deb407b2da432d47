#include <algorithm>

#include "models/xiamen/initial/founding.hpp"
#include "models/xiamen/initial/initial_city.hpp"
#include "models/xiamen/rules/named.hpp"
#include "models/xiamen/rules/research_bodies.hpp"
#include "models/xiamen/rules/status_rules.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

std::size_t sector_at(const std::array<double, sectors>& shares, double mark) {
  std::size_t sector = 0;
  while (sector + 1 < sectors && mark >= shares[sector]) mark -= shares[sector++];
  return sector;
}

// Sales, people and the R&D of the last three years.
void place_business(City& city, const sim::StepContext& context, const StatusRules& rules, std::size_t row) {
  Enterprises& firms = city.enterprises;
  const sim::Key key = firms.key(row);
  const sim::Stream luck = context.luck.lifelong("initial enterprise");
  const double yearly = initial_sales(context, luck, key);
  firms.does_research[row] = draws_research(context, key, yearly) ? 1 : 0;
  const double product_share = firms.does_research[row] != 0 ? read(context, "initial.product_share") : 0.0;
  firms.base_sales[row] = yearly / 4.0 * (1.0 - product_share);
  firms.product_sales[row] = yearly / 4.0 * product_share;
  firms.workers[row] = yearly / read(context, "enterprise.sales_per_worker");
  const double growth = 1.0 + read(context, "initial.past_growth");
  firms.sales_1[row] = yearly;
  firms.sales_2[row] = yearly / growth;
  firms.sales_3[row] = firms.sales_2[row] / growth;
  firms.aware[row] = luck.chance(read(context, "initial.aware"), key, 5) ? 1 : 0;
  firms.profit_1[row] = yearly * firms.margin[row];
  if (firms.does_research[row] == 0) {
    firms.taxable_1[row] = firms.profit_1[row];
    return;
  }
  const double small_bonus =
      sim::pow(yearly / read(context, "initial.sales_median"), read(context, "initial.intensity_slope"));
  double intensity =
      std::min(0.4, read(context, "initial.intensity") * small_bonus *
                        sim::exp(read(context, "initial.intensity_deviation") * luck.normal(key, 2)));
  // Those who know the programme and are within reach of its notch report at the notch (search_ideas,
  // settle_accounts).
  const double notch = rules.notch(yearly);
  if (firms.aware[row] != 0 && intensity < notch &&
      intensity * (1.0 + read(context, "report.most")) >= notch) {
    intensity = notch;
  }
  firms.reported_1[row] = intensity * firms.sales_1[row];
  firms.reported_2[row] = intensity * firms.sales_2[row];
  firms.reported_3[row] = intensity * firms.sales_3[row];
  firms.profit_1[row] -= 0.75 * firms.reported_1[row];
  firms.taxable_1[row] = firms.profit_1[row];
  firms.relabelling[row] = read(context, "initial.relabelling");
  firms.knowledge[row] = 4.0 * firms.reported_1[row];
  const double effort = sim::pow(firms.reported_1[row] / read(context, "rights.reference_research"),
                                 read(context, "rights.elasticity"));
  const double years =
      read(context, "initial.rights") *
      std::min(1.0 / read(context, "rights.expiry"), (context.quarter.ordinal() - firms.birth[row]) / 4.0);
  firms.inventions[row] = luck.poisson(read(context, "rights.inventions") * effort * years, key, 64);
  firms.other_rights[row] = luck.poisson(read(context, "rights.others") * effort * years, key, 256);
  firms.launches[row] = luck.poisson(0.5 * effort, key, 512);
}

}  // namespace

double initial_sales(const sim::StepContext& context, const sim::Stream& luck, sim::Key key) {
  return std::min(read(context, "initial.sales_cap"),
                  read(context, "initial.sales_median") *
                      sim::exp(read(context, "initial.sales_deviation") * luck.normal(key, 1)));
}

void place_enterprises(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  // Fewer before the warm-up, in which they and their markets grow.
  const double years = read(context, "initial.warm_up") / 4.0;
  const auto count = static_cast<std::size_t>(
      read(context, "initial.enterprises") * sim::pow(1.0 + read(context, "initial.growth"), -years) + 0.5);
  const sim::Stream luck = context.luck.lifelong("initial place");
  const StatusRules rules = status_rules(context);
  std::array<double, sectors> shares{};
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    shares[sector] = read(context, "sector." + std::string(sector_info[sector].id) + ".share");
  }
  firms.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = firms.append(sim::make_key("enterprise", i));
    const sim::Pair place = luck.pair(firms.key(row));
    firms.sector[row] = static_cast<std::uint8_t>(sector_at(shares, place.first));
    const double age = -sim::log(place.second) * read(context, "initial.mean_age");
    firms.birth[row] = context.quarter.ordinal() - static_cast<int>(std::min(age, 120.0));
    draw_character(city, context, row);
    place_business(city, context, rules, row);
  }
  for (std::size_t row = 0; row < firms.size(); ++row) {
    city.markets.sales[firms.sector[row]] += firms.sales(row);
  }
  for (std::size_t sector = 0; sector < sectors; ++sector)
    city.markets.trend[sector] = city.markets.sales[sector];
  place_books(city, context);
  if (years <= 0.0) name_enterprises(city, context);  // else when the warm-up is over
  place_certificates(city, context);
  place_research_bodies(city, context);
}

}  // namespace xiamen
