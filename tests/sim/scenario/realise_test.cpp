#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>

#include "sim/scenario/scenario.hpp"
#include "tests/sim/parameter/river_fixture.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Realise : public ::testing::Test {
 protected:
  ScenarioInputs realised(const std::string& text) {
    const std::string path = folder_.write("s.toml", "title = { en = \"T\", zh = \"题\" }\n" + text);
    std::vector<Problem> warnings;
    return realise(read_scenario(path, inputs_, river::start, river::last, warnings), inputs_, river::start,
                   river::last);
  }
  static double value(const ScenarioInputs& run, const std::string& key, Quarter quarter) {
    return run.timeline.get(run.inputs.parameters.require(key), quarter);
  }
  /// The values of a parameter from `from` on.
  static std::vector<double> values(const ScenarioInputs& run, const std::string& key, Quarter from,
                                    int quarters) {
    std::vector<double> result;
    for (int i = 0; i < quarters; ++i) result.push_back(value(run, key, from + i));
    return result;
  }
  static std::vector<std::uint64_t> all_bits(const ScenarioInputs& run) {
    std::vector<std::uint64_t> bits;
    for (Quarter quarter = river::start; quarter <= river::last; quarter = quarter + 1) {
      for (const double each : run.timeline.at(quarter)) bits.push_back(std::bit_cast<std::uint64_t>(each));
    }
    return bits;
  }

  river::TempFolder folder_;
  Inputs inputs_ = river::read_world(folder_);
};

TEST_F(Realise, SetScaleAndAddFromTheirQuarterOn) {
  const ScenarioInputs run = realised(
      "[[change]]\ntarget = \"mill.power\"\nscale = 2.0\nfrom = \"2026Q1\"\n"
      "[[change]]\ntarget = \"old_bridge.toll\"\nset = \"1 亿元\"\nfrom = \"2026Q1\"\nuntil = \"2026Q3\"\n"
      "[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 2\nfrom = \"2024Q4\"\n");
  EXPECT_THAT(values(run, "mill.power", Quarter(2025, 4), 3), ElementsAre(12.5, 25, 25));
  EXPECT_THAT(values(run, "old_bridge.toll", Quarter(2025, 4), 4), ElementsAre(10, 1e8, 1e8, 10));
  EXPECT_THAT(values(run, "old_bridge.lanes", Quarter(2024, 3), 3), ElementsAre(3, 5, 6));
}

TEST_F(Realise, ARampReachesTheWholeChangeInItsLastQuarter) {
  const ScenarioInputs run = realised(
      "[[change]]\ntarget = \"mill.power\"\nadd = 8\nfrom = \"2026Q1\"\nramp = 4\n"
      "[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 10\nfrom = \"2026Q1\"\nramp = 4\n"
      "[[change]]\ntarget = \"old_bridge.toll\"\nset = \"2 元\"\nfrom = \"2026Q1\"\nuntil = \"2026Q3\"\n"
      "ramp = 4\n");
  EXPECT_THAT(values(run, "mill.power", Quarter(2025, 4), 6),
              ElementsAre(12.5, 14.5, 16.5, 18.5, 20.5, 20.5));
  EXPECT_THAT(values(run, "old_bridge.lanes", Quarter(2025, 4), 6), ElementsAre(4, 7, 10, 12, 14, 14));
  EXPECT_THAT(values(run, "old_bridge.toll", Quarter(2025, 4), 4), ElementsAre(10, 8, 6, 10));
}

TEST_F(Realise, AScaledCountIsRoundedAndStaysWholeOnTheWay) {
  const ScenarioInputs run =
      realised("[[change]]\ntarget = \"old_bridge.lanes\"\nscale = 3.6\nfrom = \"2026Q1\"\nramp = 7\n");
  // 4 x 3.6 = 14.4 -> 14, ten more over seven quarters: 2, 2, 2, 1, 1, 1, 1.
  EXPECT_THAT(values(run, "old_bridge.lanes", Quarter(2026, 1), 8),
              ElementsAre(6, 8, 10, 11, 12, 13, 14, 14));
}

