#include "sim/study/study_points.hpp"

#include <gtest/gtest.h>

#include <map>

#include "sim/core/problem.hpp"

namespace {

sim::StudyFactor factor(const std::string& key, sim::ValueType type, double least, double most) {
  sim::StudyFactor factor;
  factor.parameter.key = key;
  factor.parameter.type = type;
  factor.parameter.minimum = least;
  factor.parameter.maximum = most;
  factor.from = sim::Quarter(2021, 1);
  return factor;
}

TEST(StudyFactor, LevelsAreEquallyLikely) {
  sim::StudyFactor one = factor("a", sim::ValueType::money, 0, 100);
  one.levels = {7, 3, 50};
  EXPECT_EQ(one.value(0.0), 7);
  EXPECT_EQ(one.value(0.34), 3);
  EXPECT_EQ(one.value(1.0), 50);
  EXPECT_EQ(one.distribution(), "levels");
}

TEST(StudyFactor, CountsAreWholeAndTheEndsOfTheirRangeAsLikelyAsTheOthers) {
  sim::StudyFactor one = factor("a", sim::ValueType::count, 2, 5);
  one.prior = sim::Prior{sim::Prior::Family::uniform, {1.5, 5.5, 0}};
  std::map<double, int> times;
  for (int place = 0; place < 400; ++place) ++times[one.value((place + 0.5) / 400)];
  EXPECT_EQ(times, (std::map<double, int>{{2, 100}, {3, 100}, {4, 100}, {5, 100}}));
  EXPECT_EQ(one.value(0), 2);
  EXPECT_EQ(one.value(1), 5);
}

TEST(StudyFactor, ScreeningLeavesTheTailsOut) {
  sim::StudyFactor one = factor("a", sim::ValueType::number, 0, 100);
  one.prior = sim::read_prior("U[0, 20]").prior;
  one.lowest = 0.05;
  one.highest = 0.95;
  EXPECT_DOUBLE_EQ(one.value(0), 1);
  EXPECT_DOUBLE_EQ(one.value(0.5), 10);
  EXPECT_DOUBLE_EQ(one.value(1), 19);
  EXPECT_DOUBLE_EQ(sim::relative_width(*one.prior), 1.8);
}

TEST(StudyPoints, ReplaceWhatTheBaseSays) {
  sim::StudyHead head;
  head.stem = "made";
  head.title = {"Made", "试验"};
  head.kind = sim::DesignKind::grid;
  sim::StudyFactor price = factor("price", sim::ValueType::number, 0, 100);
  price.levels = {1, 2};
  price.parts = 2;
  sim::Scenario base;
  for (const char* target : {"price", "wage"}) {
    sim::Change change;
    change.target = target;
    change.amount = 9;
    base.changes.push_back(change);
  }
  const sim::Design design = sim::design_of(head, {price});
  const std::vector<sim::Scenario> points = sim::scenarios_of(head, {price}, design, base, "made.toml");
  ASSERT_EQ(points.size(), 2U);
  EXPECT_EQ(points[1].stem, "made/2");
  EXPECT_EQ(points[1].title.zh, "试验（price = 2）");
  ASSERT_EQ(points[1].changes.size(), 2U);
  EXPECT_EQ(points[1].changes[0].target, "wage");
  EXPECT_EQ(points[1].changes[1].amount, 2);
  EXPECT_EQ(points[1].changes[1].from, sim::Quarter(2021, 1));
}

TEST(StudyPoints, AreCountedBeforeTheyAreMade) {
  sim::StudyHead head;
  head.kind = sim::DesignKind::sobol_indices;
  head.points = 10;
  const std::vector<sim::StudyFactor> three(3, factor("a", sim::ValueType::number, 0, 1));
  EXPECT_EQ(sim::design_of(head, three).points(), 50U);
  head.points = sim::most_design_points / 5 + 1;
  EXPECT_THROW(sim::design_of(head, three), sim::InvalidInput);
  head.kind = sim::DesignKind::morris;
  head.points = 10;
  EXPECT_EQ(sim::design_of(head, three).points(), 40U);
}

}  // namespace
