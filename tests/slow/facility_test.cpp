#include <gtest/gtest.h>

#include "tests/properties/city_run.hpp"

/// A facility binds only at its limit.
namespace xiamen {
namespace {

sim::Change limit(sim::Change::How how, double amount, sim::Quarter from) {
  sim::Change change;
  change.target = "tech_innovation_fund.limit";
  change.how = how;
  change.amount = amount;
  change.from = from;
  return change;
}

constexpr sim::Quarter from(2022, 1);

TEST(Facility, DoublingOneThatIsNotAtItsLimitMovesItsUtilisationAlone) {
  const sim::RunResult doubled =
      test::run(test::realised(test::with_change(limit(sim::Change::How::scale, 2.0, from))));
  const sim::RunResult& baseline = test::baseline_run();
  EXPECT_EQ(test::difference(doubled, baseline, test::run_end, {"facility_utilisation"}), "");
  const auto id = baseline.trajectory.table().require("facility_utilisation");
  const auto cell = baseline.trajectory.position("facility", "tech_innovation_fund");
  ASSERT_TRUE(cell.has_value());
  for (sim::Quarter quarter = from; quarter <= test::run_end; quarter = quarter + 1) {
    const double used = baseline.trajectory.get(id, quarter, *cell);
    EXPECT_LT(used, 1.0) << quarter.text();
    EXPECT_NEAR(doubled.trajectory.get(id, quarter, *cell), used / 2.0, 1e-15) << quarter.text();
  }
  EXPECT_GT(baseline.trajectory.get(id, test::run_end, *cell), 0.0);
}

TEST(Facility, DoublingOneThatIsMadeToBindChangesTheCity) {
  sim::Scenario scarce = test::with_change(limit(sim::Change::How::set, 20e6, from));
  const sim::RunResult bound = test::run(test::realised(scarce));
  sim::Scenario doubled = test::with_change(limit(sim::Change::How::set, 40e6, from));
  const sim::RunResult more = test::run(test::realised(doubled));
  EXPECT_NE(test::difference(bound, test::baseline_run(), test::run_end, {"facility_utilisation"}), "");
  EXPECT_NE(test::difference(more, bound, test::run_end, {"facility_utilisation"}), "");
}

}  // namespace
}  // namespace xiamen