TEST_F(Realise, ZeroSizeChangesLeaveEveryBit) {
  const auto baseline = all_bits(realised(""));
  for (const char* amount : {"scale = 1", "add = 0", "set = 12.5", "set = \"12.5 kW\""}) {
    for (const char* ramp : {"", "ramp = 7\n"}) {
      EXPECT_EQ(all_bits(realised(std::string("[[change]]\ntarget = \"mill.power\"\n") + amount +
                                  "\nfrom = \"2021Q1\"\n" + ramp)),
                baseline)
          << amount;
    }
  }
  EXPECT_EQ(all_bits(realised("[[change]]\ntarget = \"mill.grain\"\nscale = 1\nfrom = \"2021Q1\"\nramp = 9\n"
                              "[[change]]\ntarget = \"mill.wheels\"\nadd = 0\nfrom = \"2021Q1\"\nramp = 9\n"
                              "[[activate]]\nid = \"old_bridge\"\nfrom = \"2022Q1\"\n"
                              "[[deactivate]]\nid = \"night_ferry\"\nfrom = \"2022Q1\"\n")),
            baseline);
}

TEST_F(Realise, AChangeAfterTheEndLeavesEveryBit) {
  EXPECT_EQ(all_bits(realised("[[change]]\ntarget = \"mill.power\"\nscale = 3\nfrom = \"2036Q1\"\n"
                              "[[activate]]\nid = \"night_ferry\"\nfrom = \"2037Q1\"\n")),
            all_bits(realised("")));
}

TEST_F(Realise, NothingMovesBeforeTheFirstChange) {
  const ScenarioInputs baseline = realised("");
  const ScenarioInputs run =
      realised("[[change]]\ntarget = \"mill.grain\"\nscale = 0.5\nfrom = \"2022Q3\"\nramp = 3\n");
  for (Quarter quarter = river::start; quarter < Quarter(2022, 3); quarter = quarter + 1) {
    EXPECT_EQ(value(run, "mill.grain", quarter), value(baseline, "mill.grain", quarter));
  }
  EXPECT_LT(value(run, "mill.grain", Quarter(2022, 3)), value(baseline, "mill.grain", Quarter(2022, 3)));
}

TEST_F(Realise, SwitchesOpenAndCloseEntries) {
  const ScenarioInputs run = realised(
      "[[activate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"
      "[[deactivate]]\nid = \"night_ferry\"\nfrom = \"2028Q1\"\n"
      "[[deactivate]]\nid = \"old_bridge\"\nfrom = \"2022Q1\"\n"
      "[[activate]]\nid = \"old_bridge\"\nfrom = \"2023Q1\"\n");
  EXPECT_EQ(value(run, "night_ferry.active", Quarter(2025, 4)), 0);
  EXPECT_EQ(value(run, "night_ferry.active", Quarter(2026, 1)), 1);
  EXPECT_EQ(value(run, "night_ferry.active", Quarter(2027, 4)), 1);
  EXPECT_EQ(value(run, "night_ferry.active", Quarter(2028, 1)), 0);
  EXPECT_EQ(value(run, "old_bridge.active", Quarter(2021, 4)), 1);
  EXPECT_EQ(value(run, "old_bridge.active", Quarter(2022, 4)), 0);
  EXPECT_EQ(value(run, "old_bridge.active", Quarter(2023, 1)), 1);
  EXPECT_EQ(value(run, "old_bridge.active", Quarter(2031, 1)), 0);  // its own end
}

