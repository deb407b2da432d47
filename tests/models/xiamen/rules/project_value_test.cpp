#include "models/xiamen/rules/project_value.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Stages of the plain town: validation 1 million, 2 quarters; test 1 and 1; pilot 4 and 4; industrialisation
// 10 and 2; incremental 1 and 4; every gate is passed with probability 1/2.
class ProjectValue : public testing::Test {
 protected:
  ProjectTerms terms() { return project_terms(town.city, town.context("sign_contracts", test::spring)); }
  static Prospect prospect(Stage stage, double value) {
    Prospect each;
    each.stage = stage;
    each.value = value;
    return each;
  }
  Town town;
};

TEST_F(ProjectValue, ChainOfStages) {
  EXPECT_EQ(next_stage(Stage::concept_validation), Stage::small_scale_test);
  EXPECT_EQ(next_stage(Stage::small_scale_test), Stage::pilot);
  EXPECT_EQ(next_stage(Stage::pilot), Stage::industrialisation);
  EXPECT_EQ(next_stage(Stage::industrialisation), Stage::market);
  EXPECT_EQ(next_stage(Stage::incremental), Stage::market);
}

TEST_F(ProjectValue, OfOneStageByHand) {
  // 10 x 1/2 - 1
  EXPECT_NEAR(present_value(terms(), prospect(Stage::incremental, 10e6)), 4e6, 1e-3);
}

TEST_F(ProjectValue, OfTheWholeChainByHand) {
  // industrialisation 200/2 - 10 = 90, pilot 90/2 - 4 = 41, test 41/2 - 1 = 19.5, validation 19.5/2 - 1
  // = 8.75
  EXPECT_NEAR(present_value(terms(), prospect(Stage::concept_validation, 200e6)), 8.75e6, 1e-3);
  EXPECT_NEAR(present_value(terms(), prospect(Stage::pilot, 200e6)), 41e6, 1e-3);
}

TEST_F(ProjectValue, OneMayStopAtTheNextGate) {
  // 20/2 - 10 = 0 at industrialisation; 18/2 - 10 < 0, so nobody would go on: the pilot is worth its cost
  EXPECT_NEAR(present_value(terms(), prospect(Stage::industrialisation, 18e6)), -1e6, 1e-3);
  EXPECT_NEAR(present_value(terms(), prospect(Stage::pilot, 18e6)), -4e6, 1e-3);
}

TEST_F(ProjectValue, DiscountsTheTimeOfWorkAndOfTheFirstCustomer) {
  town.set("project.discount_rate", 0.2);
  town.set("product.customer_chance", 0.5);
  // a quarter is worth d = 1.2^-0.25 = 0.955443; the customer 0.5 / (0.5 + 1 - d) = 0.918184; four quarters
  // 1/1.2
  const double d = std::pow(1.2, -0.25);
  const double expected = 0.5 / 1.2 * 10e6 * 0.5 / (1.5 - d) - 1e6;
  EXPECT_NEAR(present_value(terms(), prospect(Stage::incremental, 10e6)), expected, 1e-3);
}

TEST_F(ProjectValue, ReliefLowersTheCostOfResearchOnly) {
  Prospect each = prospect(Stage::pilot, 200e6);
  each.user_cost = 0.5;
  EXPECT_NEAR(present_value(terms(), each), 43e6, 1e-3);  // 90/2 - 2; industrialisation is investment
}

TEST_F(ProjectValue, SeatFeeCountsForThePresentStageAlone) {
  Prospect each = prospect(Stage::small_scale_test, 200e6);
  each.stage_factor = 3.0;
  EXPECT_NEAR(present_value(terms(), each), 17.5e6, 1e-3);  // 41/2 - 3
}

TEST_F(ProjectValue, DearWagesMakeResearchDear) {
  town.city.labour.wage[0] = 3e5;  // three times the reference: half of the cost is wages, so 2 x
  EXPECT_NEAR(stage_cost(terms(), Stage::pilot, FieldGroup::electronics, 1.0, 1.0, 0.0), 8e6, 1e-3);
  EXPECT_NEAR(stage_cost(terms(), Stage::pilot, FieldGroup::electronics, 1.0, 1.0, 0.0, true), 4e6, 1e-3);
  EXPECT_NEAR(stage_cost(terms(), Stage::industrialisation, FieldGroup::electronics, 1.0, 1.0, 0.0), 10e6,
              1e-3);
  EXPECT_NEAR(stage_cost(terms(), Stage::pilot, FieldGroup::life_sciences, 1.0, 1.0, 0.0), 4e6, 1e-3);
}

TEST_F(ProjectValue, ScaleFactorAndPilotMoveTheCost) {
  EXPECT_NEAR(stage_cost(terms(), Stage::pilot, FieldGroup::electronics, 2.0, 1.5, 0.0), 12e6, 1e-3);
  EXPECT_NEAR(stage_cost(terms(), Stage::industrialisation, FieldGroup::electronics, 1.0, 1.0, 1.0), 5e6,
              1e-3);
  town.set("city.price_level", 1.5);
  town.set("researcher.outside_wage", 1.5e5);
  town.city.labour.wage[0] = 1.5e5;  // wages rise with prices: the index stays 1
  EXPECT_NEAR(stage_cost(terms(), Stage::pilot, FieldGroup::electronics, 1.0, 1.0, 0.0), 6e6, 1e-3);
}

TEST_F(ProjectValue, ProceedsLeaveOutTheCosts) {
  EXPECT_NEAR(expected_proceeds(terms(), prospect(Stage::incremental, 10e6)), 5e6, 1e-3);
  EXPECT_NEAR(expected_proceeds(terms(), prospect(Stage::concept_validation, 160e6)), 10e6, 1e-3);
}

TEST_F(ProjectValue, RouteCostIsTheSumOfItsStages) {
  EXPECT_NEAR(route_cost(terms(), Route::incremental, FieldGroup::electronics), 1e6, 1e-3);
  EXPECT_NEAR(route_cost(terms(), Route::scale_up, FieldGroup::electronics), 15e6, 1e-3);
  EXPECT_NEAR(route_cost(terms(), Route::science, FieldGroup::electronics), 16e6, 1e-3);
}

TEST_F(ProjectValue, StagesTakeWholeQuartersAndAtLeastOne) {
  town.set("field.electronics.stage_time", 0.3);
  const auto stages = terms().stages[0];
  EXPECT_EQ(stages[static_cast<std::size_t>(Stage::pilot)].quarters, 1);              // 1.2
  EXPECT_EQ(stages[static_cast<std::size_t>(Stage::industrialisation)].quarters, 1);  // 0.6
  EXPECT_EQ(stages[static_cast<std::size_t>(Stage::small_scale_test)].quarters, 1);   // 0.3
}

}  // namespace
}  // namespace xiamen
