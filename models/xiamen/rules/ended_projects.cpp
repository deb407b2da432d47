#include "models/xiamen/rules/ended_projects.hpp"

#include <map>
#include <utility>

#include "models/xiamen/rules/row_places.hpp"

namespace xiamen {

namespace {

// What is remembered of the projects that are left.
void keep_memory_of_projects(City& city) {
  const Projects& projects = city.projects;
  std::map<sim::Key, sim::Key> institutes, programmes;
  for (std::size_t row = 0; row < projects.size(); ++row) {
    if (projects.origin[row].exists()) institutes.insert(city.memory.institute_of.extract(projects.key(row)));
    if (projects.launched[row] != 0) programmes.insert(city.memory.programme_of.extract(projects.key(row)));
  }
  city.memory.institute_of = std::move(institutes);
  city.memory.programme_of = std::move(programmes);
}

}  // namespace

void forget_ended_projects(City& city) {
  Projects& projects = city.projects;
  RowPlaces places(projects.size());
  for (const std::size_t row : projects.live) places.need(row);
  for (const std::size_t row : city.holdings.live) places.need_if_named(city.holdings.project[row]);
  for (const std::size_t row : city.policies.live) places.need_if_named(city.policies.project[row]);
  projects.keep(places.settle());
  keep_memory_of_projects(city);
  places.renumber(projects.live);
  places.renumber(city.holdings.project.values());
  places.renumber(city.policies.project.values());
}

}  // namespace xiamen
