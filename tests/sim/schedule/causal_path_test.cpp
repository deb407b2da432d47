#include "sim/schedule/causal_path.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/schedule/state_names.hpp"

namespace sim {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

StepInfo step(const std::string& name, std::initializer_list<std::string_view> reads,
              std::initializer_list<std::string_view> writes) {
  return {name, "day", {name, ""}, {"", ""}, state_names(reads), state_names(writes)};
}

/// A quarter by hand: a fee is posted, grain is sold for it, the guild gets its part and mends the road.
std::vector<StepInfo> fair() {
  return {step("grow_grain", {"mill: purse"}, {"mill: grain"}),
          step("post_fee", {}, {"stall: fee, places"}),
          step("sell_grain", {"stall: fee", "mill: grain"}, {"mill: purse"}),
          step("pay_guild", {"mill: purse"}, {"guild: chest"}),
          step("mend_road", {"guild: chest"}, {"road: length"}),
          step("count_stalls", {"stall: places"}, {"guild: members"}),
          step("look", {"stall: fee", "mill: *", "guild: *", "road: *"}, {})};
}

std::vector<std::string> told(const CausalPath& path, const std::vector<StepInfo>& steps) {
  std::vector<std::string> lines;
  for (const PathStep& each : path.steps) {
    std::string line =
        std::to_string(each.level) + "+" + std::to_string(each.quarters) + " " + steps[each.step].name + " <";
    for (const std::string& name : each.reads) line += " " + name;
    line += " >";
    for (const std::string& name : each.writes) line += " " + name;
    lines.push_back(line);
  }
  return lines;
}

// Who reads the fee comes first, then who reads what that writes: pay_guild in the same quarter, grow_grain,
// which is earlier in the quarter, in the next one. The road is two steps further; who only looks is no step.
TEST(CausalPath, GoesFromTheChannelThroughItsReadersAndTheirs) {
  const CausalPath path = causal_path(fair(), {{"post_fee"}, {"stall.fee"}, {}});
  EXPECT_THAT(
      told(path, fair()),
      ElementsAre("0+0 post_fee < > stall.fee", "1+0 sell_grain < stall.fee > mill.purse",
                  "2+0 pay_guild < mill.purse > guild.chest", "2+1 grow_grain < mill.purse > mill.grain"));
  EXPECT_EQ(path.further, 1U);
}

TEST(CausalPath, FollowsOnlyWhatIsSetForTheKind) {
  const CausalPath path = causal_path(fair(), {{"post_fee"}, {"stall.places"}, {}});
  EXPECT_THAT(told(path, fair()), ElementsAre("0+0 post_fee < > stall.places",
                                              "1+0 count_stalls < stall.places > guild.members"));
  EXPECT_EQ(path.further, 0U);
}

TEST(CausalPath, LeavesOutWhoReadsTheColumnForOthers) {
  const CausalPath path =
      causal_path(fair(), {{"post_fee"}, {"stall.*"}, std::vector<std::string>{"count_stalls"}});
  ASSERT_EQ(path.steps.size(), 1U) << "post_fee declares two columns, not all of the table";
  const CausalPath named = causal_path(
      fair(), {{"post_fee"}, {"stall.fee", "stall.places"}, std::vector<std::string>{"count_stalls"}});
  EXPECT_THAT(told(named, fair()), ElementsAre("0+0 post_fee < > stall.fee stall.places",
                                               "1+0 count_stalls < stall.places > guild.members"));
}

// What pay_guild leaves in the chest of this entry is no matter for those who look into other chests.
TEST(CausalPath, LeavesThemOutLaterToo) {
  std::vector<StepInfo> steps = fair();
  steps[2].writes.push_back("stall.fee");
  steps[5].reads.push_back("stall.fee");
  const CausalPath path =
      causal_path(steps, {{"post_fee"}, {"stall.fee"}, std::vector<std::string>{"sell_grain"}});
  ASSERT_EQ(path.steps.size(), 4U);
  for (const PathStep& each : path.steps) EXPECT_NE(steps[each.step].name, "count_stalls");
}

TEST(CausalPath, OfNothingSetIsEmpty) {
  EXPECT_THAT(causal_path(fair(), {}).steps, IsEmpty());
}

/// A licence whose two uses are chosen, as a kind declares them.
class Start : public ::testing::Test {
 protected:
  Start() {
    KindSchema kind;
    kind.kind = "licence";
    kind.channel = "post_fee";
    kind.sets = {"stall.fee"};
    kind.uses = {{{"use", "other_use"}, "sale", {"sell_grain"}},
                 {{"use", "other_use"}, "count", {"count_stalls"}},
                 {{"use", "other_use"}, "nothing", {}}};
    inputs_.kinds = {kind};
    entry_.kind = "licence";
    for (const char* field : {"use", "other_use"}) {
      Parameter parameter;
      parameter.key = std::string("it.") + field;
      parameter.type = ValueType::choice;
      parameter.choices = {"nothing", "sale", "count", "other"};
      entry_.fields[field] = inputs_.parameters.add(parameter);
    }
  }
  PathStart with(double use, double other_use) {
    inputs_.parameters.edit(entry_.field("use")).value = use;
    inputs_.parameters.edit(entry_.field("other_use")).value = other_use;
    return path_start(inputs_, entry_);
  }
  Inputs inputs_;
  Entry entry_;
};

TEST_F(Start, IsUsedByTheStepsOfItsChoices) {
  EXPECT_THAT(*with(1, 0).used_by, ElementsAre("sell_grain"));
  EXPECT_THAT(*with(2, 1).used_by, ElementsAre("count_stalls", "sell_grain"));
  EXPECT_THAT(with(1, 0).sets, ElementsAre("stall.fee"));
  EXPECT_THAT(with(1, 0).channels, ElementsAre("post_fee"));
  EXPECT_FALSE(with(3, 1).used_by) << "a choice without a rule does not narrow";
}

TEST_F(Start, OfAnInertChoiceIsNone) {
  EXPECT_THAT(with(0, 0).channels, IsEmpty());
  EXPECT_THAT(with(0, 0).sets, IsEmpty());
}

TEST_F(Start, RulesOverOtherFieldsNarrowFurther) {
  inputs_.kinds[0].uses = {{{"use"}, "sale", {"sell_grain", "count_stalls"}},
                           {{"other_use"}, "count", {"count_stalls", "grow_grain"}}};
  EXPECT_THAT(*with(1, 2).used_by, ElementsAre("count_stalls"));
  EXPECT_THAT(*with(1, 1).used_by, ElementsAre("sell_grain", "count_stalls"));
}

}  // namespace
}  // namespace sim
