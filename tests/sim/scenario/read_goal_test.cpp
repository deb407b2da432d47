#include "sim/scenario/read_goal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/scenario/change.hpp"
#include "sim/scenario/read_sweep.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ReadGoal : public ::testing::Test {
 protected:
  ReadGoal() { inputs_.outcomes = {"carts", "waiting"}; }
  std::vector<Scenario> points(const std::string& text) {
    warnings_.clear();
    return read_scenarios(folder_.write("scenarios/s.toml", river::title + text), inputs_, river::start,
                          river::last, warnings_);
  }
  std::vector<std::string> problems(const std::string& text) {
    return river::problems_of([&] { points(text); });
  }
  static std::string goal(const std::string& value, const std::string& over, const std::string& rest = "") {
    return "[goal]\nobservable = \"carts\"\nat = \"2030Q4\"\nvalue = " + value + "\nover = [" + over +
           "]\nfrom = \"2026Q1\"\n" + rest;
  }

  river::TempFolder folder_;
  Inputs inputs_ = river::read_world(folder_);
  std::vector<Problem> warnings_;
};

TEST_F(ReadGoal, ScalesItsLeversTogether) {
  const std::vector<Scenario> found =
      points(goal("6000", "\"old_bridge.toll\", \"mill.power\"", "until = \"2032Q1\"\nramp = 2\n"));
  ASSERT_THAT(found, SizeIs(4));
  EXPECT_EQ(found[3].stem, "s/4");
  EXPECT_EQ(found[3].title.en, "T (old_bridge.toll, mill.power × 8)");
  EXPECT_EQ(found[0].title.zh, "题（old_bridge.toll, mill.power × 1.5）");
  ASSERT_TRUE(found[3].goal.has_value());
  EXPECT_EQ(found[3].goal->observable, "carts");
  EXPECT_EQ(found[3].goal->at, Quarter(2030, 4));
  EXPECT_EQ(found[3].goal->value, 6000);
  EXPECT_THAT(found[3].goal->factors, ElementsAre(1.5, 2, 4, 8));
  ASSERT_THAT(found[2].changes, SizeIs(2));
  for (const Change& change : found[2].changes) {
    EXPECT_EQ(change.how, Change::How::scale);
    EXPECT_EQ(change.amount, 4);
    EXPECT_EQ(change.from, Quarter(2026, 1));
    EXPECT_EQ(change.until, Quarter(2032, 1));
    EXPECT_EQ(change.ramp, 2);
  }
}

// A fifth of the carts cross: eight times as many are more than all.
TEST_F(ReadGoal, EndsAtTheRangeOfALever) {
  const std::vector<Scenario> found = points(goal("6000", "\"old_bridge.use\"", "scales = [2, 8]\n"));
  const Parameter& use = inputs_.parameters[inputs_.parameters.require("old_bridge.use")];
  EXPECT_DOUBLE_EQ(changed_value(use, found[0].changes[0], Quarter(2026, 1)), 0.4);
  EXPECT_EQ(changed_value(use, found[1].changes[0], Quarter(2026, 1)), 1);
}

TEST_F(ReadGoal, ValuesAreNumbersMoneyOrDifferences) {
  const auto read = [&](const std::string& value) { return *points(goal(value, "\"mill.power\""))[0].goal; };
  EXPECT_EQ(read("\"80 亿元\"").value, 8e9);
  EXPECT_FALSE(read("\"80 亿元\"").relative);
  EXPECT_DOUBLE_EQ(read("\"+10 %\"").value, 0.1);
  EXPECT_DOUBLE_EQ(read("\"-5%\"").value, -0.05);
  EXPECT_TRUE(read("\"-5%\"").relative);
  EXPECT_EQ(read("\"+10 %\"").text, "+10 %");
  EXPECT_EQ(read("0.5").text, "0.5");
  for (const char* value : {"\"many\"", "\"+ many %\"", "true", "[1]"}) {
    EXPECT_THAT(problems(goal(value, "\"mill.power\"")),
                ElementsAre(HasSubstr("s.toml:5:9: 'value' is a number in the unit of the observable")))
        << value;
  }
}

