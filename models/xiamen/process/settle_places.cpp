// What do tenants pay to spaces, what do spaces cost, and which operators rise a level?
//
// A tenant pays rent x market rent of its workers; settle_accounts has left the market rent of its rooms out
// of its operating cost. An operator pays the head rent of its floor and its services for every place, used
// or not. In the fourth quarter an operator that may rise and has the tenants and graduates the next level
// asks for decides whether rising pays (rules/places.hpp: Upgrade) under the terms in force now: the
// enlargement is paid at once, the level holds from the next quarter. Then each open grant with base
// "incubation" pays its share of what an operator spent on services and enlargement in the year, up to its
// ceiling, all in proportion if the appropriation is short. What is left or missing goes to or comes from the
// operators' owners.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/places.hpp"
#include "models/xiamen/rules/public_money.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

std::vector<double> collect_rents(City& city, double market) {
  Enterprises& firms = city.enterprises;
  std::vector<double> rents(city.spaces.size(), 0.0);
  for (const std::size_t row : firms.living) {
    if (firms.space[row] < 0) continue;
    const auto space = static_cast<std::size_t>(firms.space[row]);
    const Money due = Money::yuan(city.spaces.rent[space] * market * firms.workers[row]);
    city.books.transfer(city.accounts.rent, city.accounts.enterprises, row, city.accounts.spaces, space, due);
    firms.profit_year[row] -= due.in_yuan();
    rents[space] += due.in_yuan();
  }
  return rents;
}

// CNY a quarter that the rooms of one place cost the operator.
double head_rent(const StepContext& context) {
  return 3.0 * read(context, "space.market_rent") * read(context, "space.place_area") *
         read(context, "space.head_rent") * read(context, "city.price_level");
}

void pay_running_costs(City& city, double rooms) {
  Spaces& spaces = city.spaces;
  for (std::size_t row = 0; row < spaces.size(); ++row) {
    if (spaces.open[row] == 0) continue;
    const Money services = Money::yuan(spaces.places[row] * spaces.running_cost[row]);
    city.books.transfer(city.accounts.space_cost, city.accounts.spaces, row, city.accounts.suppliers, 0,
                        services + Money::yuan(spaces.places[row] * rooms));
    if (spaces.incubates[row] != 0) spaces.spent_year[row] += services;
  }
}

bool pays(const Grants& grants, std::size_t row) {
  return grants.open[row] != 0 && (grants.entitled[row] != 0 || grants.budget[row] > Money());
}

// Whether a grant is for spaces of these sectors and districts.
bool pays_for(const City& city, std::size_t grant, std::size_t space) {
  const Served& granted = city.grants.served;
  const Served& housed = city.spaces.served;
  return (granted.sectors[grant] & housed.sectors[space]) != 0 &&
         (granted.districts[grant] & housed.districts[space]) != 0;
}

// What the grants in force would pay a space on `spending` in a year.
double expected_award(const City& city, std::size_t space, double spending) {
  double award = 0;
  for (std::size_t row = 0; row < city.grants.size(); ++row) {
    if (city.grants.base[row] != GrantBase::incubation || !pays(city.grants, row) ||
        !pays_for(city, row, space)) {
      continue;
    }
    award += std::min(city.grants.share[row] * spending, city.grants.ceiling[row]);
  }
  return award;
}

struct UpgradeTerms {
  LevelTerms levels;
  double least_tenants, least_graduates, cost_of_place, deviation, annuity, rooms;
};

UpgradeTerms upgrade_terms(const StepContext& context) {
  UpgradeTerms terms{};
  terms.levels = level_terms(context);
  terms.least_tenants = read(context, "space.least_tenants");
  terms.least_graduates = read(context, "space.least_graduates");
  terms.cost_of_place =
      read(context, "space.fit_out") * read(context, "space.place_area") * read(context, "city.price_level");
  terms.deviation = read(context, "space.fit_out_deviation");
  terms.annuity = annuity(read(context, "project.discount_rate"),
                          static_cast<int>(read(context, "space.horizon") / 4.0 + 0.5));
  terms.rooms = head_rent(context);
  return terms;
}

bool may_rise(const Spaces& spaces, const UpgradeTerms& terms, std::size_t row) {
  return spaces.open[row] != 0 && spaces.rises[row] != 0 && spaces.level[row] < highest_level &&
         spaces.tenants[row] > 0 && spaces.tenants[row] >= terms.least_tenants * spaces.places[row] &&
         spaces.graduates_year[row] >= terms.least_graduates * spaces.places[row];
}

