// How do orders and competition move sales?
//
// Established sales lose orders to obsolescence and win orders of a size that falls with the enterprise's:
//   base' = base (1 - loss + u n),  n ~ Poisson(rate x w),  w ~ Exp(1) keyed by enterprise and year,
//   u = (loss + market growth - erosion + pull) / rate,  rate = reference rate x (real sales /
//   reference)^size exponent,
// so the mean follows the market and the law of yearly growth is a compound of orders (Bottazzi and Secchi
// 2006), drawn so that a policy which touches one enterprise moves no other. pull = speed/4 x
// (competitiveness - mean of the market), where the mean holds an outside competitor of competitiveness 0
// with the weight of the world outside the city. Products sell less each quarter, and part of what they lose
// becomes established. Room in the market:
//   closure = (trend / sales)^exponent: a city that outgrows its national markets sells new products for
//   less.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/rates.hpp"
#include "sim/core/math.hpp"
#include "sim/core/parallel.hpp"

namespace xiamen {

namespace {

struct SalesTerms {
  double loss, erosion, speed, decay_to_frontier, outside_progress, order_rate, reference_sales,
      size_exponent, size_reversion, product_decay, maturing_share, productivity, price;
};

SalesTerms sales_terms(const StepContext& context) {
  SalesTerms terms{};
  terms.loss = quarterly_loss(read(context, "market.order_loss"));
  terms.erosion = quarterly_growth(read(context, "market.erosion"));
  terms.speed = read(context, "market.replicator_speed") / 4.0;
  terms.decay_to_frontier = quarterly_loss(read(context, "market.catch_up"));
  terms.outside_progress = read(context, "market.outside_progress") / 4.0;
  terms.order_rate = read(context, "market.orders_per_quarter");
  terms.reference_sales = read(context, "market.reference_sales");
  terms.size_exponent = read(context, "market.size_exponent");
  terms.size_reversion = read(context, "market.size_reversion") / 4.0;
  terms.product_decay = quarterly_loss(read(context, "product.decay"));
  terms.maturing_share = read(context, "product.maturing_share");
  terms.productivity = read(context, "enterprise.sales_per_worker");
  terms.price = read(context, "city.price_level");
  return terms;
}

}  // namespace

void sell_products(City& city, const StepContext& context) {
  Enterprises& firms = city.enterprises;
  Markets& markets = city.markets;
  const SalesTerms terms = sales_terms(context);
  const double outside_weight = read(context, "market.outside_weight");
  const double established_closure = read(context, "market.established_closure");
  const double closure_exponent = read(context, "market.closure_exponent");
  const sim::Stream orders = context.stream("orders");
  const sim::Stream weights = context.luck.lifelong("order weight");
  const auto year = static_cast<unsigned>(context.quarter.year() - 2000);

  std::array<double, sectors> growth{};
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const double national = read(context, market_key(sector));
    growth[sector] = context.recorded() ? national / markets.national[sector] - 1.0
                                        : quarterly_growth(read(context, "initial.growth"));
    const double real = national / terms.price;
    markets.real_growth[sector] = context.recorded() ? real / markets.real[sector] - 1.0 : growth[sector];
    markets.national[sector] = national;
    markets.real[sector] = real;
    markets.trend[sector] *= 1.0 + growth[sector];
  }

  std::array<double, sectors> openness{};
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    openness[sector] = markets.sales[sector] > 0.0
                           ? sim::pow(markets.trend[sector] / markets.sales[sector], established_closure)
                           : 1.0;
  }

  city.order_weights.begin(context.quarter.year(), firms.size());
  for_each_living(firms, [&](std::size_t row) {
    const std::size_t sector = firms.sector[row];
    const double real = 4.0 * firms.base_sales[row] / terms.price / terms.reference_sales;
    const double log_size = sim::log(std::max(real, 1e-3));
    const double rate = terms.order_rate * sim::exp(terms.size_exponent * log_size);
    const double pull = terms.speed * (firms.competitiveness[row] - markets.rivalry[sector]);
    const double won =
        openness[sector] *
        std::max(0.0, terms.loss + growth[sector] - terms.erosion + pull - terms.size_reversion * log_size) /
        rate;
    const double weight =
        city.order_weights.of(row, [&] { return weights.exponential(firms.key(row), year); });
    const int count = orders.poisson(rate * weight, firms.key(row));
    const double matured = terms.product_decay * firms.product_sales[row];
    firms.base_sales[row] *= 1.0 - terms.loss + won * count;
    firms.product_sales[row] -= matured;
    firms.base_sales[row] += terms.maturing_share * matured;
    firms.competitiveness[row] =
        (1.0 - terms.decay_to_frontier) * firms.competitiveness[row] - terms.outside_progress;
    const double wanted = 4.0 * firms.sales(row) / (terms.productivity * terms.price);
    firms.workers[row] += 0.25 * (wanted - firms.workers[row]);
  });

  std::array<double, sectors> sales{};
  std::array<double, sectors> weighted{};
  for (const std::size_t row : firms.living) {
    sales[firms.sector[row]] += firms.sales(row);
    weighted[firms.sector[row]] += firms.sales(row) * firms.competitiveness[row];
  }
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    markets.sales[sector] = sales[sector];
    markets.rivalry[sector] =
        sales[sector] > 0.0 ? (1.0 - outside_weight) * weighted[sector] / sales[sector] : 0.0;
    const double room = sales[sector] > 0.0 ? markets.trend[sector] / sales[sector] : 1.0;
    markets.closure[sector] = std::clamp(sim::pow(room, closure_exponent), 0.2, 2.0);
  }
}

}  // namespace xiamen
