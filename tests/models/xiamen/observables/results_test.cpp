#include "tests/models/xiamen/observables/seen_town.hpp"

namespace xiamen {
namespace {

using test::SeenTown;

// Results are out of date after 20 quarters and old after 10.
TEST(ResultsSeen, WaitGrowOldAndGoOutOfDate) {
  SeenTown town({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}}});
  for (const int age : {0, 10, 11, 21}) town.add_result(0, 1e6, test::spring, age);
  town.look();
  EXPECT_EQ(town.seen("results_waiting"), 4.0);
  EXPECT_EQ(town.seen("results_waiting_long"), 2.0);
  town.run("enter_and_leave", test::spring);
  town.look(test::summer);
  EXPECT_EQ(town.seen("results_out_of_date", 0, test::summer), 1.0);
  EXPECT_EQ(town.seen("results_waiting", 0, test::summer), 3.0);
}

TEST(ResultsSeen, AreCountedWhenTheyArise) {
  SeenTown town({{"research_body", "institute", {{"count", 1}, {"budget_each", 4e8}, {"applied_share", 1}}}});
  town.set("body.results_per_cny", 1e-7);  // ten a quarter on average
  town.run("fund_research", test::spring);
  town.look();
  const auto waiting = static_cast<double>(town.city.projects.live.size());
  ASSERT_GT(waiting, 0.0);
  EXPECT_EQ(town.seen("results_found"), waiting);
  double by_sector = 0;
  for (std::size_t sector = 0; sector < sectors; ++sector)
    by_sector += town.seen("results_found_by_sector", sector);
  EXPECT_EQ(by_sector, waiting);
  EXPECT_NEAR(town.seen("institute_researchers"), 4e8 * 1e-5, 1e-6);
}

// Within a year 8 results are found, 1 is licensed and 1 founds an enterprise.
TEST(ResultsSeen, UptakeIsThatOfAYear) {
  SeenTown town;
  for (int quarter = 0; quarter < 4; ++quarter) {
    town.city.tally = Tally();
    town.city.tally.results_found[0] = 2.0;
    town.city.tally.contracts = quarter == 1 ? 1.0 : 0.0;
    town.city.tally.spin_offs = quarter == 3 ? 1.0 : 0.0;
    town.look(test::spring + quarter);
  }
  EXPECT_TRUE(std::isnan(town.seen("result_uptake", 0, test::autumn)));
  EXPECT_EQ(town.seen("result_uptake", 0, test::winter), 0.25);
}

TEST(ResultsSeen, OnesThatBecameProductsAreToldApart) {
  SeenTown town({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}}});
  const std::size_t owner = town.add_enterprise(1e6);
  town.set("stage.industrialisation.intercept", 100);  // all pass
  for (const bool result : {true, false}) {
    const std::size_t row = town.add_project(owner, 1e6, Stage::industrialisation);
    if (result) town.city.projects.origin[row] = BodyId(0);
    town.city.projects.progress[row] = Progress::working;
    town.city.projects.left[row] = 1;
  }
  town.run("advance_stages", test::spring);
  town.look();
  EXPECT_EQ(town.seen("projects_completed"), 2.0);
  EXPECT_EQ(town.seen("results_completed"), 1.0);
  EXPECT_EQ(town.seen("joint_projects_completed"), 0.0);
}

}  // namespace
}  // namespace xiamen
