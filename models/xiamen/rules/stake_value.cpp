#include "models/xiamen/rules/stake_value.hpp"

#include <algorithm>

#include "models/xiamen/rules/financing.hpp"
#include "sim/core/math.hpp"

namespace xiamen {

Prospect prospect_of(const City& city, const ProjectTerms& terms, std::size_t project, double user_cost) {
  const Projects& projects = city.projects;
  Prospect prospect;
  prospect.stage = projects.stage[project];
  prospect.field = sector_info[projects.sector[project]].field;
  prospect.value =
      projects.believed_value[project] * terms.price * city.markets.closure[projects.sector[project]];
  prospect.merit = {projects.believed_merit[project], projects.doubt[project]};
  prospect.scale = projects.scale[project];
  prospect.learning = projects.learning[project];
  prospect.user_cost = user_cost;
  return prospect;
}

bool is_given_up(const Projects& projects, std::size_t project) {
  return projects.progress[project] == Progress::ended && projects.launched[project] == 0;
}

double project_worth(const City& city, const ProjectTerms& terms, std::size_t project, double keeps,
                     int quarter) {
  const Projects& projects = city.projects;
  if (projects.launched[project] != 0) {
    const double left = sim::pow(keeps, static_cast<double>(quarter - projects.launched[project]));
    return projects.value[project] * terms.price * city.markets.closure[projects.sector[project]] * left;
  }
  if (is_given_up(projects, project)) return 0.0;
  return expected_proceeds(terms, prospect_of(city, terms, project));
}

void dilute_stakes(City& city, const std::vector<std::size_t>& among, std::size_t project, double share,
                   double expected) {
  Holdings& holdings = city.holdings;
  for (const std::size_t row : among) {
    if (holdings.project[row] != static_cast<std::int32_t>(project) || holdings.held[row] != Holding::stake)
      continue;
    holdings.share[row] *= 1.0 - share;
    holdings.value[row] = holdings.share[row] * expected;
  }
}

std::vector<double> vintage_values(const City& city, double cash_floor) {
  std::vector<double> values(city.vintages.size());
  for (std::size_t row = 0; row < values.size(); ++row) values[row] = city.vintages.cash[row].in_yuan();
  const Holdings& holdings = city.holdings;
  const Enterprises& firms = city.enterprises;
  for (const std::size_t row : holdings.live) {
    const auto firm = static_cast<std::size_t>(holdings.enterprise[row]);
    if (firms.alive[firm] == 0) continue;
    double& value = values[static_cast<std::size_t>(holdings.vintage[row])];
    if (holdings.held[row] == Holding::stake) {
      value += is_given_up(city.projects, static_cast<std::size_t>(holdings.project[row]))
                   ? 0.0
                   : holdings.value[row];
    } else {
      const double claim = holdings.claim[row].in_yuan();
      const double able = std::max(0.0, spare_cash(firms, firm, cash_floor));
      value += claim * std::min(1.0, able / -firms.buy_back_debt[firm].in_yuan());
    }
  }
  return values;
}

}  // namespace xiamen