TEST_F(Realise, AnAddedEntryIsLikeAnotherButForItsFields) {
  const ScenarioInputs run = realised(
      "[[add]]\nid = \"new_bridge\"\nkind = \"bridge\"\nlike = \"old_bridge\"\nfrom = \"2027Q1\"\n"
      "until = \"2030Q1\"\ntoll = \"3 元\"\nproblems = [\"P2\"]\n"
      "[[change]]\ntarget = \"new_bridge.lanes\"\nadd = 1\nfrom = \"2028Q1\"\n");
  ASSERT_EQ(run.inputs.catalogue.size(), 3U);
  EXPECT_EQ(run.inputs.catalogue[0].id, "new_bridge");  // sorted by id
  EXPECT_EQ(run.inputs.catalogue[2].id, "old_bridge");
  EXPECT_EQ(value(run, "new_bridge.toll", river::start), 3);
  EXPECT_EQ(value(run, "new_bridge.lanes", Quarter(2027, 4)), 4);  // the copied path
  EXPECT_EQ(value(run, "new_bridge.lanes", Quarter(2028, 1)), 5);
  EXPECT_EQ(value(run, "old_bridge.lanes", Quarter(2028, 1)), 4);
  EXPECT_EQ(value(run, "new_bridge.active", Quarter(2026, 4)), 0);
  EXPECT_EQ(value(run, "new_bridge.active", Quarter(2027, 1)), 1);
  EXPECT_EQ(value(run, "new_bridge.active", Quarter(2030, 1)), 0);
  const Entry& added = *run.inputs.entry("new_bridge");
  EXPECT_EQ(added.label.en, "Old bridge (new_bridge)");
  EXPECT_EQ(added.group, "1 Bridges");
  EXPECT_EQ(added.problems, std::vector<std::string>{"P2"});
  EXPECT_EQ(run.inputs.parameters[added.field("toll")].sources.at(0).basis, Source::Basis::assumed);
  // What was there keeps its place, so that no index of the model moves.
  for (std::size_t i = 0; i < inputs_.parameters.size(); ++i) {
    EXPECT_EQ(run.inputs.parameters[ParameterId(i)].key, inputs_.parameters[ParameterId(i)].key);
  }
}

TEST_F(Realise, AnAddedEntryWithoutExampleTakesDefaults) {
  const ScenarioInputs run = realised(
      "[[add]]\nid = \"b\"\nkind = \"bridge\"\nfrom = \"2027Q1\"\ntoll = \"3 元\"\n"
      "lanes = { value = 1, path = [{ from = \"2030Q1\", value = 2 }] }\nlabel = { en = \"B\", zh = \"乙\" "
      "}\n");
  EXPECT_EQ(value(run, "b.use", river::start), 0.2);
  EXPECT_EQ(value(run, "b.lanes", Quarter(2030, 1)), 2);
  EXPECT_EQ(run.inputs.entry("b")->label.zh, "乙");
}

TEST_F(Realise, AnEntryOfTheChainCanBeCopiedAndSwitched) {
  folder_.write(
      "root.toml",
      "title = { en = \"T\", zh = \"题\" }\n[[add]]\nid = \"b\"\nlike = \"old_bridge\"\nfrom = \"2022Q1\"\n");
  const ScenarioInputs run = realised(
      "extends = \"root\"\n[[add]]\nid = \"c\"\nlike = \"b\"\nfrom = \"2023Q1\"\n"
      "[[deactivate]]\nid = \"b\"\nfrom = \"2023Q1\"\n");
  EXPECT_EQ(value(run, "b.active", Quarter(2022, 4)), 1);
  EXPECT_EQ(value(run, "b.active", Quarter(2023, 1)), 0);
  EXPECT_EQ(value(run, "c.active", Quarter(2023, 1)), 1);
}

// mill.grain is 4 万元 from 2022Q1 and goes in a straight line to 8 in 2023Q1: 6 in 2022Q3.
TEST_F(Realise, AFreezeKeepsTheValuesOfItsQuarter) {
  const ScenarioInputs free = realised("");
  const ScenarioInputs frozen = realised("freeze = \"2022Q3\"\n");
  EXPECT_THAT(values(free, "mill.grain", Quarter(2022, 2), 4), ElementsAre(5e4, 6e4, 7e4, 8e4));
  EXPECT_THAT(values(frozen, "mill.grain", Quarter(2022, 2), 4), ElementsAre(5e4, 6e4, 6e4, 6e4));
  EXPECT_EQ(value(frozen, "mill.grain", river::last), 6e4);
  EXPECT_EQ(value(frozen, "old_bridge.lanes", river::last), 3);  // widened in 2025
  EXPECT_EQ(value(frozen, "mill.power", river::last), 12.5);
  for (Quarter quarter = river::start; quarter <= Quarter(2022, 3); quarter = quarter + 1) {
    const auto a = free.timeline.at(quarter);
    const auto b = frozen.timeline.at(quarter);
    EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end())) << quarter.text();
  }
}

