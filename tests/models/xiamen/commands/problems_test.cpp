#include "models/xiamen/commands/problems.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "sim/core/problem.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace xiamen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

sim::ReferenceList two_problems() {
  sim::ReferenceList list;
  list.noun = "problem";
  for (const char* id : {"P01", "P02"}) {
    sim::Reference row;
    row.id = id;
    row.words = std::string("what ") + id + " says";
    list.rows.push_back(std::move(row));
  }
  return list;
}

/// Two scenarios, two replicates, the initial quarter and one more: 10 and 14 enterprises, with more 2 above.
sim::Study small_study() {
  sim::Study study;
  study.scenarios = {"baseline", "more"};
  study.scenario_titles.resize(2);
  study.first_changes = {std::nullopt, sim::Quarter(2021, 1)};
  study.replicates = {1, 2};
  study.first = sim::Quarter(2020, 4);
  study.last = sim::Quarter(2021, 1);
  sim::Study::Variable variable;
  variable.observable.name = "enterprises";
  variable.observable.unit = "1";
  variable.observable.label = {"enterprises", "企业"};
  variable.cells = 1;
  variable.values = {10, 10, 14, 14, 10, 12, 14, 16};
  study.variables.push_back(std::move(variable));
  return study;
}

std::vector<std::string> faults(const std::string& text) {
  const river::TempFolder folder;
  folder.write("indicators.toml", text);
  return river::problems_of([&] { read_indicators(folder.path(), two_problems()); });
}

TEST(Problems, IndicatorsAreReadAndChecked) {
  const river::TempFolder folder;
  folder.write("indicators.toml",
               "[[indicator]]\nproblem = \"P01\"\nindicators = [\"enterprises\"]\n"
               "[[indicator]]\nproblem = \"P02\"\nnot_seen = \"nobody counts it\"\n");
  const auto rows = read_indicators(folder.path(), two_problems());
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].requests, ElementsAre("enterprises"));
  EXPECT_EQ(rows[1].not_seen, "nobody counts it");

  EXPECT_THAT(faults("[[indicator]]\nproblem = \"P01\"\nindicators = [\"enterprizes\"]\n"),
              ElementsAre(HasSubstr("unknown observable 'enterprizes'; did you mean 'enterprises'?"),
                          HasSubstr("problem 'P02' has no row")));
  EXPECT_THAT(faults("[[indicator]]\nproblem = \"P09\"\nnot_seen = \"x\"\n"),
              testing::Contains(HasSubstr("unknown problem 'P09'")));
  EXPECT_THAT(faults("[[indicator]]\nproblem = \"P01\"\n"),
              testing::Contains(HasSubstr("problem 'P01' has no indicators; say in 'not_seen' why")));
}

TEST(Problems, AreShownBesideTheBaseline) {
  const sim::Study study = small_study();
  sim::ComparisonPlan plan;
  plan.scenarios = {1};
  plan.quarters = {sim::Quarter(2021, 1)};
  const std::vector<ProblemIndicators> indicators = {{"P01", {"enterprises", "not_in_the_file"}, ""},
                                                     {"P02", {}, "nobody counts it"}};
  const auto rows = problem_rows(study, plan, indicators);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].comparison.effect.baseline, 12.0);
  EXPECT_EQ(rows[0].comparison.effect.effect, 2.0);
  std::ostringstream csv;
  sim::write_csv(problem_table(study, rows), csv);
  EXPECT_THAT(csv.str(), HasSubstr("P01,enterprises,1,more,2021Q1,12,14,2,2,2,2,1\r\n"));
  std::ostringstream text;
  write_problems(study, plan, indicators, two_problems(), rows, {}, text);
  EXPECT_THAT(text.str(), HasSubstr("P01  what P01 says\n"));
  EXPECT_THAT(text.str(), HasSubstr("  2021Q1   enterprises        12  +2"));
  EXPECT_THAT(text.str(), HasSubstr("P02  what P02 says\n  not seen here: nobody counts it\n"));
}

// A study of one scenario shows how things are.
TEST(Problems, OfTheBaselineAloneAreLevels) {
  const sim::Study study = small_study();
  sim::ComparisonPlan plan;
  plan.quarters = {sim::Quarter(2021, 1)};
  const auto rows = problem_rows(study, plan, {{"P01", {"enterprises"}, ""}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].comparison.effect.value, 12.0);
  std::ostringstream text;
  write_problems(study, plan, {{"P01", {"enterprises"}, ""}}, two_problems(), rows, {}, text);
  EXPECT_THAT(text.str(), HasSubstr("2021Q1   enterprises        12\n"));
}

}  // namespace
}  // namespace xiamen
