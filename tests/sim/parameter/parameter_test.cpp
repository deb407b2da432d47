#include "sim/parameter/parameter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;

TEST(PartWay, SharesWholeNumbersByLargestRemainder) {
  // 10 over 4 steps: 3, 3, 2, 2.
  std::vector<double> values;
  for (int step = 0; step <= 5; ++step) values.push_back(part_way(0, 10, step, 4, true));
  EXPECT_THAT(values, ElementsAre(0, 3, 6, 8, 10, 10));
  EXPECT_EQ(part_way(7, -3, 1, 4, true), 4);
  EXPECT_EQ(part_way(7, -3, 3, 4, true), -1);
}

TEST(PartWay, IsLinearForTheRestAndExactAtBothEnds) {
  EXPECT_EQ(part_way(1, 2, 1, 4, false), 1.25);
  EXPECT_EQ(part_way(0.1, 0.3, 4, 4, false), 0.3);
  EXPECT_EQ(part_way(0.1, 0.3, 0, 4, false), 0.1);
  EXPECT_EQ(part_way(0.1, 0.1, 3, 7, false), 0.1);
  EXPECT_EQ(std::bit_cast<std::uint64_t>(part_way(-0.0, 0.0, 1, 4, false)),
            std::bit_cast<std::uint64_t>(-0.0));
}

TEST(PartWay, StaysWholeAndMonotoneForEveryLength) {
  for (int target = -25; target <= 25; ++target) {
    for (int steps = 1; steps <= 13; ++steps) {
      double before = 0;
      for (int step = 1; step <= steps; ++step) {
        const double value = part_way(0, target, step, steps, true);
        ASSERT_EQ(value, std::floor(value));
        ASSERT_GE((value - before) * (target < 0 ? -1 : 1), 0);
        ASSERT_LT(std::fabs(value - target * (static_cast<double>(step) / steps)), 1 + steps / 2.0);
        before = value;
      }
      ASSERT_EQ(before, target);
    }
  }
}

Parameter made(std::string key, double value) {
  Parameter parameter;
  parameter.key = std::move(key);
  parameter.value = value;
  parameter.start = river::start;
  return parameter;
}

TEST(ParameterAt, StepsAndGoesInStraightLines) {
  Parameter parameter = made("x", 0);
  parameter.path = {{Quarter(2021, 4), 8, true}, {Quarter(2023, 1), 20}, {Quarter(2024, 1), 24, true}};
  EXPECT_EQ(parameter.at(Quarter(2020, 1)), 0);
  EXPECT_EQ(parameter.at(Quarter(2020, 4)), 0);
  EXPECT_EQ(parameter.at(Quarter(2021, 1)), 2);
  EXPECT_EQ(parameter.at(Quarter(2021, 3)), 6);
  EXPECT_EQ(parameter.at(Quarter(2021, 4)), 8);
  EXPECT_EQ(parameter.at(Quarter(2022, 4)), 8);
  EXPECT_EQ(parameter.at(Quarter(2023, 1)), 20);
  EXPECT_EQ(parameter.at(Quarter(2023, 3)), 22);
  EXPECT_EQ(parameter.at(Quarter(2030, 1)), 24);
}

// 8 % a year are (1.08)^(1/4) a quarter; after the last point nothing grows.
TEST(ParameterAt, GrowsAtAConstantRate) {
  Parameter parameter = made("x", 1);
  parameter.path = {{Quarter(2021, 4), 1.08, false, true}, {Quarter(2022, 4), 0.54, false, true}};
  EXPECT_EQ(parameter.at(Quarter(2020, 4)), 1);
  EXPECT_NEAR(parameter.at(Quarter(2021, 1)), std::pow(1.08, 0.25), 1e-15);
  EXPECT_NEAR(parameter.at(Quarter(2021, 2)), std::sqrt(1.08), 1e-15);
  EXPECT_EQ(parameter.at(Quarter(2021, 4)), 1.08);
  EXPECT_NEAR(parameter.at(Quarter(2022, 2)), 1.08 * std::sqrt(0.5), 1e-15);
  EXPECT_EQ(parameter.at(Quarter(2022, 4)), 0.54);
  EXPECT_EQ(parameter.at(Quarter(2030, 1)), 0.54);
}

TEST(ParameterTable, FindsByKeyAndRefusesASecondOne) {
  ParameterTable table;
  const ParameterId id = table.add(made("mill.power", 3));
  EXPECT_EQ(table.find("mill.power"), id);
  EXPECT_FALSE(table.find("mill").exists());
  EXPECT_THROW(table.add(made("mill.power", 4)), InvalidInput);
  EXPECT_THAT(
      river::problems_of([&] { table.require("mill.powder"); }),
      ElementsAre(":0:0: the model needs the parameter 'mill.powder', but the data folder does not define "
                  "it; did you mean 'mill.power'?"));
}

TEST(ParameterTimeline, HoldsOneValuePerQuarterAndParameter) {
  ParameterTable table;
  Parameter moving = made("a", 1);
  moving.path = {{Quarter(2021, 2), 5}};
  const ParameterId a = table.add(moving);
  const ParameterId b = table.add(made("b", 2));
  ParameterTimeline timeline(table, river::start, Quarter(2021, 3));
  EXPECT_EQ(timeline.get(a, Quarter(2021, 1)), 1);
  EXPECT_EQ(timeline.get(a, Quarter(2021, 2)), 5);
  timeline.set(b, Quarter(2021, 2), 9);
  EXPECT_THAT(timeline.at(Quarter(2021, 2)), ElementsAre(5, 9));
  EXPECT_THAT(timeline.at(Quarter(2021, 3)), ElementsAre(5, 2));
  EXPECT_THROW(timeline.at(Quarter(2021, 4)), RunFailed);
  EXPECT_THROW(timeline.set(ParameterId::none(), Quarter(2021, 1), 0), RunFailed);
  EXPECT_THROW(ParameterTimeline(table, river::start, Quarter(2020, 3)), RunFailed);
}

TEST(ParameterView, LetsOnlyTheChannelReadALever) {
  ParameterTable table;
  Parameter lever = made("a", 1);
  lever.role = ParameterRole::lever;
  lever.channel = "grind";
  const ParameterId a = table.add(lever);
  lever.key = "b";
  lever.role = ParameterRole::initial;
  const ParameterId b = table.add(lever);
  const ParameterTimeline timeline(table, river::start, river::start);
  const ParameterView grinding(table, timeline.at(river::start), "grind");
  const ParameterView baking(table, timeline.at(river::start), "bake");
  EXPECT_EQ(grinding[a], 1);
  EXPECT_TRUE(grinding.on(a));
  EXPECT_EQ(baking[b], 1);
  EXPECT_THROW(baking[a], RunFailed);
}

}  // namespace
}  // namespace sim
