#include <gtest/gtest.h>

#include <algorithm>

#include "tests/properties/city_run.hpp"

/// The channel freeze for every entry of the catalogue: shown to all steps but its channel, a change of the
/// entry leaves the run as it is; shown to the channel alone, it does all it can do.
namespace xiamen {
namespace {

constexpr sim::Quarter changed_from(2022, 3);

std::vector<std::string> entry_ids() {
  return test::small_inputs().entry_ids();
}

// All levers of the entry are raised by a quarter, or open and closed change places.
enum class How { shifted, switched };

double shifted(const sim::Parameter& parameter, double value) {
  if (parameter.type == sim::ValueType::choice || parameter.type == sim::ValueType::boolean) return value;
  const double raised = value == 0.0 ? std::min(1.0, parameter.maximum) : 1.25 * value;
  const bool whole = parameter.type == sim::ValueType::count || parameter.type == sim::ValueType::duration;
  return std::clamp(whole ? static_cast<double>(static_cast<long>(raised + 0.5)) : raised, parameter.minimum,
                    parameter.maximum);
}

sim::ScenarioInputs changed(const std::string& id, How how) {
  sim::ScenarioInputs inputs = test::realised(test::scenario("baseline"));
  const sim::Entry& entry = *inputs.inputs.entry(id);
  for (sim::Quarter quarter = changed_from; quarter <= test::run_end; quarter = quarter + 1) {
    if (how == How::switched) {
      inputs.timeline.set(entry.open, quarter, inputs.timeline.get(entry.open, quarter) == 0.0 ? 1.0 : 0.0);
      continue;
    }
    for (const auto& [name, field] : entry.fields) {
      const sim::Parameter& parameter = inputs.inputs.parameters[field];
      if (parameter.role == sim::ParameterRole::lever)
        inputs.timeline.set(field, quarter, shifted(parameter, inputs.timeline.get(field, quarter)));
    }
  }
  return inputs;
}

class EveryEntry : public testing::TestWithParam<std::string> {
 protected:
  static void expect_freeze(How how) {
    const sim::ScenarioInputs before = test::realised(test::scenario("baseline"));
    const sim::ScenarioInputs after = changed(GetParam(), how);
    const std::string channel = after.inputs.parameters[after.inputs.entry(GetParam())->open].channel;
    const auto shown_to = [&](bool channel_alone) {
      sim::SimulationOptions options;
      options.timeline_of_step = [&,
                                  channel_alone](const std::string& step) -> const sim::ParameterTimeline& {
        return (step == channel) == channel_alone ? after.timeline : before.timeline;
      };
      return test::run(after, options);
    };
    EXPECT_EQ(shown_to(false).digest, test::baseline_run().digest) << "read outside " << channel;
    EXPECT_EQ(shown_to(true).digest, test::run(after).digest) << channel << " does not read all of it";
  }
};

TEST_P(EveryEntry, ActsThroughItsChannelWhenItsLeversMove) {
  expect_freeze(How::shifted);
}

TEST_P(EveryEntry, ActsThroughItsChannelWhenItOpensOrCloses) {
  expect_freeze(How::switched);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryEntry, testing::ValuesIn(entry_ids()),
                         [](const testing::TestParamInfo<std::string>& id) { return id.param; });

}  // namespace
}  // namespace xiamen