// What rising brings if the new places fill as the old ones do.
Upgrade upgrade_of(const City& city, const UpgradeTerms& terms, const sim::Stream& luck, std::size_t row,
                   double rents) {
  const Spaces& spaces = city.spaces;
  const double before = spaces.places[row];
  const double after = places_at(before, terms.levels, 1);
  const double services = 4.0 * before * spaces.running_cost[row];
  const double more_services = 4.0 * after * spaces.running_cost[row] * terms.levels.quality - services;
  const double spent = spaces.incubates[row] != 0 ? spaces.spent_year[row].in_yuan() : 0.0;
  Upgrade upgrade;
  upgrade.annuity = terms.annuity;
  upgrade.cost = terms.cost_of_place * (after - before);
  upgrade.difficulty = sim::exp(terms.deviation * luck.normal(spaces.key(row)));
  upgrade.yearly_gain =
      4.0 * rents * (after - before) / before - more_services - 4.0 * terms.rooms * (after - before);
  if (spaces.incubates[row] != 0) {
    upgrade.yearly_gain +=
        expected_award(city, row, spent + more_services) - expected_award(city, row, spent);
    upgrade.award_once = expected_award(city, row, spent + upgrade.cost) - expected_award(city, row, spent);
  }
  return upgrade;
}

void decide_upgrades(City& city, const StepContext& context, const std::vector<double>& rents) {
  Spaces& spaces = city.spaces;
  const UpgradeTerms terms = upgrade_terms(context);
  const sim::Stream luck = context.stream("fit-out");
  for (std::size_t row = 0; row < spaces.size(); ++row) {
    if (!may_rise(spaces, terms, row)) continue;
    const Upgrade upgrade = upgrade_of(city, terms, luck, row, rents[row]);
    if (!upgrade.pays()) continue;
    const Money cost = Money::yuan(upgrade.cost);
    city.books.transfer(city.accounts.investment, city.accounts.spaces, row, city.accounts.suppliers, 0,
                        cost);
    if (spaces.incubates[row] != 0) spaces.spent_year[row] += cost;
    spaces.reached[row] = static_cast<std::uint8_t>(spaces.level[row] + 1);
    city.tally.levels_risen += 1.0;
  }
}

void pay_awards(City& city) {
  Spaces& spaces = city.spaces;
  for (std::size_t grant = 0; grant < city.grants.size(); ++grant) {
    if (city.grants.base[grant] != GrantBase::incubation || !pays(city.grants, grant)) continue;
    std::vector<double> claims(spaces.size(), 0.0);
    double all = 0;
    for (std::size_t row = 0; row < spaces.size(); ++row) {
      if (spaces.open[row] == 0 || !pays_for(city, grant, row)) continue;
      claims[row] =
          std::min(city.grants.share[grant] * spaces.spent_year[row].in_yuan(), city.grants.ceiling[grant]);
      all += claims[row];
    }
    const Money wanted = Money::yuan(all);
    const Money paid =
        city.grants.entitled[grant] != 0 ? wanted : std::min(city.grants.budget[grant], wanted);
    const std::vector<Money> parts = sim::apportion(paid, claims);
    const Payers payers = payers_of(city.grants, grant);
    city.public_record.ask(payers.entry, wanted);
    for (std::size_t row = 0; row < spaces.size(); ++row) {
      pay_public(city, city.accounts.award, payers, city.accounts.spaces, row, parts[row]);
      city.public_record.grant(payers.entry, spaces.key(row), parts[row]);
      city.public_record.pay(payers.entry, other_recipient(spaces.key(row)), parts[row], 0);
    }
    if (city.grants.entitled[grant] == 0) city.grants.budget[grant] -= paid;
    city.tally.executed += paid.in_yuan();
  }
}

}  // namespace

void settle_places(City& city, const StepContext& context) {
  Spaces& spaces = city.spaces;
  if (spaces.size() == 0) return;
  const std::vector<double> rents = collect_rents(city, market_rent(context));
  pay_running_costs(city, head_rent(context));
  if (context.quarter.number() == 4) {
    // What operators did before is in the numbers of each level.
    const bool decide =
        context.recorded() && context.quarter.ordinal() >= read(context, "space.decisions_from");
    if (decide) decide_upgrades(city, context, rents);
    pay_awards(city);
    for (std::size_t row = 0; row < spaces.size(); ++row) {
      spaces.graduates_year[row] = 0;
      spaces.spent_year[row] = Money();
    }
  }
  for (std::size_t row = 0; row < spaces.size(); ++row) {
    city.books.transfer(city.accounts.space_settlement, city.accounts.spaces, row,
                        city.accounts.state_investors, 0, spaces.cash[row]);
  }
}

}  // namespace xiamen
