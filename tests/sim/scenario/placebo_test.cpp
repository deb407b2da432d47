#include "sim/scenario/placebo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReadPlacebo : public ::testing::Test {
 protected:
  std::vector<Scenario> read(const std::string& text) {
    folder_.write("scenarios/s.toml", river::title + text);
    return read_scenarios(folder_.path() + "/scenarios/s.toml", inputs_, river::start, river::last,
                          warnings_);
  }
  std::vector<std::string> problems(const std::string& text) {
    return river::problems_of([&] { read(text); });
  }
  river::TempFolder folder_;
  Inputs inputs_ = river::read_world(folder_);
  std::vector<Problem> warnings_;
};

TEST_F(ReadPlacebo, StandsForAPointForEachDraw) {
  const std::vector<Scenario> points = read("placebo = { from = \"2026Q1\", draws = 3 }\n");
  ASSERT_THAT(points, SizeIs(3));
  EXPECT_EQ(points[2].stem, "s/3");
  EXPECT_EQ(points[2].title.en, "T (draw 3)");
  EXPECT_EQ(points[2].title.zh, "题（第3组）");
  EXPECT_EQ(points[2].placebo->draw, 3);
  EXPECT_EQ(points[2].placebo->from, Quarter(2026, 1));
  EXPECT_THAT(read("placebo = { from = \"2026Q1\", draws = 1 }\n"), SizeIs(1));
  EXPECT_THAT(warnings_, IsEmpty());
}

// The parameters stay, and yet the scenario begins to differ in its quarter.
TEST_F(ReadPlacebo, ChangesNoParameter) {
  const Scenario placebo = read("placebo = { from = \"2026Q1\", draws = 2 }\n").front();
  const ScenarioInputs with = realise(placebo, inputs_, river::start, river::last);
  const ParameterTimeline without(inputs_.parameters, river::start, river::last);
  for (Quarter quarter = river::start; quarter <= river::last; quarter = quarter + 1)
    EXPECT_TRUE(std::ranges::equal(with.timeline.at(quarter), without.at(quarter)));
  EXPECT_EQ(first_change(placebo, inputs_, river::start, river::last), Quarter(2026, 1));
}

TEST_F(ReadPlacebo, WhatIsWrongIsTold) {
  EXPECT_THAT(problems("placebo = 3\n"),
              ElementsAre("s.toml:2:11: 'placebo' needs a table such as { from = \"2026Q1\", draws = 20 }"));
  EXPECT_THAT(problems("placebo = { from = \"2026Q1\", draws = 0 }\n"),
              ElementsAre(HasSubstr("'draws' is a whole number from 1 to 64")));
  EXPECT_THAT(problems("placebo = { from = \"2020Q4\", draws = 2 }\n"), SizeIs(1));
  EXPECT_THAT(problems("placebo = { from = \"2026Q1\", seed = 2 }\n"),
              ElementsAre(HasSubstr("unknown key 'seed'")));
  EXPECT_THAT(problems("placebo = { from = \"2026Q1\", draws = 2 }\nfreeze = \"2024Q4\"\n"),
              ElementsAre(HasSubstr("s.toml:2:11: a placebo changes nothing but luck")));
}

}  // namespace
}  // namespace sim
