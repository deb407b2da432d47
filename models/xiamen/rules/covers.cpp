#include "models/xiamen/rules/covers.hpp"

#include <algorithm>

#include "models/xiamen/rules/requirement.hpp"
#include "sim/core/room.hpp"

namespace xiamen {

namespace {

std::int64_t bit_of(std::size_t cover) {
  return std::int64_t{1} << (cover % 62U);
}

}  // namespace

bool is_for(const City& city, std::size_t cover, std::size_t enterprise) {
  return serves_one(city.covers, cover, city.enterprises.sector[enterprise],
                    city.enterprises.district[enterprise]);
}

bool is_client(const City& city, std::size_t cover, std::size_t enterprise) {
  return (city.enterprises.insured_by[enterprise] & bit_of(cover)) != 0;
}

CoverTerms cover_terms(const StepContext& context) {
  CoverTerms terms;
  terms.effort = read(context, "cover.effort") * read(context, "city.price_level");
  terms.ruin_years = read(context, "cover.ruin_years");
  terms.fortune_deviation = read(context, "enterprise.fortune_deviation");
  terms.buyer_default = read(context, "cover.buyer_default");
  terms.buyer_exposure = read(context, "cover.buyer_exposure");
  terms.founder_liability = read(context, "cover.founder_liability");
  return terms;
}

Money premium_of(const Covers& covers, std::size_t cover, Money sum, int quarters) {
  return sim::portion(sum, covers.premium[cover] * std::max(1.0, quarters / 4.0));
}

Solvency solvency_of(const City& city, const CoverTerms& terms, std::size_t enterprise) {
  const Enterprises& firms = city.enterprises;
  const double yearly = 4.0 * firms.sales(enterprise);
  const double surplus = yearly * firms.margin[enterprise];
  const double free = (firms.cash[enterprise] - firms.owed_to_projects[enterprise]).in_yuan();
  return {free + surplus, yearly * terms.fortune_deviation, terms.ruin_years * std::max(0.0, surplus)};
}

sim::Stream hearing(const StepContext& context) {
  return context.luck.lifelong("hears of a cover");
}

bool knows(const City& city, const sim::Stream& hearing, std::size_t cover, std::size_t enterprise) {
  return city.covers.known[cover] > 0.0 &&
         hearing.chance(city.covers.known[cover], city.enterprises.key(enterprise), 0,
                        city.covers.key(cover));
}

CoverOffer best_project_cover(const City& city, const CoverTerms& terms, const sim::Stream& hearing,
                              std::size_t enterprise, Stage stage, double cost, int quarters,
                              double failure) {
  const Covers& covers = city.covers;
  CoverOffer best;
  for (std::size_t cover = 0; cover < covers.size(); ++cover) {
    if (!covers.sells(cover) || covers.trigger[cover] != CoverTrigger::project_failure ||
        !serves_stage(covers.stages[cover], stage) || !is_for(city, cover, enterprise) ||
        !knows(city, hearing, cover, enterprise) ||
        !meets(city, enterprise, covers.requirement[cover], city.quarter)) {
      continue;
    }
    const Money sum = Money::yuan(std::min(cost, covers.ceiling[cover]));
    if (sum <= Money() || covers.in_force[cover] + sum > covers.capacity[cover]) continue;
    const double premium = premium_of(covers, cover, sum, quarters).in_yuan();
    const double gain = gain_of_cover(
        {failure, covers.share[cover] * sum.in_yuan(), premium * (1.0 - covers.premium_subsidy[cover]),
         is_client(city, cover, enterprise) ? 0.0 : terms.effort},
        solvency_of(city, terms, enterprise));
    if (gain > best.gain) best = {CoverId(cover), sum, quarters, gain};
  }
  return best;
}

bool sell_cover(City& city, const CoverOffer& offer, std::size_t enterprise, std::int32_t project,
                Stage stage) {
  if (!offer.cover.exists()) return false;
  Covers& covers = city.covers;
  Enterprises& firms = city.enterprises;
  const std::size_t cover = offer.cover.position();
  const Money premium = premium_of(covers, cover, offer.sum, offer.quarters);
  const Money own = premium - sim::portion(premium, covers.premium_subsidy[cover]);
  if (own > firms.cash[enterprise] - firms.owed_to_projects[enterprise]) return false;
  pay_premium(city, cover, enterprise, premium);
  covers.in_force[cover] += offer.sum;
  if (!is_client(city, cover, enterprise)) ++covers.clients[cover];
  firms.insured_by[enterprise] |= bit_of(cover);

  Policies& policies = city.policies;
  const std::uint64_t what = project < 0 ? static_cast<std::uint64_t>(city.quarter)
                                         : city.projects.key(static_cast<std::size_t>(project));
  const std::size_t row =
      policies.append(sim::child_key("policy", firms.key(enterprise), sim::combine(covers.key(cover), what)));
  policies.cover[row] = offer.cover;
  policies.enterprise[row] = static_cast<std::int32_t>(enterprise);
  policies.project[row] = project;
  policies.stage[row] = stage;
  policies.sum[row] = offer.sum;
  policies.share[row] = covers.share[cover] * offer.part;
  policies.ends[row] = city.quarter + offer.quarters;
  sim::append_with_room(policies.live, row);
  return true;
}

void pay_premium(City& city, std::size_t cover, std::size_t enterprise, Money premium) {
  const Accounts& account = city.accounts;
  const Money by_city = sim::portion(premium, city.covers.premium_subsidy[cover]);
  city.books.transfer(account.premium, account.enterprises, enterprise, account.covers, cover,
                      premium - by_city);
  city.books.transfer(account.premium_subsidy, account.city_budget, 0, account.covers, cover, by_city);
  city.public_record.give(city.covers.entry[cover], recipient_of(city.enterprises, enterprise), by_city);
  city.enterprises.profit_year[enterprise] -= (premium - by_city).in_yuan();
}

Money pay_claim(City& city, std::size_t cover, std::size_t enterprise, Money claim) {
  const Accounts& account = city.accounts;
  const Money paid = std::clamp(claim, Money(), city.covers.reserve[cover]);
  city.books.transfer(account.claim, account.covers, cover, account.enterprises, enterprise, paid);
  city.enterprises.profit_year[enterprise] += paid.in_yuan();
  return paid;
}

LoanCover loan_cover(const City& city, std::size_t facility, std::size_t enterprise) {
  const Covers& covers = city.covers;
  const double left = 1.0 - city.facilities.public_loss_share[facility];
  LoanCover best;
  for (std::size_t cover = 0; cover < covers.size(); ++cover) {
    if (!covers.sells(cover) || covers.trigger[cover] != CoverTrigger::loan_default ||
        !covers_loans(covers.loans[cover], city.facilities.requirement[facility]) ||
        !is_for(city, cover, enterprise)) {
      continue;
    }
    const double part = std::min(covers.share[cover], left);
    const double room =
        std::clamp((covers.capacity[cover] - covers.in_force[cover]).in_yuan(), 0.0, covers.ceiling[cover]);
    if (part <= 0.0 || covers.ceiling[cover] <= 0.0) continue;
    const bool better = !best.cover.exists() || (best.room <= 0.0 && room > 0.0) ||
                        (room > 0.0 && covers.premium[cover] < covers.premium[best.cover.position()]);
    if (better) best = {CoverId(cover), part, room / part};
  }
  return best;
}

void pay_loan_claim(City& city, std::size_t loan, std::size_t lender, Money loss) {
  if (!city.loans.cover[loan].exists()) return;
  const std::size_t cover = city.loans.cover[loan].position();
  const Money claim =
      std::clamp(sim::portion(loss, city.loans.covered[loan]), Money(), city.covers.reserve[cover]);
  city.books.transfer(city.accounts.claim, city.accounts.covers, cover, city.accounts.lenders, lender, claim);
}

void pay_failure_claims(City& city, std::size_t enterprise, const std::vector<std::size_t>& policies) {
  const Enterprises& firms = city.enterprises;
  for (const std::size_t row : policies) {
    const std::size_t cover = city.policies.cover[row].position();
    if (city.policies.enterprise[row] != static_cast<std::int32_t>(enterprise) ||
        city.covers.trigger[cover] != CoverTrigger::enterprise_failure) {
      continue;
    }
    const Money debt = -(firms.working_debt[enterprise] + firms.project_debt[enterprise]);
    const Money unpaid = std::max(Money(), debt - firms.cash[enterprise]);
    const Money claim = std::min(city.policies.sum[row], sim::portion(unpaid, city.policies.share[row]));
    city.policies.sum[row] -= pay_claim(city, cover, enterprise, claim);
  }
}

void count_sums_in_force(City& city) {
  Covers& covers = city.covers;
  for (Money& sum : covers.in_force.values()) sum = Money();
  for (const std::size_t row : city.policies.live) {
    covers.in_force[city.policies.cover[row].position()] += city.policies.sum[row];
  }
  for (const std::size_t row : city.loans.live) {
    if (!city.loans.cover[row].exists()) continue;
    covers.in_force[city.loans.cover[row].position()] +=
        sim::portion(city.loans.outstanding[row], city.loans.covered[row]);
  }
}

}  // namespace xiamen
