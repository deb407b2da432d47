#include "models/xiamen/rules/census.hpp"

namespace xiamen {

namespace {

void count_statuses(Census& census, const Enterprises& firms, std::size_t row, int quarter) {
  const auto valid = [&](const sim::Column<std::int32_t>& until) { return until[row] > quarter ? 1.0 : 0.0; };
  census.pool += valid(firms.pool_until);
  census.innovative += valid(firms.innovative_until);
  census.champions += valid(firms.champion_until);
  census.chain_leaders += valid(firms.chain_leader_until);
  census.unicorns += valid(firms.unicorn_until);
  if (!sector_info[firms.sector[row]].manufacturing || firms.sales_1[row] < Census::large_sales) return;
  census.large_manufacturers += 1.0;
  census.researching += firms.reported_1[row] > 0.0 ? 1.0 : 0.0;
  census.with_body += firms.research_body[row] != 0 ? 1.0 : 0.0;
}

}  // namespace

Census take_census(const City& city, int quarter, double labour_share) {
  const Enterprises& firms = city.enterprises;
  Census census;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0) continue;
    const double certified = firms.high_tech(row, quarter) ? 1.0 : 0.0;
    const double value_added = firms.sales(row) * (firms.margin[row] + firms.fortune[row] + labour_share);
    for (Census::Totals* totals :
         {&census.by_sector[firms.sector[row]], &census.by_district[firms.district[row]]}) {
      totals->enterprises += 1.0;
      totals->high_tech += certified;
      totals->value_added += value_added;
      totals->research += firms.research_quarter[row];
      totals->employment += firms.workers[row];
    }
    count_statuses(census, firms, row, quarter);
  }
  return census;
}

}  // namespace xiamen