TEST_F(Realise, AFreezeKeepsAWholeNumberOnItsWay) {
  // Ten wheels more over five quarters to 2022Q1: 5, 7, 9, 11, 13.
  const ScenarioInputs frozen = realised("freeze = \"2021Q3\"\n");
  EXPECT_THAT(values(frozen, "mill.wheels", Quarter(2021, 1), 5), ElementsAre(5, 7, 9, 9, 9));
}

TEST_F(Realise, AFreezeKeepsEntriesOpenOrClosed) {
  Entry& ferry = inputs_.catalogue.front();
  ASSERT_EQ(ferry.id, "night_ferry");
  inputs_.parameters.edit(ferry.open).path = {{Quarter(2027, 1), 1}};  // a ferry to come
  EXPECT_EQ(value(realised(""), "night_ferry.active", Quarter(2027, 1)), 1);
  const ScenarioInputs frozen = realised("freeze = \"2024Q4\"\n");
  EXPECT_EQ(value(frozen, "night_ferry.active", Quarter(2027, 1)), 0);
  EXPECT_EQ(value(frozen, "old_bridge.active", Quarter(2031, 1)), 1);  // its end does not come
  const ScenarioInputs opened =
      realised("freeze = \"2024Q4\"\n[[activate]]\nid = \"old_bridge\"\nfrom = \"2026Q1\"\n");
  EXPECT_EQ(value(opened, "old_bridge.active", river::last), 1);
}

TEST_F(Realise, OwnChangesActOnFrozenValues) {
  const ScenarioInputs run = realised(
      "freeze = \"2022Q3\"\n"
      "[[change]]\ntarget = \"mill.grain\"\nscale = 2.0\nfrom = \"2022Q4\"\nuntil = \"2023Q3\"\n"
      "[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 2\nfrom = \"2022Q1\"\n"
      "[[deactivate]]\nid = \"old_bridge\"\nfrom = \"2030Q1\"\n"
      "[[add]]\nid = \"b\"\nlike = \"old_bridge\"\nfrom = \"2026Q1\"\nuntil = \"2028Q1\"\n"
      "toll = { value = \"1 元\", path = [{ from = \"2027Q1\", value = \"2 元\" }] }\n");
  EXPECT_THAT(values(run, "mill.grain", Quarter(2022, 3), 5), ElementsAre(6e4, 12e4, 12e4, 12e4, 6e4));
  EXPECT_EQ(value(run, "old_bridge.lanes", Quarter(2026, 1)), 5);
  EXPECT_EQ(value(run, "old_bridge.active", Quarter(2029, 4)), 1);
  EXPECT_EQ(value(run, "old_bridge.active", Quarter(2030, 1)), 0);
  // A new entry copies frozen fields; what the scenario writes itself goes on.
  EXPECT_EQ(value(run, "b.lanes", Quarter(2027, 1)), 3);
  EXPECT_THAT(values(run, "b.toll", Quarter(2026, 4), 2), ElementsAre(1, 2));
  EXPECT_THAT(values(run, "b.active", Quarter(2025, 4), 2), ElementsAre(0, 1));
  EXPECT_EQ(value(run, "b.active", Quarter(2028, 1)), 0);
}

TEST_F(Realise, AFreezeOfWhatNoLongerMovesLeavesEveryBit) {
  EXPECT_EQ(all_bits(realised("freeze = \"2035Q4\"\n")), all_bits(realised("")));
  EXPECT_EQ(all_bits(realised("freeze = \"2031Q1\"\n")),
            all_bits(realised("")));  // the last date of the data
  EXPECT_NE(all_bits(realised("freeze = \"2030Q4\"\n")), all_bits(realised("")));
}

