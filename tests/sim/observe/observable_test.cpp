#include "sim/observe/observable.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problem.hpp"

namespace {

sim::Observable named(const std::string& name, std::vector<std::string> axes = {}) {
  sim::Observable observable;
  observable.name = name;
  observable.axes = std::move(axes);
  return observable;
}

class ObservableTable : public testing::Test {
 protected:
  void SetUp() override {
    table.add_axis({"soil", {"sand", "loam"}, {{"sand", "沙土"}, {"loam", "壤土"}}});
    table.add_axis({"crop", {"rye", "oats", "rice"}, {{"rye", ""}, {"oats", ""}, {"rice", ""}}});
    mills = table.add(named("mills"));
    grain = table.add(named("grain", {"soil", "crop"}));
  }
  sim::ObservableTable table;
  sim::ObservableId mills;
  sim::ObservableId grain;
};

TEST_F(ObservableTable, FindsByName) {
  EXPECT_EQ(table.find("grain"), grain);
  EXPECT_EQ(table.require("mills"), mills);
  EXPECT_FALSE(table.find("grains").exists());
  EXPECT_EQ(table.names(), (std::vector<std::string>{"mills", "grain"}));
  EXPECT_EQ(table[grain].axes.size(), 2U);
}

TEST_F(ObservableTable, CountsCells) {
  EXPECT_EQ(table.cells(mills), 1U);
  EXPECT_EQ(table.cells(grain), 6U);
}

TEST_F(ObservableTable, RefusesWhatIsUnknownOrTwice) {
  EXPECT_THROW(table.require("grains"), sim::RunFailed);
  EXPECT_THROW(table.axis("colour"), sim::RunFailed);
  EXPECT_THROW(table.add(named("mills")), sim::RunFailed);
  EXPECT_THROW(table.add(named("flour", {"colour"})), sim::RunFailed);
  EXPECT_THROW(table.add_axis({"soil", {"clay"}, {{"clay", ""}}}), sim::RunFailed);
  EXPECT_THROW(table.add_axis({"colour", {"red"}, {}}), sim::RunFailed);
  EXPECT_THROW(table.add_axis({"colour", {"sum"}, {{"sum", ""}}}), sim::RunFailed);
  EXPECT_EQ(table.rows().size(), 2U);
}

TEST_F(ObservableTable, TrajectoryKeepsEachCell) {
  const sim::Quarter first(2020, 4);
  sim::Trajectory trajectory(table, first, first + 2);
  for (int quarter = 0; quarter < 3; ++quarter)
    for (std::size_t cell = 0; cell < 6; ++cell)
      trajectory.set(grain, first + quarter, 10.0 * quarter + static_cast<double>(cell), cell);
  for (int quarter = 0; quarter < 3; ++quarter)
    for (std::size_t cell = 0; cell < 6; ++cell)
      EXPECT_EQ(trajectory.get(grain, first + quarter, cell), 10.0 * quarter + static_cast<double>(cell));
  EXPECT_EQ(trajectory.values(grain)[1 * 6 + 4], 14.0);
}

TEST_F(ObservableTable, NothingRecordedIsNotANumber) {
  const sim::Trajectory trajectory(table, sim::Quarter(2020, 4), sim::Quarter(2021, 1));
  EXPECT_TRUE(std::isnan(trajectory.get(mills, sim::Quarter(2021, 1))));
  EXPECT_EQ(trajectory.values(grain).size(), 12U);
}

TEST_F(ObservableTable, TrajectoryRefusesAPlaceOutside) {
  sim::Trajectory trajectory(table, sim::Quarter(2020, 4), sim::Quarter(2021, 1));
  EXPECT_THROW(trajectory.set(mills, sim::Quarter(2020, 3), 1), sim::RunFailed);
  EXPECT_THROW(trajectory.set(mills, sim::Quarter(2021, 2), 1), sim::RunFailed);
  EXPECT_THROW(trajectory.set(mills, sim::Quarter(2021, 1), 1, 1), sim::RunFailed);
  EXPECT_THROW(trajectory.get(sim::ObservableId::none(), sim::Quarter(2021, 1)), sim::RunFailed);
  EXPECT_THROW(sim::Trajectory(table, sim::Quarter(2021, 1), sim::Quarter(2020, 4)), sim::RunFailed);
}

TEST(Role, HasTheNameOfTheFile) {
  EXPECT_EQ(sim::name_of(sim::Observable::Role::input), "input");
  EXPECT_EQ(sim::name_of(sim::Observable::Role::administrative), "administrative");
  EXPECT_EQ(sim::name_of(sim::Observable::Role::outcome), "outcome");
}

}  // namespace
