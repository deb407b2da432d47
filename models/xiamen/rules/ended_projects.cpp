#include "models/xiamen/rules/ended_projects.hpp"

namespace xiamen {

void forget_ended_projects(City& city) {
  Projects& projects = city.projects;
  std::vector<std::int32_t> place(projects.size(), -1);
  const auto keep = [&place](std::int32_t row) {
    if (row >= 0) place[static_cast<std::size_t>(row)] = 0;
  };
  for (const std::size_t row : projects.live) keep(static_cast<std::int32_t>(row));
  for (const std::size_t row : city.holdings.live) keep(city.holdings.project[row]);
  for (const std::size_t row : city.policies.live) keep(city.policies.project[row]);
  std::vector<std::size_t> kept;
  for (std::size_t row = 0; row < place.size(); ++row) {
    if (place[row] < 0) continue;
    place[row] = static_cast<std::int32_t>(kept.size());
    kept.push_back(row);
  }
  projects.keep(kept);
  for (std::size_t& row : projects.live) row = static_cast<std::size_t>(place[row]);
  for (sim::Column<std::int32_t>* names : {&city.holdings.project, &city.policies.project}) {
    for (std::int32_t& row : names->values())
      if (row >= 0) row = place[static_cast<std::size_t>(row)];
  }
}

}  // namespace xiamen
