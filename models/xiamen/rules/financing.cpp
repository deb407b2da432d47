#include "models/xiamen/rules/financing.hpp"

#include <algorithm>

#include "models/xiamen/rules/equity.hpp"
#include "models/xiamen/rules/project_loans.hpp"
#include "models/xiamen/rules/public_money.hpp"

namespace xiamen {

FinancingTerms financing_terms(const StepContext& context) {
  FinancingTerms terms;
  terms.credit = {read(context, "credit.base_default"), read(context, "credit.debt_slope"),
                  read(context, "credit.loss_given_default"), read(context, "credit.debt_multiple")};
  terms.cash_floor = read(context, "enterprise.cash_floor");
  // A fund of a larger city stands for as many funds more, each of the size of the data.
  terms.largest_deal = read(context, "fund.largest_deal") / read(context, "city.scale");
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
  for (std::size_t row = 0; row < city.grants.size(); ++row) {
    Money claim = Money::yuan(stage_claim_for(city, row, project, cost.in_yuan()));
    if (!audited) claim = std::min(claim, plan.missing);
    const Money granted = std::min(claim, Money::yuan(stage_grant_for(city, row, project, cost.in_yuan())));
    if (granted < claim) {
      if (!audited) plan.at_limit = true;
      city.tally.refuse(city.grants.entry[row]);
    }
    if (claim > Money()) plan.asked.emplace_back(row, claim);
    if (granted <= Money()) continue;
    plan.grants.emplace_back(row, granted);
    if (!audited) plan.missing -= granted;
  }

  plan.own = take(plan.missing, spare_cash(city.enterprises, owner, terms.cash_floor));
  plan.missing -= plan.own;
  if (plan.missing > Money()) plan_loans(city, terms, owner, prospect.stage, cost, plan);
  if (plan.missing > Money()) plan_equity(city, terms, project_terms, prospect, project, luck, plan);
  return plan;
}

namespace {

void sign_public_money(City& city, const Financing& plan, std::size_t project, std::size_t owner) {
  Projects& projects = city.projects;
  if (projects.call[project] >= 0) {
    const auto call = static_cast<std::size_t>(projects.call[project]);
    Payers payers = payers_of(city.calls, call);
    payers.since = projects.award_since[project];
    pay_public(city, city.accounts.call_award, payers, owner, plan.award);
    city.tally.executed += plan.award.in_yuan();
    city.tally.key_projects += city.calls.counts_as_key[call] != 0 ? 1.0 : 0.0;
    projects.award_now[project] = Money();
  }
  for (const auto& [grant, amount] : plan.asked) city.public_record.ask(city.grants.entry[grant], amount);
  for (const auto& [grant, amount] : plan.grants) {
    const Payers payers = payers_of(city.grants, grant);
    city.public_record.grant(payers.entry, city.enterprises.key(owner), amount);
    if (city.grants.entitled[grant] == 0) city.grants.budget[grant] -= amount;
    if (city.terms.audit_lag[0] > 0) {
      claim_public(city, city.accounts.stage_grant, payers, owner, amount);
    } else {
      pay_public(city, city.accounts.stage_grant, payers, owner, amount);
      city.tally.executed += amount.in_yuan();
    }
  }
}

// For the record: who pays for the stage; equity is noted with its investors.
void note_sources(City& city, const Financing& plan, std::size_t project) {
  const Stage stage = city.projects.stage[project];
  const bool joint = city.projects.alliance[project].exists();
  Money granted;
  for (const auto& [grant, amount] : plan.grants) granted += amount;
  Money lent;
  for (const Financing::Loan& loan : plan.loans) lent += loan.amount;
  const std::pair<Source, Money> parts[] = {
      {Source::own, plan.own},          {Source::call, plan.award},        {Source::grant, granted},
      {Source::alliance, plan.subsidy}, {Source::partners, plan.partners}, {Source::loan, lent}};
  for (const auto& [source, amount] : parts) city.tally.pay_stage(stage, source, amount.in_yuan(), joint);
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
  city.memory.support(owner, plan.subsidy.in_yuan());
  note_sources(city, plan, project);
  if (plan.subsidy > Money()) {
    const std::size_t alliance = projects.alliance[project].position();
    city.public_record.pay(city.alliances.entry[alliance], recipient_of(city.enterprises, owner),
                           plan.subsidy, quarter - projects.subsidy_since[project]);
  }
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
  take_loans(city, plan, project);
  if (plan.equity > Money()) buy_stake(city, plan, project, quarter);
}

}  // namespace xiamen
