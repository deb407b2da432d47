#include "sim/observe/reported_by.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problem.hpp"

namespace {

const sim::Quarter first{2020, 4};

/// Tolls by crossing and by daytime, and one plain series; the crossings are `ids`.
std::shared_ptr<const sim::ObservableTable> table(const std::vector<std::string>& ids) {
  sim::ObservableTable table;
  table.add_axis({"crossing", ids, std::vector<sim::Label>(ids.size())});
  table.add_axis({"daytime", {"day", "night"}, {{"day", ""}, {"night", ""}}});
  sim::Observable carts;
  carts.name = "carts";
  table.add(carts);
  sim::Observable tolls;
  tolls.name = "tolls";
  tolls.axes = {"crossing", "daytime"};
  table.add(tolls);
  return std::make_shared<const sim::ObservableTable>(std::move(table));
}

TEST(ReportedBy, LeavesOutPositionsThatTheOtherTableLacks) {
  const auto all = table({"arch", "north", "stone"});
  sim::Trajectory series(all, first, first + 1);
  const sim::ObservableId tolls = all->require("tolls");
  for (int quarter = 0; quarter < 2; ++quarter) {
    series.set(all->require("carts"), first + quarter, 7 + quarter);
    // The arch is not there in this run: its cells stay as they are, NaN.
    for (std::size_t cell = 2; cell < 6; ++cell)
      series.set(tolls, first + quarter, 10 * quarter + static_cast<double>(cell), cell);
  }
  const auto few = table({"arch", "stone"});
  const sim::Trajectory found = reported_by(series, few);
  EXPECT_EQ(found.first(), first);
  EXPECT_EQ(found.last(), first + 1);
  EXPECT_EQ(&found.table(), few.get());
  EXPECT_EQ(found.values(few->require("carts")), (std::vector<double>{7, 8}));
  const std::vector<double>& values = found.values(few->require("tolls"));
  ASSERT_EQ(values.size(), 8U);
  EXPECT_TRUE(std::isnan(values[0]) && std::isnan(values[5]));
  EXPECT_EQ(std::vector<double>(values.begin() + 2, values.begin() + 4), (std::vector<double>{4, 5}));
  EXPECT_EQ(std::vector<double>(values.begin() + 6, values.end()), (std::vector<double>{14, 15}));
}

TEST(ReportedBy, NeedsEveryPosition) {
  const sim::Trajectory series(table({"stone"}), first, first);
  EXPECT_THROW(reported_by(series, table({"arch", "stone"})), sim::RunFailed);
}

TEST(OnlyNamed, KeepsTheOrderAndTheAxesThatAreNeeded) {
  const auto all = table({"arch", "north"});
  const sim::ObservableTable carts = sim::only_named(*all, {"carts"});
  EXPECT_EQ(carts.names(), std::vector<std::string>{"carts"});
  EXPECT_TRUE(carts.axes().empty());
  const sim::ObservableTable both = sim::only_named(*all, {"tolls", "carts"});
  EXPECT_EQ(both.names(), all->names());
  EXPECT_EQ(both.axes().size(), 2U);
  EXPECT_THROW(sim::only_named(*all, {"cats"}), sim::RunFailed);
}

}  // namespace
