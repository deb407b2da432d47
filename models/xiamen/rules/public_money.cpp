#include "models/xiamen/rules/public_money.hpp"

#include <algorithm>

#include "sim/core/room.hpp"

namespace xiamen {

namespace {

using Parts = std::array<Money, levels>;

// In whole fen by largest remainder; most money is the city's alone.
Parts split(Money amount, const Payers& payers) {
  if (payers.district <= 0.0 && payers.upper <= 0.0) return {amount, Money(), Money()};
  const double district = std::min(payers.district, 1.0);
  const double upper = std::min(payers.upper, 1.0 - district);
  const std::array<double, levels> weights = {std::max(0.0, 1.0 - district - upper), district, upper};
  const std::vector<Money> parts = sim::apportion(amount, weights);
  return {parts[0], parts[1], parts[2]};
}

// What the levels owe an enterprise rises by `amount`, or falls by a negative one.
void owe(City& city, const Payers& payers, std::size_t enterprise, Money amount) {
  const Parts parts = split(amount, payers);
  for (std::size_t level = 0; level < levels; ++level) {
    if (parts[level] == Money()) continue;
    city.books.transfer(city.accounts.public_claim, city.accounts.payables_owed, level,
                        city.accounts.claims_held, enterprise, parts[level]);
  }
}

}  // namespace

bool open_budget(City& city, const StepContext& context, Funded& table, std::size_t row) {
  const sim::Entry& entry = city.entry(table.entry[row]);
  const bool open = is_open(context, entry);
  table.district_share[row] = read(context, entry, "district_share");
  table.upper_share[row] = read(context, entry, "upper_share");
  table.additional_share[row] = read(context, entry, "additional_share");
  const double yearly = open ? read(context, entry, "appropriation") : 0.0;
  const double rest_of_year = (5 - context.quarter.number()) / 4.0;  // this quarter included
  Money& budget = table.budget[row];
  Money change;
  if (context.quarter.number() == 1) {
    budget = change = Money::yuan(yearly);
  } else if (yearly != table.voted[row]) {
    change = std::max(-budget, Money::yuan((yearly - table.voted[row]) * rest_of_year));
    budget += change;
  }
  if (!open) budget = Money();
  city.tally.appropriated += change.in_yuan();
  city.public_record.appropriate(table.entry[row], change);
  table.voted[row] = yearly;
  table.open[row] = open ? 1 : 0;
  return open;
}

void pay_public(City& city, sim::FlowId flow, const Payers& payers, sim::BookId book, std::size_t row,
                Money amount) {
  if (amount <= Money()) return;
  const Accounts& account = city.accounts;
  const Parts parts = split(amount, payers);
  const Parts beyond = split(sim::portion(amount, payers.additional), payers);
  const auto budgets = account.budgets();
  for (std::size_t level = 0; level < levels; ++level) {
    if (beyond[level] != Money()) {
      city.books.transfer(account.additional_money, account.additional_financing, 0, budgets[level], 0,
                          beyond[level]);
    }
    if (parts[level] != Money()) city.books.transfer(flow, budgets[level], 0, book, row, parts[level]);
  }
}

void pay_public(City& city, sim::FlowId flow, const Payers& payers, std::size_t enterprise, Money amount) {
  if (amount <= Money()) return;
  pay_public(city, flow, payers, city.accounts.enterprises, enterprise, amount);
  city.enterprises.profit_year[enterprise] += amount.in_yuan();
  city.memory.support(enterprise, amount.in_yuan());
  city.public_record.pay(payers.entry, recipient_of(city.enterprises, enterprise), amount,
                         payers.since < 0 ? 0 : city.quarter - payers.since);
}

void claim_public(City& city, sim::FlowId flow, const Payers& payers, std::size_t enterprise, Money amount) {
  if (amount <= Money()) return;
  Payables& payables = city.payables;
  if (payables.free.empty())
    payables.free.push_back(payables.append(sim::make_key("payable", payables.size())));
  const std::size_t row = payables.free.back();
  payables.free.pop_back();
  payables.enterprise[row] = static_cast<std::int32_t>(enterprise);
  payables.entry[row] = payers.entry;
  payables.since[row] = payers.since < 0 ? city.quarter : payers.since;
  payables.flow[row] = flow;
  payables.amount[row] = amount;
  payables.due[row] = city.quarter + city.terms.audit_lag[0];
  payables.district_share[row] = payers.district;
  payables.upper_share[row] = payers.upper;
  payables.additional_share[row] = payers.additional;
  sim::append_with_room(payables.live, row);
  owe(city, payers, enterprise, amount);
}

void settle_claims(City& city) {
  Payables& payables = city.payables;
  for (const std::size_t row : payables.live) {
    if (payables.due[row] > city.quarter) continue;
    const auto enterprise = static_cast<std::size_t>(payables.enterprise[row]);
    const Payers payers{payables.district_share[row], payables.upper_share[row],
                        payables.additional_share[row], payables.entry[row], payables.since[row]};
    owe(city, payers, enterprise, -payables.amount[row]);
    if (city.enterprises.alive[enterprise] != 0) {
      pay_public(city, payables.flow[row], payers, enterprise, payables.amount[row]);
      city.tally.executed += payables.amount[row].in_yuan();
    }
    payables.amount[row] = Money();
    sim::append_with_room(payables.free, row);
  }
  std::erase_if(payables.live, [&](std::size_t row) { return payables.amount[row] == Money(); });
}

double stage_claim_for(const City& city, std::size_t grant, std::size_t project, double cost) {
  const Grants& grants = city.grants;
  const Projects& projects = city.projects;
  if (grants.base[grant] != GrantBase::stage_cost || grants.stage[grant] != projects.stage[project])
    return 0.0;
  const std::size_t owner = projects.owner[project].position();
  if (!serves_one(grants, grant, projects.sector[project], city.enterprises.district[owner])) return 0.0;
  return std::min(grants.share[grant] * cost, grants.ceiling[grant]);
}

double stage_grant_for(const City& city, std::size_t grant, std::size_t project, double cost) {
  const double claim = stage_claim_for(city, grant, project, cost);
  return city.grants.entitled[grant] != 0 ? claim : std::min(claim, city.grants.budget[grant].in_yuan());
}

}  // namespace xiamen
