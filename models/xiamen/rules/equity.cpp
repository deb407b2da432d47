#include "models/xiamen/rules/equity.hpp"

#include <algorithm>
#include <optional>

#include "models/xiamen/rules/investors.hpp"
#include "models/xiamen/rules/meetings.hpp"
#include "models/xiamen/rules/stake_value.hpp"
#include "sim/core/math.hpp"
#include "sim/core/room.hpp"

namespace xiamen {

namespace {

// Holds a meeting with an investor at the first platform or road-show that the owner takes part in and that
// has one left for the project this quarter. `used` counts its meetings by row; the row or none.
std::optional<std::size_t> meet_investor(City& city, Meetings& meetings, std::size_t sector,
                                         std::size_t owner, std::vector<std::int32_t>& used) {
  used.resize(city.signals.size(), 0);
  for (const std::size_t row : meetings.rows()) {
    if (used[row] >= city.signals.candidates[row] || !meetings.serve(row, sector) ||
        !meetings.takes_part(row, owner) || !meetings.hold(row, owner)) {
      continue;
    }
    ++used[row];
    return row;
  }
  return std::nullopt;
}

// One vintage's part of a deal.
void add_holding(City& city, const Financing& plan, std::size_t project, std::size_t vintage, Money paid,
                 int quarter, unsigned part) {
  const Accounts& account = city.accounts;
  Holdings& holdings = city.holdings;
  const std::size_t owner = city.projects.owner[project].position();
  const sim::Key deal =
      sim::combine(city.funds.key(plan.fund), static_cast<std::uint64_t>(city.projects.stage[project]));
  city.books.transfer(account.deal, account.funds, vintage, account.enterprises, owner, paid);
  city.books.transfer(account.deal, account.stakes_sold, 0, account.stakes_held, vintage, paid);
  const std::size_t row =
      holdings.append(sim::child_key("holding", city.projects.key(project), sim::combine(deal, part)));
  holdings.vintage[row] = static_cast<std::int32_t>(vintage);
  holdings.project[row] = static_cast<std::int32_t>(project);
  holdings.enterprise[row] = static_cast<std::int32_t>(owner);
  holdings.counted[row] = part == 0 ? 1 : 0;
  holdings.cost[row] = paid;
  holdings.share[row] = plan.equity_share * (paid.in_yuan() / plan.equity.in_yuan());
  holdings.value[row] = holdings.share[row] * plan.expected;
  holdings.bought[row] = quarter;
  if (plan.buy_back) {
    holdings.claim_from[row] =
        std::min(quarter + city.funds.buy_back_after[plan.fund], city.vintages.ends[vintage]);
  }
  sim::append_with_room(holdings.live, row);
  const auto shares = investor_shares(city.vintages, vintage);
  for (std::size_t kind = 0; kind < investor_kinds; ++kind)
    city.tally.invested[kind] += paid.in_yuan() * shares[kind];
  const Stage stage = city.projects.stage[project];
  const bool joint = city.projects.alliance[project].exists();
  const double by_private = paid.in_yuan() * shares[investor_kinds - 1];
  city.tally.pay_stage(stage, Source::private_equity, by_private, joint);
  city.tally.pay_stage(stage, Source::public_equity, paid.in_yuan() - by_private, joint);
}

}  // namespace

void plan_equity(City& city, const FinancingTerms& terms, const ProjectTerms& project_terms,
                 const Prospect& prospect, std::size_t project, const sim::Stream& luck, Financing& plan) {
  std::vector<std::size_t> order;
  const double ticket = plan.missing.in_yuan();
  const std::size_t owner = city.projects.owner[project].position();
  const std::size_t sector = city.projects.sector[project];
  for (std::size_t row = 0; row < city.funds.size(); ++row) {
    if (city.funds.open[row] == 0 || !serves_stage(city.funds.stages[row], prospect.stage) ||
        !serves_one(city.funds, row, sector, city.enterprises.district[owner])) {
      continue;
    }
    const double most =
        std::min(city.funds.ticket_maximum[row], terms.largest_deal * city.funds.commitment[row].in_yuan());
    if (ticket < city.funds.ticket_minimum[row] || ticket > most) continue;
    order.push_back(row);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return city.funds.hurdle[a] < city.funds.hurdle[b]; });
  const double proceeds = expected_proceeds(project_terms, prospect);
  const std::int32_t host = city.enterprises.space[owner];
  Meetings meetings(city, Counterpart::investors, luck);
  std::vector<std::int32_t> met;
  const double noise_mean = -0.5 * terms.investor_noise * terms.investor_noise;
  for (const std::size_t row : order) {
    const std::int64_t bit_of_fund = std::int64_t{1} << (row % 62U);
    if ((city.projects.examined[project] & bit_of_fund) != 0) continue;
    // A space may bring a tenant's project before a fund whose own team has no time left, and so may a
    // road-show.
    const bool funded = city.funds.free[row] >= plan.missing;
    std::int32_t* room = &city.funds.screenings[row];
    if (*room <= 0 && host >= 0) room = &city.spaces.introductions[static_cast<std::size_t>(host)];
    std::optional<std::size_t> meeting;
    if (*room <= 0 && funded) meeting = meet_investor(city, meetings, sector, owner, met);
    if ((*room <= 0 && !meeting) || !funded) {
      plan.at_limit = true;
      city.tally.refuse(city.funds.entry[row]);
      continue;
    }
    if (!meeting) --*room;
    const double noise = luck.normal(
        city.projects.key(project), static_cast<unsigned>(city.projects.stage[project]), city.funds.key(row));
    const double seen = proceeds * sim::exp(terms.investor_noise * noise + noise_mean);
    const double share = city.funds.hurdle[row] * ticket / std::max(seen, 1.0);
    if (share > 0.5) {  // it would not clear the hurdle, or the owner would lose control
      city.projects.examined[project] |= bit_of_fund;
      continue;
    }
    if (meeting) plan.meeting = static_cast<int>(*meeting);
    plan.fund = row;
    plan.buy_back =
        luck.chance(city.funds.buy_back[row], city.projects.key(project),
                    64 + static_cast<unsigned>(city.projects.stage[project]), city.funds.key(row));
    plan.equity = plan.missing;
    plan.equity_share = share;
    plan.expected = proceeds;
    plan.missing = Money();
    return;
  }
}

void buy_stake(City& city, const Financing& plan, std::size_t project, int quarter) {
  const Vintages& vintages = city.vintages;
  Money left = plan.equity;
  unsigned part = 0;
  for (std::size_t row = 0; row < vintages.size() && left > Money(); ++row) {
    if (vintages.fund[row] != static_cast<std::int32_t>(plan.fund) || !vintages.invests(row, quarter))
      continue;
    const Money paid = std::min(left, vintages.cash[row]);
    if (paid <= Money()) continue;
    add_holding(city, plan, project, row, paid, quarter, part++);
    left -= paid;
  }
  if (plan.meeting >= 0) ++city.signals.agreed[static_cast<std::size_t>(plan.meeting)];
  city.funds.free[plan.fund] -= plan.equity;
  city.enterprises.has_investor[city.projects.owner[project].position()] = 1;
  city.tally.deals += 1.0;
  city.tally.deals_by_stage[reported(city.projects.stage[project])] += 1.0;
  city.memory.tie(Network::investment, city.enterprises.key(city.projects.owner[project].position()),
                  city.funds.key(plan.fund));
}

}  // namespace xiamen
