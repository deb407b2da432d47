#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Four groups of 250 at a wage of 100,000, here and elsewhere.
TEST(SupplyResearchers, WageFollowsTheOutsideAndScarcity) {
  Town town;
  LabourMarkets& labour = town.city.labour;
  town.set("researcher.wage_speed", 0.1);
  town.set("researcher.outside_wage", 1.1e5);
  labour.wanted[0] = 275;  // a tenth too few: + 1 %
  labour.wanted[1] = 500;  // twice: + 3 % at most
  labour.wanted[2] = 125;  // half: - 3 % at most
  town.run("supply_researchers", test::spring);
  EXPECT_NEAR(labour.wage[0], 111100, 1e-6);
  EXPECT_NEAR(labour.wage[1], 113300, 1e-6);
  EXPECT_NEAR(labour.wage[2], 106700, 1e-6);
  EXPECT_NEAR(labour.wage[3], 110000, 1e-6);
  EXPECT_EQ(labour.supply[0], 250.0) << "nobody moves without elasticity";
  EXPECT_EQ(labour.wanted[0], 0.0);
  town.run("supply_researchers", test::summer);
  EXPECT_NEAR(labour.outside_wage[0], 1.1e5, 1e-6);
}

TEST(SupplyResearchers, GraduatesRetireesTraineesAndMovers) {
  // 100 trainees a year of whom half stay, over four equal groups: 3.125 a quarter each, plus, in electronics
  // alone, 40 x 1 / 4 = 10; graduates 3 % less retired 2 % of 250 = 2.5
  Town town({{"talent", "a_school", {{"trainees", 100}, {"stay_share", 0.5}}},
             {"talent", "b_school", {{"trainees", 40}, {"stay_share", 1}, {"fields", 1}}},
             {"talent", "c_school", {{"trainees", 1000}, {"stay_share", 1}}}});
  town.set("c_school.active", 0);
  town.set("researcher.graduates", std::pow(1.03, 4) - 1);
  town.set("researcher.retirement", 1 - std::pow(0.98, 4));
  town.run("supply_researchers", test::spring);
  EXPECT_NEAR(town.city.labour.supply[0], 250 + 2.5 + 3.125 + 10, 1e-9);
  EXPECT_NEAR(town.city.labour.supply[1], 250 + 2.5 + 3.125, 1e-9);
}

TEST(SupplyResearchers, SupportDrawsMoversAndIsPaidForThemAlone) {
  // 50,000 once are worth 10,000 a year: ln(1.1) x 0.4 / 4 x 250 = 2.3827544951 movers a group
  Town town({{"talent", "a_support", {{"support", 5e4}}}});
  town.set("researcher.migration_elasticity", 0.4);
  town.run("supply_researchers", test::spring);
  EXPECT_NEAR(town.city.labour.supply[2], 252.3827544951, 1e-9);
  EXPECT_NEAR(town.balance(town.city.accounts.city_budget), -4 * 119137.72, 0.03);
  EXPECT_EQ(town.balance(town.city.accounts.households), -town.balance(town.city.accounts.city_budget));
}

TEST(SupplyResearchers, DearHousingDrivesPeopleOut) {
  Town town;
  town.set("researcher.migration_elasticity", 0.4);
  town.set("researcher.housing_premium", 1.1);
  town.run("supply_researchers", test::spring);
  EXPECT_NEAR(town.city.labour.supply[0], 250 - 2.3827544951, 1e-9);
}

}  // namespace
}  // namespace xiamen