TEST_F(Realise, ASettingHoldsFromTheInitialStateOnAndReplacesThePath) {
  apply_setting("old_bridge.lanes=7", inputs_);
  apply_setting("mill.stock = 9", inputs_);
  apply_setting("old_bridge.toll=\"2 万元\"", inputs_);
  apply_setting("old_bridge.stone=granite", inputs_);
  apply_setting("night_ferry.active=true", inputs_);
  const ScenarioInputs run =
      realised("[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 1\nfrom = \"2030Q1\"\n");
  EXPECT_EQ(value(run, "old_bridge.lanes", river::start), 7);
  EXPECT_EQ(value(run, "old_bridge.lanes", Quarter(2026, 1)), 7);
  EXPECT_EQ(value(run, "old_bridge.lanes", Quarter(2030, 1)), 8);
  EXPECT_EQ(value(run, "mill.stock", river::start), 9);
  EXPECT_EQ(value(run, "old_bridge.toll", river::start), 20000);
  EXPECT_EQ(value(run, "old_bridge.stone", river::last), 0);
  EXPECT_EQ(value(run, "night_ferry.active", river::start), 1);
}

TEST_F(Realise, BadSettingsAreRefused) {
  const auto refused = [&](const std::string& setting) {
    return river::problems_of([&] { apply_setting(setting, inputs_); });
  };
  EXPECT_THAT(refused("mill.power"), ElementsAre(HasSubstr("needs KEY=VALUE")));
  EXPECT_THAT(
      refused("mill.powr=3"),
      ElementsAre(":0:0: --set mill.powr=3: unknown parameter 'mill.powr'; did you mean 'mill.power' (kW, 0 "
                  "to 100)?"));
  EXPECT_THAT(refused("mill.power=300"),
              ElementsAre(":0:0: --set mill.power=300: 300 is out of range for 'mill.power' (kW, 0 to 100)"));
  EXPECT_THAT(refused("mill.grain=3"), ElementsAre(HasSubstr("no unit after '3' for 'mill.grain'")));
  EXPECT_THAT(refused("mill.stock=nan"), ElementsAre(HasSubstr("'nan' is no number")));
  apply_setting("mill.grain=-3 元", inputs_);  // its range is soft
  EXPECT_THAT(
      river::briefs(inputs_.warnings),
      ElementsAre(":0:0: --set mill.grain=-3 元: -3 is out of range for 'mill.grain' (CNY, 0 to 1e6)"));
}

class FirstChange : public Realise {
 protected:
  std::optional<Quarter> first(const std::string& text) {
    const std::string path = folder_.write("s.toml", "title = { en = \"T\", zh = \"题\" }\n" + text);
    std::vector<Problem> warnings;
    return first_change(read_scenario(path, inputs_, river::start, river::last, warnings), inputs_,
                        river::start, river::last);
  }
};

TEST_F(FirstChange, IsTheEarliestThatMovesANumber) {
  const std::string late = "[[change]]\ntarget = \"mill.power\"\nscale = 2.0\nfrom = \"2028Q2\"\n";
  const std::string early = "[[change]]\ntarget = \"old_bridge.toll\"\nset = \"2 元\"\nfrom = \"2026Q3\"\n";
  const std::string zero = "[[change]]\ntarget = \"old_bridge.lanes\"\nadd = 0\nfrom = \"2025Q1\"\n";
  EXPECT_EQ(first(late), Quarter(2028, 2));
  EXPECT_EQ(first(late + zero + early), Quarter(2026, 3));
  EXPECT_EQ(first(zero), std::nullopt);
  EXPECT_EQ(first(""), std::nullopt);
}

TEST_F(FirstChange, SeesEntriesThatOpenAndClose) {
  EXPECT_EQ(first("[[activate]]\nid = \"night_ferry\"\nfrom = \"2026Q1\"\n"), Quarter(2026, 1));
  EXPECT_EQ(first("[[activate]]\nid = \"old_bridge\"\nfrom = \"2022Q1\"\n"), std::nullopt) << "it is open";
  EXPECT_EQ(first("[[add]]\nid = \"b\"\nkind = \"bridge\"\nfrom = \"2027Q1\"\ntoll = \"3 元\"\n"
                  "lanes = { value = 1 }\nlabel = { en = \"B\", zh = \"乙\" }\n"),
            Quarter(2027, 1));
}

}  // namespace
}  // namespace sim
