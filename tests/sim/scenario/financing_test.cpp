#include "sim/scenario/financing.hpp"

#include <gtest/gtest.h>

#include "tests/sim/parameter/river_fixture.hpp"

/// Three weirs may spend 100, 300 and 600 CNY a year. A scenario doubles the first from 2026Q1.
namespace sim {
namespace {

std::string weir(const std::string& id, const std::string& stones, const std::string& rest = "") {
  return "\n[[entry]]\nid = \"" + id +
         "\"\nkind = \"weir\"\ngrade = \"C\"\nlabel = { en = \"Weir\", zh = \"堰\" }\n"
         "group = \"3 Dams\"\nsource = [{ assumed = \"a tale\" }]\nfrom = \"2019Q1\"\nstones = \"" +
         stones + "\"\n" + rest;
}

class Financing : public ::testing::Test {
 protected:
  Financing()
      : inputs_(river::read_world(folder_, "",
                                  weir("a", "100 CNY") + weir("b", "300 CNY") + weir("c", "600 CNY") +
                                      weir("shut", "900 CNY", "active = false\n"))) {}
  ScenarioInputs realised(const std::string& text) {
    const std::string path = folder_.write("s.toml", river::title + text);
    std::vector<Problem> warnings;
    return realise(read_scenario(path, inputs_, river::start, river::last, warnings), inputs_, river::start,
                   river::last);
  }
  static double value(const ScenarioInputs& run, const std::string& key, Quarter quarter = {2026, 1}) {
    return run.timeline.get(run.inputs.parameters.require(key), quarter);
  }
  river::TempFolder folder_;
  Inputs inputs_;
};

const std::string doubled = "[[change]]\ntarget = \"a.stones\"\nscale = 2.0\nfrom = \"2026Q1\"\n";
const std::string neutral = "financing = \"budget_neutral\"\n";

TEST_F(Financing, AdditionalMoneyIsNamedAndNobodyIsCut) {
  const ScenarioInputs run = realised(doubled);
  EXPECT_EQ(value(run, "a.stones"), 200.0);
  EXPECT_EQ(value(run, "a.bought"), 0.5);
  EXPECT_EQ(value(run, "a.bought", {2025, 4}), 0.0);
  EXPECT_EQ(value(run, "b.stones"), 300.0);
  EXPECT_EQ(value(run, "b.bought"), 0.0);
}

// The 100 CNY come from b and c in proportion: factor 1 - 100/900. What is shut gives nothing.
TEST_F(Financing, ANeutralBudgetTakesItFromTheOthersInProportion) {
  const ScenarioInputs run = realised(neutral + doubled);
  EXPECT_EQ(value(run, "a.stones"), 200.0);
  EXPECT_EQ(value(run, "a.bought"), 0.0);
  EXPECT_NEAR(value(run, "b.stones"), 300.0 * 8 / 9, 1e-9);
  EXPECT_NEAR(value(run, "c.stones"), 600.0 * 8 / 9, 1e-9);
  EXPECT_EQ(value(run, "shut.stones"), 900.0);
  EXPECT_NEAR(value(run, "a.stones") + value(run, "b.stones") + value(run, "c.stones"), 1000.0, 1e-9);
  EXPECT_EQ(value(run, "b.stones", {2025, 4}), 300.0);
}

TEST_F(Financing, WhatTheOthersCannotGiveIsAdditional) {
  // 1,000 to 2,500 more, of which 900 are there
  const ScenarioInputs run =
      realised(neutral + "[[change]]\ntarget = \"a.stones\"\nset = \"2600 CNY\"\nfrom = \"2026Q1\"\n");
  EXPECT_EQ(value(run, "b.stones"), 0.0);
  EXPECT_NEAR(value(run, "a.bought") * value(run, "a.stones"), 2500.0 - 900.0, 1e-9);
}

TEST_F(Financing, OpeningAnEntryAndAddingOneCount) {
  const ScenarioInputs opened = realised("[[activate]]\nid = \"shut\"\nfrom = \"2026Q1\"\n");
  EXPECT_EQ(value(opened, "shut.bought"), 1.0);
  const ScenarioInputs added =
      realised(neutral + "[[add]]\nid = \"d\"\nkind = \"weir\"\nfrom = \"2026Q1\"\nstones = \"500 CNY\"\n");
  EXPECT_NEAR(value(added, "a.stones"), 50.0, 1e-9);
  EXPECT_EQ(value(added, "d.bought"), 0.0);
}

TEST_F(Financing, ASavedSumIsNotGivenOut) {
  const ScenarioInputs run =
      realised(neutral + "[[change]]\ntarget = \"c.stones\"\nscale = 0.5\nfrom = \"2026Q1\"\n");
  EXPECT_EQ(value(run, "a.stones"), 100.0);
  EXPECT_EQ(value(run, "b.stones"), 300.0);
}

TEST_F(Financing, AChangeOfSizeZeroLeavesEveryBit) {
  const ScenarioInputs run =
      realised(neutral + "[[change]]\ntarget = \"a.stones\"\nscale = 1.0\nfrom = \"2026Q1\"\n");
  for (const char* id : {"a", "b", "c"}) {
    EXPECT_EQ(value(run, std::string(id) + ".bought"), 0.0);
    EXPECT_EQ(value(run, std::string(id) + ".stones"),
              inputs_.parameters[inputs_.parameters.require(std::string(id) + ".stones")].value);
  }
}

}  // namespace
}  // namespace sim
