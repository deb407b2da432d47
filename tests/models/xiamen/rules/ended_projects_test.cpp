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

// Results of an institute: 0 has ended; 1 is left, and sells through a programme.
TEST(EndedProjects, AreForgottenWithTheirPartners) {
  Town town({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}}});
  City& city = town.city;
  for (int each = 0; each < 2; ++each) town.add_result(0, 1e6, test::spring);
  const sim::Key left = city.projects.key(1);
  city.projects.launched[1] = test::spring.ordinal();
  city.projects.live = {1};
  city.memory.institute_of = {{city.projects.key(0), 7}, {left, 8}};
  city.memory.programme_of = {{left, 9}};
  forget_ended_projects(city);
  EXPECT_THAT(city.memory.institute_of, ElementsAre(testing::Pair(left, 8)));
  EXPECT_THAT(city.memory.programme_of, ElementsAre(testing::Pair(left, 9)));
}

}  // namespace
}  // namespace xiamen
