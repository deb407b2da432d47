#include "sim/output/study_difference.hpp"

#include <bit>
#include <cmath>
#include <limits>

#include "tests/sim/output/made_study.hpp"

namespace {

using sim::first_difference;

/// Where the value of a variable of made::study() lies.
double& value_in(sim::Study& study, std::size_t variable, std::size_t scenario, std::size_t replicate,
                 std::size_t quarter, std::size_t cell = 0) {
  sim::Study::Variable& row = study.variables[variable];
  const std::size_t run = scenario * study.replicates.size() + replicate;
  return row.values[(run * study.quarters() + quarter) * row.cells + cell];
}

TEST(StudyDifference, EqualStudiesHaveNone) {
  EXPECT_FALSE(first_difference(made::study(), made::study()));
}

TEST(StudyDifference, OneBitIsFoundWithItsPlaceAndBothValues) {
  const sim::Study left = made::study();
  sim::Study right = left;
  double& value = value_in(right, 1, 1, 2, 3);
  const double before = value;
  value = std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) ^ 1U);
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->what, "value");
  EXPECT_EQ(found->scenario, "change-1");
  EXPECT_EQ(found->replicate, 3);
  EXPECT_EQ(found->quarter, sim::Quarter(2021, 3));
  EXPECT_EQ(found->observable, "takings");
  EXPECT_EQ(found->left, sim::shortest(before));
  EXPECT_EQ(found->right, sim::shortest(value));
  EXPECT_NE(found->left, found->right);
  EXPECT_EQ(sim::difference_text(*found, "there", "here"),
            "value of takings, scenario change-1, replicate 3, 2021Q3: " + found->left + " there, " +
                found->right + " here");
}

TEST(StudyDifference, EveryNanIsTheSameButNoNumber) {
  const sim::Study left = made::study();
  sim::Study right = left;
  value_in(right, 1, 0, 0, 0) = -std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(first_difference(left, right));
  value_in(right, 1, 0, 0, 0) = 0.0;
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->left, "nan");
  EXPECT_EQ(found->right, "0");
}

TEST(StudyDifference, NegativeZeroDiffersForRealNumbersOnly) {
  sim::Study left = made::study();
  value_in(left, 0, 0, 1, 2) = 0.0;
  sim::Study right = left;
  value_in(right, 3, 0, 1, 2) = -0.0;  // whole numbers
  EXPECT_FALSE(first_difference(left, right));
  value_in(right, 0, 0, 1, 2) = -0.0;
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->observable, "mills");
  EXPECT_EQ(found->left, "0");
  EXPECT_EQ(found->right, "-0");
}

TEST(StudyDifference, TheEarliestQuarterOfTheFirstRunComesFirst) {
  const sim::Study left = made::study();
  sim::Study right = left;
  value_in(right, 0, 1, 0, 1) += 1;     // a later scenario
  value_in(right, 0, 0, 2, 5) += 1;     // a later quarter
  value_in(right, 2, 0, 2, 4, 5) += 1;  // a later observable, an earlier quarter: the last cell of six
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->scenario, "baseline");
  EXPECT_EQ(found->replicate, 3);
  EXPECT_EQ(found->quarter, sim::Quarter(2021, 4));
  EXPECT_EQ(found->observable, "grain_by_soil_and_crop[loam,rice]");
}

TEST(StudyDifference, StatesMayDifferWhereNoValueDoes) {
  const sim::Study left = made::study();
  sim::Study right = left;
  right.state_digests[4].low ^= 1U;
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->what, "state digest");
  EXPECT_EQ(found->scenario, "change-1");
  EXPECT_EQ(found->replicate, 2);
  EXPECT_FALSE(found->quarter);
  EXPECT_EQ(found->left, left.state_digests[4].hex());
}

TEST(StudyDifference, TextsTellTheLine) {
  sim::Study left = made::study();
  left.input_texts["scenarios/long.toml"] = std::string(90, '#') + "\nvalue = 1\n";
  sim::Study right = left;
  right.input_texts["scenarios/long.toml"] = std::string(90, '#') + "\nvalue = 2\n";
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->what, "input scenarios/long.toml, line 2");
  EXPECT_EQ(found->left, "value = 1");
  EXPECT_EQ(found->right, "value = 2");
  right.input_texts.erase("scenarios/long.toml");
  EXPECT_EQ(first_difference(left, right)->right, "not there");
  EXPECT_EQ(first_difference(right, left)->left, "not there");
}

/// A list that looks the same when it is written out.
TEST(StudyDifference, TextsThatLookAlikeAreToldApart) {
  sim::Study left = made::study();
  sim::Study right = left;
  left.scenario_titles[0] = {"a | b", "c"};
  right.scenario_titles[0] = {"a", "b | c"};
  EXPECT_EQ(first_difference(left, right)->what, "digest of the content");
  right = left;
  right.variables[0].observable.name += ", " + right.variables[1].observable.name;
  right.variables.erase(right.variables.begin() + 1);
  EXPECT_EQ(first_difference(left, right)->what.substr(0, 11), "observables");
}

TEST(StudyDifference, PointsAndFailuresOfADesignCount) {
  sim::Study left = made::study();
  left.design = {"grid",     1,          {{"mill.price", "CNY", {"price", "价"}, "levels"}},
                 {0.0, 1.0}, {2.0, 3.0}, std::vector<std::string>(6)};
  sim::Study right = left;
  right.design->values[1] = 4.0;
  EXPECT_EQ(first_difference(left, right)->what.substr(0, 6), "design");
  right = left;
  right.design->failures[4] = "burst";
  const auto found = first_difference(left, right);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->what, "failure");
  EXPECT_EQ(found->scenario, "change-1");
  EXPECT_EQ(found->replicate, 2);
  EXPECT_EQ(found->right, "burst");
}

TEST(StudyDifference, NothingThatAFileHoldsIsLeftOut) {
  using Change = void (*)(sim::Study&);
  const std::vector<std::pair<std::string, Change>> changes = {
      {"model", [](sim::Study& study) { study.model += "x"; }},
      {"model version", [](sim::Study& study) { study.model_version += "x"; }},
      {"file version", [](sim::Study& study) { study.file_version += "x"; }},
      {"seed", [](sim::Study& study) { --study.seed; }},
      {"scenarios", [](sim::Study& study) { study.scenarios[1] += "x"; }},
      {"replicates", [](sim::Study& study) { ++study.replicates[2]; }},
      {"titles", [](sim::Study& study) { study.scenario_titles[1].zh += "x"; }},
      {"first changes", [](sim::Study& study) { study.first_changes[1] = std::nullopt; }},
      {"design", [](sim::Study& study) { study.design = sim::StudyDesign(); }},
      {"axes", [](sim::Study& study) { study.axes[1].labels[2].zh = "x"; }},
      {"observables", [](sim::Study& study) { study.variables.pop_back(); }},
      {"meaning of takings", [](sim::Study& study) { study.variables[1].observable.unit = "x"; }},
      {"meaning of takings", [](sim::Study& study) { study.variables[1].observable.headline = false; }},
      {"points", [](sim::Study& study) { study.points[1].value = 1; }}};
  for (const auto& [what, change] : changes) {
    sim::Study other = made::study();
    change(other);
    const auto found = first_difference(made::study(), other);
    ASSERT_TRUE(found) << what;
    EXPECT_EQ(found->what.substr(0, what.size()), what);
  }
  EXPECT_EQ(first_difference(made::study(), made::study(2, 3, {2023, 1}))->what, "last quarter");
}

}  // namespace
