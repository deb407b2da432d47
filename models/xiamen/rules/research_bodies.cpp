#include "models/xiamen/rules/research_bodies.hpp"

#include "models/xiamen/rules/financing.hpp"
#include "models/xiamen/rules/status_law.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

namespace {

constexpr double years_to_bear_the_cost = 3.0;
constexpr double closed_below = 0.5;  // of the cost, so that a body outlives a poor year

double worth(const Enterprises& firms, const ResearchBodyTerms& terms, std::size_t row) {
  const double real = firms.reported_1[row] / (1.0 + firms.relabelling[row]);
  return years_to_bear_the_cost * terms.use * real;
}

}  // namespace

ResearchBodyTerms research_body_terms(const sim::StepContext& context, double award) {
  return {read(context, "research_body.cost") * read(context, "city.price_level"),
          read(context, "research_body.cost_deviation"), read(context, "research_body.use"),
          read(context, "enterprise.cash_floor"), award};
}

double own_body_cost(const ResearchBodyTerms& terms, const sim::StepContext& context, sim::Key key) {
  return terms.median_cost *
         sim::exp(terms.deviation * context.luck.lifelong("cost of an R&D body").normal(key));
}

void found_research_bodies(City& city, const sim::StepContext& context, const ResearchBodyTerms& terms) {
  Enterprises& firms = city.enterprises;
  for (const std::size_t row : firms.living) {
    if (firms.research_body[row] == 0 && firms.reported_1[row] <= 0.0) continue;
    const double cost = own_body_cost(terms, context, firms.key(row));
    const double use = worth(firms, terms, row);
    if (firms.research_body[row] != 0) {
      if (use < closed_below * cost) firms.research_body[row] = 0;
      continue;
    }
    const double award = std::min(terms.award, cost);
    if (use < cost - award || spare_cash(firms, row, terms.floor_share) < cost - award) continue;
    if (award > 0.0) pay_award(city, row, award);
    const Money paid = Money::yuan(cost);
    city.books.transfer(city.accounts.research_goods, city.accounts.enterprises, row, city.accounts.suppliers,
                        0, paid);
    firms.profit_year[row] -= paid.in_yuan();
    firms.research_quarter[row] += paid.in_yuan();
    firms.research_year[row] += paid.in_yuan();
    firms.research_body[row] = 1;
    city.tally.recognitions[static_cast<std::size_t>(StatusRule::research_body)] += 1.0;
  }
}

void place_research_bodies(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const ResearchBodyTerms terms = research_body_terms(context, 0.0);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const bool bears = firms.alive[row] != 0 && firms.reported_1[row] > 0.0 &&
                       worth(firms, terms, row) >= own_body_cost(terms, context, firms.key(row));
    firms.research_body[row] = bears ? 1 : 0;
  }
}

}  // namespace xiamen