TEST_F(ReadGoal, TellsEveryMistakeInOnePass) {
  EXPECT_THAT(
      problems(
          "[goal]\nobservable = \"cart\"\nat = \"2025Q4\"\nover = [\"mill.powr\", 3, \"old_bridge.stone\", "
          "\"mill.power\", \"mill.power\"]\nfrom = \"2026Q1\"\nscales = [2, -1, 2]\nlever = 1\n"
          "[[change]]\ntarget = \"mill.power\"\nscale = 2\nfrom = \"2022Q1\"\nuntil = \"2023Q1\"\n"),
      ElementsAre(HasSubstr("s.toml:2:1: missing 'value' in [goal]"),
                  HasSubstr("s.toml:3:14: unknown observable 'cart'; did you mean 'carts'?"),
                  HasSubstr("s.toml:4:6: 'at' (2025Q4) is before 'from' (2026Q1)"),
                  HasSubstr("s.toml:5:9: unknown parameter 'mill.powr'"),
                  HasSubstr("s.toml:5:22: 'over' holds texts in quotes only"),
                  HasSubstr("s.toml:5:25: 'old_bridge.stone' is a choice, which cannot be scaled"),
                  HasSubstr("s.toml:5:45: line 9 changes 'mill.power' already"),
                  HasSubstr("s.toml:5:59: line 9 changes 'mill.power' already"),
                  HasSubstr("s.toml:5:59: 'mill.power' is named twice"),
                  HasSubstr("s.toml:7:14: a factor is a number from 0 to 1000"),
                  HasSubstr("s.toml:7:18: the factor 2 is there twice"),
                  HasSubstr("s.toml:8:1: unknown key 'lever'; did you mean 'over'?")));
  EXPECT_THAT(problems(goal("1", "")),
              ElementsAre("s.toml:6:8: 'over' is an empty list; name at least one lever"));
  EXPECT_THAT(problems("goal = 3\n"), ElementsAre(HasSubstr("s.toml:2:1: 'goal' is one table")));
  EXPECT_THAT(problems(goal("1", "\"mill.power\"", "scales = 2\n")),
              ElementsAre(HasSubstr("s.toml:8:10: 'scales' is a list of 1 to 64 factors")));
  EXPECT_THAT(problems(goal("1", "\"mill.power\"") +
                       "[sweep]\ntarget = \"mill.grain\"\nscale = [1, 2]\nfrom = \"2026Q1\"\n"),
              ElementsAre("s.toml:2:2: a file has either a sweep or a goal, which is a sweep itself"));
}

TEST_F(ReadGoal, WarnsOfWhatCannotComeAbout) {
  inputs_.parameters.edit(inputs_.parameters.require("mill.wheels")).value = 0;
  inputs_.parameters.edit(inputs_.parameters.require("mill.wheels")).path.clear();
  points(
      "[goal]\nobservable = \"carts\"\nat = \"2040Q4\"\nvalue = 1\nover = [\"mill.wheels\"]\nfrom = "
      "\"2026Q1\"\n");
  EXPECT_THAT(river::briefs(warnings_),
              ElementsAre("s.toml:4:6: never reached: 2040Q4 is after the end of the run (2035Q4)",
                          "s.toml:6:9: 'mill.wheels' is 0 throughout: no factor changes it"));
}

TEST_F(ReadGoal, ItsPointsAreCountedWithoutTheModel) {
  const auto count = [](const std::string& text) {
    return count_points(TomlFile::parse(river::title + text, "s.toml"));
  };
  EXPECT_EQ(count(goal("1", "\"mill.power\"")), 4U);
  EXPECT_EQ(count(goal("1", "\"mill.power\"", "scales = [2, 3]\n")), 2U);
  EXPECT_EQ(count("[sweep]\nset = [1, 2, 3]\n"), 3U);
  EXPECT_EQ(count("[[sweep]]\nadd = [1, 2]\n[[sweep]]\nadd = [1, 2]\n"), 2U);
  EXPECT_EQ(count(""), 1U);
}

TEST_F(ReadGoal, CannotBeExtended) {
  folder_.write("scenarios/aim.toml", river::title + goal("1", "\"mill.power\""));
  EXPECT_THAT(
      problems("extends = \"aim\"\n"),
      ElementsAre("s.toml:2:11: 'aim' has a goal and stands for several scenarios; none of them can be "
                  "extended: extend a file without goal"));
}

}  // namespace
}  // namespace sim
