#include "models/xiamen/rules/financing.hpp"

#include <algorithm>
#include <optional>

#include "models/xiamen/rules/covers.hpp"
#include "models/xiamen/rules/investors.hpp"
#include "models/xiamen/rules/meetings.hpp"
#include "models/xiamen/rules/public_money.hpp"
#include "models/xiamen/rules/requirement.hpp"
#include "models/xiamen/rules/stake_value.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

Money take(Money wanted, double at_most) {
  return std::min(wanted, Money::yuan(std::max(0.0, at_most)));
}

struct Product {
  std::size_t row;
  LoanCover cover;
  double price;  // rate and fee, a quarter
};

// What a borrower pays for the cover of 1 CNY lent.
double fee_of(const City& city, const LoanCover& cover) {
  if (!cover.cover.exists()) return 0.0;
  const std::size_t row = cover.cover.position();
  return city.covers.premium[row] * (1.0 - city.covers.premium_subsidy[row]) * cover.part / 4.0;
}

// Loans in order of what they cost; the cheapest money first.
void plan_loans(City& city, const FinancingTerms& terms, std::size_t enterprise, Stage stage, Money cost,
                int quarter, Financing& plan) {
  const Enterprises& firms = city.enterprises;
  const double surplus = 4.0 * firms.sales(enterprise) * firms.margin[enterprise];
  double debt =
      -(firms.working_debt[enterprise] + firms.project_debt[enterprise] + firms.buy_back_debt[enterprise])
           .in_yuan();
  std::vector<Product> products;
  for (std::size_t row = 0; row < city.facilities.size(); ++row) {
    if (city.facilities.open[row] == 0 || city.facilities.working_capital[row] != 0) continue;
    if (!serves_stage(city.facilities.stages[row], stage)) continue;
    if (!meets(city, enterprise, city.facilities.requirement[row], quarter, city.facilities.mark[row]))
      continue;
    products.push_back({row, loan_cover(city, row), 0.0});
    Product& product = products.back();
    product.price = city.facilities.rate[row] + fee_of(city, product.cover);
  }
  std::stable_sort(products.begin(), products.end(),
                   [](const Product& a, const Product& b) { return a.price < b.price; });
  for (const Product& product : products) {
    const std::size_t row = product.row;
    if (plan.missing <= Money()) return;
    const bool guaranteed = city.facilities.requirement[row] == Requirement::guarantee;
    if (guaranteed && !product.cover.cover.exists()) continue;
    const double tolerance = city.lenders.tolerance[firms.house_bank[enterprise]];
    const double most =
        std::min(city.facilities.ticket_maximum[row], city.facilities.maximum_share[row] * cost.in_yuan());
    const auto wish_with = [&](double part) {
      const double borne = city.facilities.public_loss_share[row] + part;
      return take(plan.missing, std::min(credit_room(terms.credit, debt, surplus, borne, tolerance), most));
    };
    LoanCover cover = product.cover;
    Money wish = wish_with(cover.part);
    // A loan that needs no guarantee goes without one that is too small for it.
    if (!guaranteed && cover.cover.exists() && wish > Money::yuan(cover.room)) {
      cover = {};
      wish = wish_with(0.0);
    }
    if (wish <= Money()) continue;
    Money left = city.facilities.limit[row] - city.facilities.used[row];
    if (cover.cover.exists()) left = std::min(left, Money::yuan(cover.room));
    const Money amount = std::max(Money(), std::min(wish, left));
    if (amount < wish) {
      plan.at_limit = true;
      city.tally.refuse(city.facilities.entry[row]);
    }
    if (amount <= Money()) continue;
    plan.loans.push_back({row, amount, cover.cover, cover.part});
    plan.missing -= amount;
    debt += amount.in_yuan();
  }
}

// Holds a meeting with an investor at the first platform or road-show that the owner takes part in and that
// has one left for the project this quarter. `used` counts its meetings by row; the row or none.
std::optional<std::size_t> meet_investor(City& city, Meetings& meetings, const Prospect& prospect,
                                         std::size_t owner, std::vector<std::int32_t>& used) {
  used.resize(city.signals.size(), 0);
  for (const std::size_t row : meetings.rows()) {
    if (used[row] >= city.signals.candidates[row] || !meetings.serve(row, prospect.field) ||
        !meetings.takes_part(row, owner) || !meetings.hold(row, owner)) {
      continue;
    }
    ++used[row];
    return row;
  }
  return std::nullopt;
}

