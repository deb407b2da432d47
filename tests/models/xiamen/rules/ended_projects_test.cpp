#include "models/xiamen/rules/ended_projects.hpp"

#include <gmock/gmock.h>

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;
using testing::ElementsAre;

// Of five projects 0, 1 and 3 have ended: 0 is named by nobody any more, in 1 a fund holds a stake, and a
// policy on 3 still has to pay. So 0 goes, and 1 to 4 become 0 to 3.
TEST(EndedProjects, GoUnlessAStakeOrAPolicyNamesThem) {
  Town town;
  City& city = town.city;
  const std::size_t owner = town.add_enterprise(1e6);
  for (const double value : {1e6, 2e6, 3e6, 4e6, 5e6}) town.add_project(owner, value);
  const sim::Key last = city.projects.key(4);
  city.projects.live = {2, 4};
  const std::size_t sold = city.holdings.append(1);
  city.holdings.project[sold] = 0;
  const std::size_t held = city.holdings.append(2);
  city.holdings.project[held] = 1;
  city.holdings.live = {held};
  const std::size_t policy = city.policies.append(3);
  city.policies.project[policy] = 3;
  city.policies.live = {policy};

  forget_ended_projects(city);
  ASSERT_EQ(city.projects.size(), 4U);
  EXPECT_THAT(city.projects.live, ElementsAre(1, 3));
  EXPECT_EQ(city.projects.key(3), last);
  EXPECT_EQ(city.projects.value[0], 2e6);
  EXPECT_EQ(city.holdings.project[held], 0);
  EXPECT_EQ(city.holdings.project[sold], -1);
  EXPECT_EQ(city.policies.project[policy], 2);
}

}  // namespace
}  // namespace xiamen
