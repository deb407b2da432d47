#include "models/xiamen/rules/ended_projects.hpp"

#include "models/xiamen/rules/row_places.hpp"

namespace xiamen {

void forget_ended_projects(City& city) {
  Projects& projects = city.projects;
  RowPlaces places(projects.size());
  for (const std::size_t row : projects.live) places.need(row);
  for (const std::size_t row : city.holdings.live) places.need_if_named(city.holdings.project[row]);
  for (const std::size_t row : city.policies.live) places.need_if_named(city.policies.project[row]);
  projects.keep(places.settle());
  places.renumber(projects.live);
  places.renumber(city.holdings.project.values());
  places.renumber(city.policies.project.values());
}

}  // namespace xiamen