// Equity for all that is missing, from the eligible funds in the order of what they ask. A fund examines a
// project with its own noise and buys if its share, which makes the expected multiple equal the hurdle,
// leaves the owner in control. Every examination uses up screening; a refused project comes again with its
// next stage, an accepted one that then waits for a seat or people the next quarter.
void plan_equity(City& city, const FinancingTerms& terms, const ProjectTerms& project_terms,
                 const Prospect& prospect, std::size_t project, const sim::Stream& luck, Financing& plan) {
  std::vector<std::size_t> order;
  const double ticket = plan.missing.in_yuan();
  for (std::size_t row = 0; row < city.funds.size(); ++row) {
    if (city.funds.open[row] == 0 || !serves_stage(city.funds.stages[row], prospect.stage)) continue;
    const double most =
        std::min(city.funds.ticket_maximum[row], terms.largest_deal * city.funds.commitment[row].in_yuan());
    if (ticket < city.funds.ticket_minimum[row] || ticket > most) continue;
    order.push_back(row);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return city.funds.hurdle[a] < city.funds.hurdle[b]; });
  const double proceeds = expected_proceeds(project_terms, prospect);
  const std::size_t owner = city.projects.owner[project].position();
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
    if (*room <= 0 && funded) meeting = meet_investor(city, meetings, prospect, owner, met);
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
  holdings.live.push_back(row);
  const auto shares = investor_shares(city.vintages, vintage);
  for (std::size_t kind = 0; kind < investor_kinds; ++kind)
    city.tally.invested[kind] += paid.in_yuan() * shares[kind];
}

// The vintages of the fund that still invest pay, the oldest first.
void buy_stake(City& city, const Financing& plan, std::size_t project, int quarter) {
  const Vintages& vintages = city.vintages;
  dilute_stakes(city, project, plan.equity_share, plan.expected);
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
}

}  // namespace

namespace {

// The borrower pays the fee of the term; the covered part counts against the capacity from now on.
void cover_loan(City& city, std::size_t loan, CoverId cover, double covered) {
  const std::size_t row = cover.position();
  const Money sum = sim::portion(city.loans.outstanding[loan], covered);
  city.loans.cover[loan] = cover;
  city.loans.covered[loan] = covered;
  city.covers.in_force[row] += sum;
  pay_premium(city, row, static_cast<std::size_t>(city.loans.enterprise[loan]),
              premium_of(city.covers, row, sum, city.loans.instalments[loan]));
}

}  // namespace

bool meets(const City& city, std::size_t enterprise, Requirement requirement, int quarter) {
  const Enterprises& firms = city.enterprises;
  switch (requirement) {
    case Requirement::patent:
      return firms.inventions[enterprise] >= 1.0;
    case Requirement::equity_investor:
      return firms.has_investor[enterprise] != 0;
    case Requirement::certified:
      return firms.high_tech(enterprise, quarter);
    case Requirement::specialised:
      return firms.specialised(enterprise, quarter);
    default:
      return true;
  }
}

FinancingTerms financing_terms(const StepContext& context) {
  FinancingTerms terms;
  terms.credit = {read(context, "credit.base_default"), read(context, "credit.debt_slope"),
                  read(context, "credit.loss_given_default"), read(context, "credit.debt_multiple")};
  terms.cash_floor = read(context, "enterprise.cash_floor");
  terms.largest_deal = read(context, "fund.largest_deal");
  terms.investor_noise = read(context, "fund.investor_noise");
  return terms;
}

double spare_cash(const Enterprises& firms, std::size_t row, double cash_floor) {
  return firms.cash[row].in_yuan() - firms.owed_to_projects[row].in_yuan() -
         cash_floor * 4.0 * firms.sales(row);
}

