#include <gtest/gtest.h>

#include <array>
#include <set>

#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "tests/properties/city_run.hpp"

/// The channel freeze for one lever of every kind of the catalogue.
namespace xiamen {
namespace {

constexpr std::array<const char*, 17> levers = {"innovation_consortium.subsidy_per_project",
                                                "first_set.places",
                                                "private_funds.hurdle",
                                                "rd_subsidy.share",
                                                "bank_tech_credit.maximum_share",
                                                "university_institute.budget_each",
                                                "pilot_platform.price",
                                                "hnte.campaign",
                                                "top_talent.support",
                                                "tax_relief_rd.certified_rate",
                                                "innovation_insurance.campaign",
                                                "key_project_programme.appropriation",
                                                "green_manufacturing.share",
                                                "innovation_points.reach",
                                                "incubator.rent",
                                                "regional_cooperation.reach",
                                                "soe_rd_reserve.after"};

TEST(EveryKind, HasALeverHere) {
  std::set<std::string> kinds;
  for (const sim::KindSchema& kind : all_kinds()) {
    // A package and a target have no mechanism of their own.
    if (!kind.names_others && kind.kind != "target") kinds.insert(kind.kind);
  }
  std::set<std::string> covered;
  for (const std::string lever : levers) {
    const sim::Entry* entry = test::small_inputs().entry(lever.substr(0, lever.find('.')));
    ASSERT_NE(entry, nullptr) << lever;
    covered.insert(entry->kind);
  }
  EXPECT_EQ(covered, kinds);
}

class LeverOfAKind : public testing::TestWithParam<const char*> {};

TEST_P(LeverOfAKind, ActsThroughItsChannelOnly) {
  sim::Change change;
  change.target = GetParam();
  change.how = sim::Change::How::scale;
  change.amount = 1.6;
  change.from = sim::Quarter(2021, 3);
  const sim::ScenarioInputs before = test::realised(test::scenario("baseline"));
  const sim::ScenarioInputs after = test::realised(test::with_change(change));
  const sim::ParameterTable& table = after.inputs.parameters;
  const std::string channel = table[table.require(change.target)].channel;
  const auto shown_to = [&](bool channel_alone) {
    sim::SimulationOptions options;
    options.timeline_of_step = [&, channel_alone](const std::string& step) -> const sim::ParameterTimeline& {
      return (step == channel) == channel_alone ? after.timeline : before.timeline;
    };
    return test::run(after, options);
  };
  const sim::RunResult without = shown_to(false);
  EXPECT_EQ(test::difference(without, test::baseline_run()), "");
  EXPECT_EQ(without.digest, test::baseline_run().digest);
  const sim::RunResult whole = test::run(after);
  const sim::RunResult alone = shown_to(true);
  EXPECT_EQ(test::difference(alone, whole), "");
  EXPECT_EQ(alone.digest, whole.digest);
  EXPECT_NE(whole.digest, test::baseline_run().digest) << "the lever moves nothing";
}

INSTANTIATE_TEST_SUITE_P(EveryKind, LeverOfAKind, testing::ValuesIn(levers),
                         [](const testing::TestParamInfo<const char*>& lever) {
                           std::string name = lever.param;
                           for (char& letter : name) letter = letter == '.' ? '_' : letter;
                           return name;
                         });

}  // namespace
}  // namespace xiamen
