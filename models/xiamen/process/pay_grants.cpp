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

void pay_grants(City& city, const StepContext& context) {
  if (context.quarter.number() != 3) return;
  const Enterprises& firms = city.enterprises;
  for (std::size_t grant = 0; grant < city.grants.size(); ++grant) {
    const GrantBase base = city.grants.base[grant];
    if (base != GrantBase::research_cost && base != GrantBase::interest) continue;
    std::vector<double> claims(firms.size(), 0.0);
    double all = 0;
    double all_bases = 0;
    for (const std::size_t row : firms.living) {
      const double cost = base == GrantBase::research_cost ? firms.reported_1[row] : firms.interest_1[row];
      claims[row] = std::min(city.grants.share[grant] * cost, city.grants.ceiling[grant]);
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
    const sim::FlowId flow =
        base == GrantBase::research_cost ? city.accounts.research_subsidy : city.accounts.interest_subsidy;
    const Payers payers = payers_of(city.grants, grant);
    for (const std::size_t row : firms.living) claim_public(city, flow, payers, row, parts[row]);
    if (city.grants.entitled[grant] == 0) city.grants.budget[grant] -= granted;
    city.grants.paid_rate[grant] =
        base == GrantBase::research_cost && all_bases > 0.0 ? granted.in_yuan() / all_bases : 0.0;
  }
}

}  // namespace xiamen
