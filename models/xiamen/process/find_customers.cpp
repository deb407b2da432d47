// Which finished products win their first customer?
//
// Places of demand programmes go to the waiting products of their fields in the order of merit (ties by keyed
// hash); a public first order is paid once. Every other waiting product finds a customer with a constant
// chance a quarter; those that found none may meet more in meetings (rules/meetings), in the order of a hash.
// With the first customer the product sells, for a year as "market" in the pipeline:
//   sales a year = value x sales per value x price level x closure of its market,
// shared between owner and partners of a joint project, and its owner gains on its competitors. A product
// that waits too long is given up.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/hash_order.hpp"
#include "models/xiamen/rules/meetings.hpp"
#include "models/xiamen/rules/partners.hpp"
#include "models/xiamen/rules/size_class.hpp"

namespace xiamen {

namespace {

struct LaunchTerms {
  double price, sales_per_value, gain;
  int patience;
};

// What was agreed to be due when the product sells.
void pay_royalty(City& city, std::size_t row) {
  Projects& projects = city.projects;
  const Money royalty = projects.royalty[row];
  if (royalty == Money()) return;
  const std::size_t owner = projects.owner[row].position();
  city.books.transfer(city.accounts.licence, city.accounts.enterprises, owner, city.accounts.bodies,
                      projects.origin[row].position(), royalty);
  city.enterprises.profit_year[owner] -= royalty.in_yuan();
  projects.royalty[row] = Money();
}

void launch(City& city, const LaunchTerms& terms, std::size_t row, int quarter,
            const std::vector<std::vector<std::size_t>>& members) {
  Projects& projects = city.projects;
  Enterprises& firms = city.enterprises;
  const std::size_t owner = projects.owner[row].position();
  const double yearly =
      projects.value[row] * terms.sales_per_value * terms.price * city.markets.closure[projects.sector[row]];
  const double before = firms.sales(owner);
  double kept = 1.0;
  if (projects.alliance[row].exists()) {
    const auto& partners = members[projects.alliance[row].position()];
    const auto others = static_cast<double>(partners.size()) - 1.0;
    if (others > 0.0) {
      kept = projects.owner_share(row);
      for (const std::size_t partner : partners) {
        if (partner != owner) firms.product_sales[partner] += yearly / 4.0 * (1.0 - kept) / others;
      }
    }
  }
  firms.product_sales[owner] += yearly / 4.0 * kept;
  firms.competitiveness[owner] += terms.gain * std::min(1.0, yearly / 4.0 / std::max(before, 1.0));
  projects.waits_for[row] = 0;
  projects.launched[row] = quarter;
  projects.left[row] = 4;
  pay_royalty(city, row);
}

// Meets further customers until one agrees or no meeting is left for it.
bool meets_a_customer(City& city, Meetings& meetings, std::size_t project, double chance,
                      const sim::Stream& luck) {
  const std::size_t sector = city.projects.sector[project];
  const std::size_t owner = city.projects.owner[project].position();
  for (const std::size_t row : meetings.rows()) {
    if (!meetings.serve(row, sector) || !meetings.takes_part(row, owner)) continue;
    for (std::int32_t each = 0; each < city.signals.candidates[row]; ++each) {
      if (!meetings.hold(row, owner)) break;
      if (!luck.chance(chance, city.projects.key(project), 1U + static_cast<unsigned>(each % 1000),
                       city.signals.key(row))) {
        continue;
      }
      meetings.agree(row);
      return true;
    }
  }
  return false;
}

// For the record: who won the first order of which programme.
void note_first_order(City& city, const SizeThresholds& sizes, std::size_t demand, std::size_t row) {
  const std::size_t owner = city.projects.owner[row].position();
  const sim::Key programme = city.demands.key(demand);
  city.memory.tie(Network::first_order, city.enterprises.key(owner), programme);
  city.memory.programme_of[city.projects.key(row)] = programme;
  city.memory.support(owner, city.demands.order[demand]);
  Tally::count(city.tally.first_orders, demand);
  const auto size = static_cast<std::size_t>(size_class(city.enterprises, sizes, owner));
  city.tally.first_orders_by_size[size] += 1.0;
  city.tally.first_orders_by_sector[city.projects.sector[row]] += 1.0;
}

// A programme's places go to the best of the waiting products of its fields.
void give_places(City& city, const LaunchTerms& terms, const SizeThresholds& sizes, std::size_t demand,
                 const std::vector<std::size_t>& waiting, int quarter,
                 const std::vector<std::vector<std::size_t>>& members) {
  const Projects& projects = city.projects;
  Demands& demands = city.demands;
  std::vector<std::size_t> served;
  for (const std::size_t row : waiting) {
    const std::size_t district = city.enterprises.district[projects.owner[row].position()];
    if (projects.launched[row] == 0 && serves_one(demands, demand, projects.sector[row], district))
      served.push_back(row);
  }
  const auto places =
      std::min(served.size(), static_cast<std::size_t>(std::max(0.0, demands.places[demand])));
  const auto end = served.begin() + static_cast<std::ptrdiff_t>(places);
  std::partial_sort(served.begin(), end, served.end(), [&](std::size_t a, std::size_t b) {
    if (projects.merit[a] != projects.merit[b]) return projects.merit[a] > projects.merit[b];
    return sim::mix(projects.key(a)) < sim::mix(projects.key(b));
  });
  for (auto row = served.begin(); row != end; ++row) {
    demands.places[demand] -= 1.0;
    const std::size_t owner = projects.owner[*row].position();
    const Money order = Money::yuan(demands.order[demand]);
    city.books.transfer(city.accounts.demand_order, city.accounts.city_budget, 0, city.accounts.enterprises,
                        owner, order);
    city.public_record.give(demands.entry[demand], recipient_of(city.enterprises, owner), order);
    city.enterprises.profit_year[owner] += order.in_yuan();
    note_first_order(city, sizes, demand, *row);
    launch(city, terms, *row, quarter, members);
  }
  if (demands.open[demand] == 0) return;
  for (auto row = end; row != served.end(); ++row) city.tally.refuse(demands.entry[demand]);
}

}  // namespace

void find_customers(City& city, const StepContext& context) {
  Projects& projects = city.projects;
  const int quarter = context.quarter.ordinal();
  const LaunchTerms terms{read(context, "city.price_level"), read(context, "product.sales_per_value"),
                          read(context, "product.competitiveness_gain"),
                          static_cast<int>(read(context, "product.patience"))};
  const double chance = read(context, "product.customer_chance");
  const sim::Stream luck = context.stream("first customer");
  const auto members = members_ever(city);
  const SizeThresholds sizes = size_thresholds(context);

  std::vector<std::size_t> waiting;
  for (const std::size_t row : projects.live) {
    if (projects.progress[row] != Progress::selling) continue;
    if (projects.launched[row] == 0) {
      waiting.push_back(row);
    } else if (--projects.left[row] <= 0) {
      projects.progress[row] = Progress::ended;
    }
  }

  for (std::size_t demand = 0; demand < city.demands.size(); ++demand)
    give_places(city, terms, sizes, demand, waiting, quarter, members);
  std::vector<std::size_t> unsold;
  for (const std::size_t row : waiting) {
    if (projects.launched[row] != 0) continue;
    if (luck.chance(chance, projects.key(row))) {
      launch(city, terms, row, quarter, members);
    } else {
      unsold.push_back(row);
    }
  }
  Meetings meetings(city, Counterpart::customers, context.luck.lifelong("takes part"));
  if (meetings.on_offer()) {
    unsold = in_order_of_hash(projects, unsold, quarter);
    const double of_one = chance_of_one(chance, read(context, "product.contacts"));
    for (const std::size_t row : unsold) {
      if (meets_a_customer(city, meetings, row, of_one, luck)) launch(city, terms, row, quarter, members);
    }
  }
  for (const std::size_t row : unsold) {
    if (projects.launched[row] != 0 || quarter - projects.since[row] < terms.patience) continue;
    projects.progress[row] = Progress::ended;
    city.tally.give_up(Stage::market);
  }
}

}  // namespace xiamen
