// Which enterprises are granted public money by rule for last year's R&D and interest?
//
// Once a year, in the third quarter, each grant on cost grants share x base up to its ceiling to every
// enterprise with a base; when claims exceed the appropriation all are cut in proportion (an entitlement has
// no limit). What is granted waits for its audit (pay_claims). The share really granted is remembered: it is
// what an enterprise expects of the next CNY of R&D.

#include <algorithm>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/public_money.hpp"

namespace xiamen {

namespace {

// The part of the R&D subsidy that is tied to patents and not earned by them.
struct Withheld {
  double tied;
  double reference;  // inventions per CNY of R&D that earn all of it

  double part(const Enterprises& firms, std::size_t row) const {
    if (tied <= 0.0 || firms.reported_1[row] <= 0.0) return 0.0;
    return tied * (1.0 - std::min(1.0, firms.inventions[row] / firms.reported_1[row] / reference));
  }
};

}  // namespace

void pay_grants(City& city, const StepContext& context) {
  if (context.quarter.number() != 3) return;
  const Enterprises& firms = city.enterprises;
  const Withheld withheld{
      city.practices[Practice::tied_subsidy],
      read(context, "practice.tied_reference") / (1e6 * read(context, "city.price_level"))};
  for (std::size_t grant = 0; grant < city.grants.size(); ++grant) {
    const GrantBase base = city.grants.base[grant];
    if (base != GrantBase::research_cost && base != GrantBase::interest) continue;
    std::vector<double> claims(firms.size(), 0.0);
    double all = 0;
    double all_bases = 0;
    for (const std::size_t row : firms.living) {
      if (!serves_one(city.grants, grant, firms.sector[row], firms.district[row])) continue;
      const double cost = base == GrantBase::research_cost ? firms.reported_1[row] : firms.interest_1[row];
      claims[row] = std::min(city.grants.share[grant] * cost, city.grants.ceiling[grant]);
      if (base == GrantBase::research_cost) claims[row] *= 1.0 - withheld.part(firms, row);
      all += claims[row];
      all_bases += cost;
    }
    const Money wanted = Money::yuan(all);
    const Money granted =
        city.grants.entitled[grant] != 0 ? wanted : std::min(city.grants.budget[grant], wanted);
    if (granted < wanted) {
      for (const double claim : claims) {
        if (claim > 0.0) city.tally.refuse(city.grants.entry[grant]);
      }
    }
    const std::vector<Money> parts = sim::apportion(granted, claims);
    const sim::FlowId reason =
        base == GrantBase::research_cost ? city.accounts.research_subsidy : city.accounts.interest_subsidy;
    const Payers payers = payers_of(city.grants, grant);
    city.public_record.ask(payers.entry, wanted);
    for (const std::size_t row : firms.living) {
      claim_public(city, reason, payers, row, parts[row]);
      city.public_record.grant(payers.entry, firms.key(row), parts[row]);
    }
    if (city.grants.entitled[grant] == 0) city.grants.budget[grant] -= granted;
    city.grants.paid_rate[grant] =
        base == GrantBase::research_cost && all_bases > 0.0 ? granted.in_yuan() / all_bases : 0.0;
  }
}

}  // namespace xiamen
