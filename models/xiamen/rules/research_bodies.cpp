#include "models/xiamen/rules/research_bodies.hpp"

#include <algorithm>

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

// CNY, for life but for prices.
double own_body_cost(City& city, const ResearchBodyTerms& terms, const sim::StepContext& context,
                     std::size_t row) {
  const double own = city.body_costs.of(
      row, [&] { return context.luck.lifelong("cost of an R&D body").normal(city.enterprises.key(row)); });
  return terms.median_cost * sim::exp(terms.deviation * own);
}

struct Founder {
  double borne;  // use over cost
  sim::Key tie;
  std::size_t row;
  double cost;
  double use;
  bool operator<(const Founder& other) const {
    return borne != other.borne ? borne > other.borne : tie < other.tie;
  }
};

// Closes bodies that have too little use; returns those that might found one with an award of so much, the
// fittest first.
std::vector<Founder> review(City& city, const sim::StepContext& context, const ResearchBodyTerms& terms,
                            double largest_award) {
  Enterprises& firms = city.enterprises;
  city.body_costs.begin(KeptDraws::lifelong, firms.size());
  std::vector<Founder> founders;
  for (const std::size_t row : firms.living) {
    if (firms.research_body[row] == 0 && firms.reported_1[row] <= 0.0) continue;
    const double cost = own_body_cost(city, terms, context, row);
    const double use = worth(firms, terms, row);
    if (firms.research_body[row] == 0) {
      if (use >= cost - std::min(largest_award, cost))
        founders.push_back({use / cost, sim::mix(firms.key(row)), row, cost, use});
    } else if (use < closed_below * cost) {
      firms.research_body[row] = 0;
    }
  }
  std::sort(founders.begin(), founders.end());
  return founders;
}

void found(City& city, const Founder& founder, const Sponsors& award) {
  Enterprises& firms = city.enterprises;
  if (award.total > 0.0) pay_award(city, founder.row, award);
  const Money paid = Money::yuan(founder.cost);
  city.books.transfer(city.accounts.research_goods, city.accounts.enterprises, founder.row,
                      city.accounts.suppliers, 0, paid);
  firms.profit_year[founder.row] -= paid.in_yuan();
  firms.research_quarter[founder.row] += paid.in_yuan();
  firms.research_year[founder.row] += paid.in_yuan();
  firms.research_body[founder.row] = 1;
  city.tally.recognitions[static_cast<std::size_t>(StatusRule::research_body)] += 1.0;
}

}  // namespace

ResearchBodyTerms research_body_terms(const sim::StepContext& context) {
  return {read(context, "research_body.cost") * read(context, "city.price_level"),
          read(context, "research_body.cost_deviation"), read(context, "research_body.use"),
          read(context, "enterprise.cash_floor")};
}

void found_research_bodies(City& city, const sim::StepContext& context, const ResearchBodyTerms& terms,
                           std::vector<BodySupport> offers) {
  std::erase_if(offers, [](const BodySupport& offer) { return offer.award <= 0.0; });
  std::stable_sort(offers.begin(), offers.end(),
                   [](const BodySupport& one, const BodySupport& other) { return one.award > other.award; });
  const double largest_award = offers.empty() ? 0.0 : offers.front().award;
  for (const Founder& founder : review(city, context, terms, largest_award)) {
    const double spare = spare_cash(city.enterprises, founder.row, terms.floor_share);
    const auto can_with = [&](double award) {
      return founder.use >= founder.cost - award && spare >= founder.cost - award;
    };
    Sponsors award;
    for (BodySupport& offer : offers) {
      const double offered = std::min(offer.award, founder.cost);
      if (!can_with(offered)) continue;
      if (offer.places > 0) {
        --offer.places;
        award.add(offer.entry, offered);
        break;
      }
      city.tally.refuse(offer.entry);
    }
    if (can_with(award.total)) found(city, founder, award);
  }
}

void place_research_bodies(City& city, const sim::StepContext& context) {
  Enterprises& firms = city.enterprises;
  const ResearchBodyTerms terms = research_body_terms(context);
  city.body_costs.begin(KeptDraws::lifelong, firms.size());
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const bool bears = firms.alive[row] != 0 && firms.reported_1[row] > 0.0 &&
                       worth(firms, terms, row) >= own_body_cost(city, terms, context, row);
    firms.research_body[row] = bears ? 1 : 0;
  }
}

}  // namespace xiamen