Financing plan_financing(City& city, const FinancingTerms& terms, const ProjectTerms& project_terms,
                         const Prospect& prospect, std::size_t project, Money cost,
                         const std::vector<std::size_t>& partners, const sim::Stream& luck) {
  const Projects& projects = city.projects;
  const std::size_t owner = projects.owner[project].position();
  const int quarter = city.quarter;
  Financing plan;
  plan.missing = cost;

  plan.award = std::min(projects.award_now[project], plan.missing);
  plan.missing -= plan.award;
  plan.subsidy = std::min(projects.subsidy_left[project], plan.missing);
  plan.missing -= plan.subsidy;

  if (projects.alliance[project].exists() && partners.size() > 1) {
    const double share = city.alliances.cost_share[projects.alliance[project].position()];
    double able = 0;
    for (const std::size_t partner : partners) {
      const double spare =
          partner == owner ? 0.0 : std::max(0.0, spare_cash(city.enterprises, partner, terms.cash_floor));
      plan.partner_weights.push_back(spare);
      able += spare;
    }
    plan.partners = take(sim::portion(cost, share), std::min(able, plan.missing.in_yuan()));
    plan.missing -= plan.partners;
  }

  const bool audited = city.terms.audit_lag[0] > 0;  // then a grant is a claim and pays for nothing yet
  const Stage stage = projects.stage[project];
  for (std::size_t row = 0; row < city.grants.size(); ++row) {
    Money claim = Money::yuan(stage_claim_for(city, row, stage, cost.in_yuan()));
    if (!audited) claim = std::min(claim, plan.missing);
    const Money granted = std::min(claim, Money::yuan(stage_grant_for(city, row, stage, cost.in_yuan())));
    if (granted < claim) {
      if (!audited) plan.at_limit = true;
      city.tally.refuse(city.grants.entry[row]);
    }
    if (granted <= Money()) continue;
    plan.grants.emplace_back(row, granted);
    if (!audited) plan.missing -= granted;
  }

  plan.own = take(plan.missing, spare_cash(city.enterprises, owner, terms.cash_floor));
  plan.missing -= plan.own;
  if (plan.missing > Money()) plan_loans(city, terms, owner, prospect.stage, cost, quarter, plan);
  if (plan.missing > Money()) plan_equity(city, terms, project_terms, prospect, project, luck, plan);
  return plan;
}

namespace {

void sign_public_money(City& city, const Financing& plan, std::size_t project, std::size_t owner) {
  Projects& projects = city.projects;
  if (projects.call[project] >= 0) {
    const auto call = static_cast<std::size_t>(projects.call[project]);
    pay_public(city, city.accounts.call_award, payers_of(city.calls, call), owner, plan.award);
    city.tally.executed += plan.award.in_yuan();
    city.tally.key_projects += city.calls.counts_as_key[call] != 0 ? 1.0 : 0.0;
    projects.award_now[project] = Money();
  }
  for (const auto& [grant, amount] : plan.grants) {
    const Payers payers = payers_of(city.grants, grant);
    if (city.grants.entitled[grant] == 0) city.grants.budget[grant] -= amount;
    if (city.terms.audit_lag[0] > 0) {
      claim_public(city, city.accounts.stage_grant, payers, owner, amount);
    } else {
      pay_public(city, city.accounts.stage_grant, payers, owner, amount);
      city.tally.executed += amount.in_yuan();
    }
  }
}

}  // namespace

void sign(City& city, const Financing& plan, std::size_t project, const std::vector<std::size_t>& partners,
          int quarter) {
  const Accounts& account = city.accounts;
  Projects& projects = city.projects;
  const std::size_t owner = projects.owner[project].position();

  city.books.transfer(account.alliance_subsidy, account.city_budget, 0, account.enterprises, owner,
                      plan.subsidy);
  projects.subsidy_left[project] -= plan.subsidy;
  city.enterprises.profit_year[owner] += plan.subsidy.in_yuan();
  projects.cost_by_partners[project] += plan.partners;

  if (plan.partners > Money()) {
    const std::vector<Money> parts = sim::apportion(plan.partners, plan.partner_weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      city.books.transfer(account.partner_share, account.enterprises, partners[i], account.enterprises, owner,
                          parts[i]);
      city.enterprises.profit_year[partners[i]] -= parts[i].in_yuan();
      city.enterprises.profit_year[owner] += parts[i].in_yuan();
    }
  }
  sign_public_money(city, plan, project, owner);
  for (const auto& [facility, amount, cover, covered] : plan.loans) {
    const std::size_t lender = city.enterprises.house_bank[owner];
    city.books.transfer(account.loan, account.lenders, lender, account.enterprises, owner, amount);
    city.books.transfer(account.loan, account.project_debt, owner, account.loans_held, lender, amount);
    city.facilities.used[facility] += amount;
    const std::size_t row = city.loans.append(sim::child_key(
        "loan", projects.key(project),
        sim::combine(city.facilities.key(facility), static_cast<std::uint64_t>(projects.stage[project]))));
    city.loans.enterprise[row] = static_cast<std::int32_t>(owner);
    city.loans.facility[row] = static_cast<std::int32_t>(facility);
    city.loans.outstanding[row] = amount;
    city.loans.instalments[row] = city.facilities.term[facility];
    city.loans.live.push_back(row);
    if (cover.exists()) cover_loan(city, row, cover, covered);
  }
  if (plan.equity > Money()) buy_stake(city, plan, project, quarter);
}

}  // namespace xiamen
