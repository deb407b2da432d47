#include "models/xiamen/rules/places.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// A hall of two places at half the market rent for eight quarters. Three young enterprises of ten workers
// know 1, 3 and 2 million. A quarter's market rent is 10 x 10 m2 x 50 CNY x 3 = 15,000, so a stay saves
// 60,000.
class Hall : public testing::Test {
 protected:
  Hall()
      : town({{"space",
               "hall",
               {{"count", 1},
                {"places_each", 2},
                {"rent", 0.5},
                {"stay", 8},
                {"maximum_age", 8},
                {"maximum_sales", 4e6}}}}) {
    for (const double knows : {1e6, 3e6, 2e6}) {
      const std::size_t row = town.add_enterprise(5e5);
      firms.birth[row] = test::start.ordinal();
      firms.workers[row] = 10;
      firms.knowledge[row] = knows;
      town.give_cash(row, 1e5);
    }
  }
  void assign(sim::Quarter quarter = test::spring) { town.run("assign_places", quarter); }
  std::vector<std::int32_t> spaces() const {
    return {firms.space.values().begin(), firms.space.values().end()};
  }
  Town town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Hall, HousesThoseWhoKnowMost) {
  assign();
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{-1, 0, 0}));
  EXPECT_EQ(town.city.spaces.tenants[0], 2);
  EXPECT_EQ(town.cash(0), 1e5);
  EXPECT_EQ(town.cash(1), 9e4) << "moving costs 1000 a worker";
  EXPECT_EQ(firms.profit_year[1], -1e4);
  for (const std::size_t row : {1U, 2U}) {
    EXPECT_GE(firms.tenant_until[row] - test::spring.ordinal(), 4);
    EXPECT_LE(firms.tenant_until[row] - test::spring.ordinal(), 12);
  }
}

TEST_F(Hall, NobodyAsksUnlessItPays) {
  town.set("space.moving_cost", 6001);
  assign();
  EXPECT_EQ(town.city.spaces.tenants[0], 0);
  town.set("space.moving_cost", 5999);
  assign(test::summer);
  EXPECT_EQ(town.city.spaces.tenants[0], 2);
}

TEST_F(Hall, ServicesCountForWorkThatWaits) {
  // a test at home costs 2 million, of which a tenant would save a tenth: 200,000 more than the rent
  town.set("space.moving_cost", 20000);
  town.set("hall.services", 0.1);
  town.add_project(0, 1e9, Stage::small_scale_test);
  assign();
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{0, -1, -1}));
  EXPECT_EQ(shared_services(town.city, 0, Stage::small_scale_test), 0.9);
  EXPECT_EQ(shared_services(town.city, 0, Stage::pilot), 1.0);
  EXPECT_EQ(shared_services(town.city, 1, Stage::small_scale_test), 1.0);
}

TEST_F(Hall, AdmitsTheYoungAndSmallOfItsField) {
  firms.birth[0] = test::spring.ordinal() - 9;
  firms.base_sales[1] = 1.1e6;
  firms.sector[2] = 4;  // biomedicine
  town.set("hall.fields", 1);
  assign();
  EXPECT_EQ(town.city.spaces.tenants[0], 0);
}

TEST_F(Hall, ForProjectsAdmitsOnlyThoseWithOne) {
  town.set("hall.for_projects", 1);
  town.set("hall.stage_from", 2);
  town.set("hall.stage_to", 3);
  town.add_project(0, 1e9, Stage::pilot);
  town.add_project(1, 1e9, Stage::small_scale_test);
  assign();
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{0, -1, -1}));
}

TEST_F(Hall, TimeAndSizeMakeGraduates) {
  assign();
  firms.tenant_until[1] = test::summer.ordinal();
  firms.birth[1] -= 40;  // too old to come back
  firms.base_sales[2] = 1.1e6;
  assign(test::summer);
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{0, -1, -1}));
  EXPECT_EQ(town.city.tally.graduates, 2.0);
  EXPECT_EQ(town.city.spaces.graduates_year[0], 2);
}

TEST_F(Hall, TheGoneFreeTheirPlaces) {
  assign();
  firms.alive[1] = 0;
  firms.forget_the_gone();
  assign(test::summer);
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{0, -1, 0}));
  EXPECT_EQ(town.city.tally.graduates, 0.0);
}

TEST_F(Hall, AClosedOrSmallerHallPutsTenantsOut) {
  assign();
  firms.tenant_until[1] = firms.tenant_until[2] + 1;
  town.set("hall.places_each", 1);
  assign(test::summer);
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{-1, -1, 0})) << "the last to end goes first";
  town.set("hall.active", 0);
  assign(test::autumn);
  EXPECT_EQ(spaces(), (std::vector<std::int32_t>{-1, -1, -1}));
  EXPECT_EQ(town.city.tally.graduates, 0.0);
}

TEST_F(Hall, HigherLevelsHaveMorePlacesAndServices) {
  town.set("space.level_quality", 1.5);
  town.set("hall.provincial", 1);
  town.set("hall.national", 1);
  town.set("hall.contact", 0.4);
  town.set("hall.introductions", 2);
  assign();
  const Spaces& halls = town.city.spaces;
  ASSERT_EQ(halls.size(), 3U);
  EXPECT_EQ(halls.places[0], 8);
  EXPECT_EQ(halls.places[1], 4);
  EXPECT_EQ(halls.places[2], 2);
  EXPECT_NEAR(halls.contact[0], 0.9, 1e-12);
  EXPECT_NEAR(halls.contact[1], 0.6, 1e-12);
  EXPECT_EQ(halls.introductions[0], 5) << "4.5, rounded";
  EXPECT_EQ(halls.introductions[2], 2);
}

}  // namespace
}  // namespace xiamen
