#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Three R&D performers: the largest by knowledge sells too little to lead; the programme has one place for
// three.
class Alliance : public testing::Test {
 protected:
  Alliance()
      : town({{"alliance",
               "consortium",
               {{"count", 1},
                {"enterprises_each", 3},
                {"institutes_each", 1},
                {"term", 12},
                {"partner_cost_share", 0.3},
                {"subsidy_per_project", 1e6},
                {"lead_minimum_sales", 4e6}}},
              {"research_body", "institute", {{"count", 5}, {"budget_each", 0}}}}) {
    town.add_enterprise(2e6);
    town.add_enterprise(0.5e6);
    town.add_enterprise(1.5e6);
    town.city.enterprises.knowledge[0] = 5e6;
    town.city.enterprises.knowledge[1] = 9e6;
    town.city.enterprises.knowledge[2] = 4e6;
    town.city.bodies.count[0] = 5;
  }
  std::size_t members() const {
    std::size_t count = 0;
    for (const std::int32_t row : town.city.members.enterprise.values()) count += row >= 0 ? 1U : 0U;
    return count;
  }
  Town town;
  City& city = town.city;
};

TEST_F(Alliance, TheMostKnowingWithTheSalesLeads) {
  town.run("form_alliances", test::spring);
  ASSERT_EQ(city.alliances.size(), 1U);
  EXPECT_EQ(city.alliances.lead[0], 0);
  EXPECT_EQ(city.alliances.ends[0], test::spring.ordinal() + 12);
  EXPECT_EQ(city.alliances.cost_share[0], 0.3);
  EXPECT_EQ(members(), 3U);
  ASSERT_EQ(city.members.size(), 4U) << "and one institute";
  EXPECT_EQ(city.members.body[3].position(), 0U);
  EXPECT_GE(city.members.ordinal[3], 0);
  EXPECT_LT(city.members.ordinal[3], 5);
}

// The place is taken; of the other two one sells enough to lead as well.
TEST_F(Alliance, ATakenPlaceTurnsAwayWhoCouldLead) {
  town.run("form_alliances", test::spring);
  EXPECT_EQ(test::refused(town, "consortium"), 1.0);
  town.set("consortium.count", 2);
  town.city.tally = Tally();
  town.run("form_alliances", test::summer);
  EXPECT_EQ(test::refused(town, "consortium"), 0.0);
}

TEST_F(Alliance, APlaceIsFilledOnceAndAnewAfterTheTerm) {
  for (int i = 0; i < 12; ++i) town.run("form_alliances", test::spring + i);
  EXPECT_EQ(city.alliances.size(), 1U);
  town.run("form_alliances", test::spring + 12);
  EXPECT_EQ(city.alliances.size(), 2U);
}

TEST_F(Alliance, WithoutPartnersThePlaceStaysFree) {
  town.set("partner.cold_agreement", 0);
  town.run("form_alliances", test::spring);
  EXPECT_EQ(city.alliances.size(), 0U);
  town.set("alliance.minimum_members", 1);
  town.run("form_alliances", test::summer);
  EXPECT_EQ(members(), 1U);
}

TEST_F(Alliance, WithoutALeadThePlaceStaysFree) {
  town.set("consortium.lead_minimum_sales", 8e6 + 1);
  town.run("form_alliances", test::spring);
  EXPECT_EQ(city.alliances.size(), 0U);
}

TEST_F(Alliance, FormerPartnersAreAskedFirst) {
  // With cold agreement 0 and a tie bonus of 1 only former partners join the second time.
  town.set("partner.tie_bonus", 1);
  town.set("consortium.enterprises_each", 2);
  town.run("form_alliances", test::spring);
  ASSERT_EQ(members(), 2U);
  const std::int32_t partner =
      city.members.enterprise[0] == 0 ? city.members.enterprise[1] : city.members.enterprise[0];
  town.set("partner.cold_agreement", 0);
  town.run("form_alliances", test::spring + 12);
  ASSERT_EQ(members(), 4U);
  bool again = false;
  for (std::size_t row = 0; row < city.members.size(); ++row) {
    again = again || (city.members.alliance[row].position() == 1 && city.members.enterprise[row] == partner);
  }
  EXPECT_TRUE(again);
}

TEST_F(Alliance, TakesUpTheBestWaitingProject) {
  // worth per scale: 5 million, 8 / 2 = 4 million; the incremental one is no joint project
  const std::size_t best = town.add_project(1, 5e6, Stage::small_scale_test);
  const std::size_t large = town.add_project(2, 8e6, Stage::small_scale_test);
  const std::size_t small_step = town.add_project(0, 9e6, Stage::incremental);
  city.projects.scale[large] = 2.0;
  town.run("form_alliances", test::spring);
  ASSERT_TRUE(city.projects.alliance[best].exists());
  EXPECT_EQ(city.projects.subsidy_left[best], Money::yuan(1e6));
  EXPECT_FALSE(city.projects.alliance[large].exists());
  EXPECT_FALSE(city.projects.alliance[small_step].exists());
  EXPECT_EQ(city.alliances.joint_projects[0], 1);
  town.run("form_alliances", test::summer);
  EXPECT_FALSE(city.projects.alliance[large].exists()) << "one at a time";
  city.projects.stage[best] = Stage::market;
  town.run("form_alliances", test::autumn);
  EXPECT_TRUE(city.projects.alliance[large].exists());
}

}  // namespace
}  // namespace xiamen
