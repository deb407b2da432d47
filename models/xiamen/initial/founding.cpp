#include "models/xiamen/initial/founding.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace xiamen {

void draw_character(City& city, const sim::StepContext& context, std::size_t row, std::int32_t settles) {
  Enterprises& firms = city.enterprises;
  const sim::Stream luck = context.luck.lifelong("character");
  const sim::Key key = firms.key(row);
  const sim::Pair place = luck.pair(key, 0);
  firms.district[row] = static_cast<std::uint8_t>(member_at(settles, districts, place.first));
  const double state = read(context, "enterprise.state_owned");
  const double foreign = read(context, "enterprise.foreign_owned");
  firms.ownership[row] =
      static_cast<std::uint8_t>(place.second < state             ? Ownership::state_owned
                                : place.second < state + foreign ? Ownership::foreign_owned
                                                                 : Ownership::privately_owned);
  firms.margin[row] = std::clamp(
      read(context, "enterprise.margin") + read(context, "enterprise.margin_deviation") * luck.normal(key, 1),
      -0.10, 0.50);
  firms.search_share[row] =
      read(context, "search.share") * sim::exp(read(context, "search.share_deviation") * luck.normal(key, 2));
  firms.borrows[row] = luck.uniform(key, 3) < read(context, "credit.borrowers") ? 1 : 0;
  firms.house_bank[row] =
      static_cast<std::uint8_t>(luck.below(static_cast<std::uint32_t>(city.lenders.size()), key, 4));
}

bool draws_research(const sim::StepContext& context, sim::Key key, double real_sales) {
  const auto below = [&](std::string_view size) {
    return real_sales < read(context, std::string("size.manufacturing.").append(size).append("_sales"));
  };
  const double participation = below("small")    ? read(context, "research.participation_micro")
                               : below("medium") ? read(context, "research.participation_small")
                               : below("large")  ? read(context, "research.participation_medium")
                                                 : read(context, "research.participation_large");
  return context.luck.lifelong("does research").chance(participation, key);
}

std::size_t found_enterprise(City& city, const sim::StepContext& context, sim::Key key, std::size_t sector) {
  Enterprises& firms = city.enterprises;
  const sim::Stream luck = context.luck.lifelong("founding");
  const double price = read(context, "city.price_level");
  const std::size_t row = firms.append(key);
  firms.sector[row] = static_cast<std::uint8_t>(sector);
  firms.birth[row] = context.quarter.ordinal();
  draw_character(city, context, row);
  firms.workers[row] = read(context, "entry.workers") *
                       sim::exp(read(context, "entry.workers_deviation") * luck.normal(key, 0));
  const double yearly = firms.workers[row] * read(context, "enterprise.sales_per_worker") *
                        read(context, "entry.productivity") * price;
  firms.base_sales[row] = yearly / 4.0;
  firms.does_research[row] =
      context.luck.lifelong("does research").chance(read(context, "entry.research_participation"), key) ? 1
                                                                                                        : 0;
  firms.knowledge[row] = 4.0 * firms.search_share[row] * yearly;
  firms.other_rights[row] = 1.0;
  const Money capital = Money::yuan(read(context, "entry.capital") * price *
                                    sim::exp(read(context, "entry.capital_deviation") * luck.normal(key, 1)));
  city.books.transfer(city.accounts.founding, city.accounts.owners, 0, city.accounts.enterprises, row,
                      capital);
  return row;
}

}  // namespace xiamen
