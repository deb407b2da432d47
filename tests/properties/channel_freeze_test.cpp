#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "models/xiamen/city.hpp"
#include "models/xiamen/model.hpp"
#include "models/xiamen/process/process.hpp"
#include "sim/core/problem.hpp"
#include "tests/properties/city_run.hpp"
#include "tests/properties/shipped_scenarios.hpp"

namespace sim {

static void PrintTo(const Change& change, std::ostream* out) {
  *out << change.target;
}

}  // namespace sim

/// A lever acts only through its declared channel: the one step that reads it.
namespace xiamen {
namespace {

std::vector<sim::Change> changes_of_the_scenarios() {
  std::vector<sim::Change> changes;
  for (const char* stem : {"fund-scale-up", "more-consortia", "technology-fund"}) {
    for (const sim::Change& each : test::scenario(stem).changes) changes.push_back(each);
  }
  return changes;
}

class ChannelFreeze : public testing::TestWithParam<sim::Change> {
 protected:
  ChannelFreeze()
      : before(test::realised(test::scenario("baseline"))),
        after(test::realised(test::with_change(GetParam()))) {
    const sim::Inputs& inputs = after.inputs;
    channel = inputs.parameters[inputs.parameters.require(GetParam().target)].channel;
  }
  // Runs with the change shown to the channel alone, or to all others.
  sim::RunResult shown_to(bool channel_alone) {
    sim::SimulationOptions options;
    options.timeline_of_step = [this,
                                channel_alone](const std::string& step) -> const sim::ParameterTimeline& {
      return (step == channel) == channel_alone ? after.timeline : before.timeline;
    };
    return test::run(after, options);
  }
  sim::ScenarioInputs before;
  sim::ScenarioInputs after;
  std::string channel;
};

TEST_P(ChannelFreeze, HasAChannel) {
  bool found = false;
  for (const sim::StepInfo& step : CityModel().steps()) found = found || step.name == channel;
  EXPECT_TRUE(found) << "channel '" << channel << "'";
}

TEST_P(ChannelFreeze, WithoutItsChannelTheChangeDoesNothing) {
  const sim::RunResult result = shown_to(false);
  EXPECT_EQ(test::difference(result, test::baseline_run()), "");
  EXPECT_EQ(result.digest, test::baseline_run().digest);
}

TEST_P(ChannelFreeze, ThroughItsChannelAloneItDoesEverything) {
  const sim::RunResult whole = test::run(after);
  const sim::RunResult result = shown_to(true);
  EXPECT_EQ(test::difference(result, whole), "");
  EXPECT_EQ(result.digest, whole.digest);
  EXPECT_NE(test::difference(whole, test::baseline_run()), "") << "the change does nothing at all";
}

INSTANTIATE_TEST_SUITE_P(Scenarios, ChannelFreeze, testing::ValuesIn(changes_of_the_scenarios()),
                         [](const testing::TestParamInfo<sim::Change>& change) {
                           std::string name = change.param.target;
                           for (char& letter : name) letter = letter == '.' ? '_' : letter;
                           return name;
                         });

// The same for whole scenarios, whose changes and switches may have several channels; and for those whose
// first change is later than the end of the runs above.
class ScenarioFreeze : public testing::TestWithParam<const char*> {
 protected:
  ScenarioFreeze() {
    const sim::Scenario scenario = test::scenario(GetParam());
    sim::Quarter first(2035, 4);
    for (const sim::Change& each : scenario.changes) first = std::min(first, each.from);
    for (const sim::Switch& each : scenario.switches) first = std::min(first, each.from);
    last = std::max(test::run_end, first + 7);
    before = test::realised(test::scenario("baseline"), last);
    after = test::realised(scenario, last);
    const sim::ParameterTable& table = after.inputs.parameters;
    for (const sim::Change& each : scenario.changes)
      channels.insert(table[table.require(each.target)].channel);
    for (const sim::Switch& each : scenario.switches)
      channels.insert(table[after.inputs.entry(each.id)->open].channel);
  }
  sim::RunResult shown_to(bool channels_alone) {
    sim::SimulationOptions options;
    options.timeline_of_step = [this,
                                channels_alone](const std::string& step) -> const sim::ParameterTimeline& {
      return channels.contains(step) == channels_alone ? after.timeline : before.timeline;
    };
    return test::run(after, options);
  }
  sim::Quarter last;
  sim::ScenarioInputs before;
  sim::ScenarioInputs after;
  std::set<std::string> channels;
};

TEST_P(ScenarioFreeze, ActsThroughItsChannelsOnly) {
  const sim::RunResult baseline = test::run(before);
  const sim::RunResult without = shown_to(false);
  EXPECT_EQ(test::difference(without, baseline, last), "");
  EXPECT_EQ(without.digest, baseline.digest);
  const sim::RunResult whole = test::run(after);
  const sim::RunResult alone = shown_to(true);
  EXPECT_EQ(test::difference(alone, whole, last), "");
  EXPECT_EQ(alone.digest, whole.digest);
  EXPECT_NE(test::difference(whole, baseline, last), "") << "the scenario does nothing at all";
}

INSTANTIATE_TEST_SUITE_P(Shipped, ScenarioFreeze, test::shipped_scenarios, test::scenario_name);

TEST(Levers, AreReadByTheirChannelOnly) {
  const sim::Inputs& inputs = test::small_inputs();
  const sim::ParameterTimeline timeline(inputs.parameters, test::run_start, test::run_start);
  const auto values = timeline.at(test::run_start);
  std::size_t levers = 0;
  for (std::size_t row = 0; row < inputs.parameters.size(); ++row) {
    const sim::ParameterId id(row);
    const sim::Parameter& parameter = inputs.parameters[id];
    // What a product is for is no lever, so that the initial state may read it too.
    if (parameter.entry.empty() || parameter.role != sim::ParameterRole::lever) continue;
    ++levers;
    EXPECT_FALSE(parameter.channel.empty()) << parameter.key;
    EXPECT_NO_THROW(sim::ParameterView(inputs.parameters, values, parameter.channel)[id]) << parameter.key;
    for (const sim::StepInfo& step : CityModel().steps()) {
      if (step.name == parameter.channel) continue;
      EXPECT_THROW(sim::ParameterView(inputs.parameters, values, step.name)[id], sim::RunFailed)
          << parameter.key << " read by " << step.name;
    }
  }
  EXPECT_GT(levers, 50U);
}

TEST(Levers, AStepThatReadsAnothersLeverFails) {
  const sim::Inputs& inputs = test::small_inputs();
  const sim::ParameterTimeline timeline(inputs.parameters, test::run_start, test::run_start + 1);
  const auto context = [&](std::string_view step, sim::Quarter quarter) {
    return sim::StepContext{quarter, sim::ParameterView(inputs.parameters, timeline.at(quarter), step),
                            sim::RandomSource(1, 1), nullptr};
  };
  const auto world = CityModel().create(inputs, context(sim::initial_step, test::run_start));
  auto& city = dynamic_cast<City&>(*world);
  EXPECT_NO_THROW(raise_funds(city, context("raise_funds", test::run_start + 1)));
  EXPECT_THROW(raise_funds(city, context("sell_products", test::run_start + 1)), sim::RunFailed);
}

}  // namespace
}  // namespace xiamen
