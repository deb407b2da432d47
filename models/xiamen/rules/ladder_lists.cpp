#include "models/xiamen/rules/ladder.hpp"
#include "models/xiamen/rules/valuation.hpp"

namespace xiamen {

namespace {

Rung list(StatusRule rule, sim::Column<std::int32_t>& until, const Sponsors& award) {
  return {rule, until, award, 1, 0};
}

}  // namespace

void name_chain_leaders(const Ladder& ladder, const Sponsors& award, double count) {
  Enterprises& firms = ladder.city.enterprises;
  keep_list(ladder.city, list(StatusRule::chain_leader, firms.chain_leader_until, award), ladder.quarter,
            [&](std::size_t row) { return firms.chain_rank[row] > 0 && firms.chain_rank[row] <= count; });
}

void value_enterprises(const Ladder& ladder) {
  Enterprises& firms = ladder.city.enterprises;
  const ValuationTerms terms = valuation_terms(ladder.city, ladder.context);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const bool priced = firms.alive[row] != 0 && firms.has_investor[row] != 0;
    firms.valuation[row] = priced ? valuation(firms, terms, row) : 0.0;
  }
}

void find_unicorns(const Ladder& ladder, const Sponsors& award) {
  Enterprises& firms = ladder.city.enterprises;
  const double least =
      read(ladder.context, "status.unicorn_dollars") * read(ladder.context, "city.dollar_rate");
  const double oldest = read(ladder.context, "status.unicorn_age");
  keep_list(ladder.city, list(StatusRule::unicorn, firms.unicorn_until, award), ladder.quarter,
            [&](std::size_t row) {
              return firms.valuation[row] >= least && ladder.quarter - firms.birth[row] <= oldest &&
                     firms.ownership[row] == static_cast<std::uint8_t>(Ownership::privately_owned);
            });
}

}  // namespace xiamen
