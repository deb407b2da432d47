#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "models/xiamen/mechanisms/mechanisms.hpp"

#include "tests/properties/city_run.hpp"

/// The channel freeze for every entry of the catalogue: shown to all steps but its channel, a change of the
/// entry leaves the run as it is; shown to the channel alone, it does all it can do. An entry that few can
/// use may do nothing in the small city, but of every kind some entry changes outcomes.
namespace xiamen {
namespace {

constexpr sim::Quarter changed_from(2022, 3);

std::vector<std::string> entry_ids() {
  return test::small_inputs().entry_ids();
}

// All numbers of the entry are raised by a quarter, its choices and flags are made otherwise, or open and
// closed change places.
enum class How { raised, otherwise, switched };

bool is_choice(const sim::Parameter& parameter) {
  return sim::has_choices(parameter.type) || parameter.type == sim::ValueType::boolean;
}

double raised(const sim::Parameter& parameter, double value) {
  const double more = value == 0.0 ? std::min(1.0, parameter.maximum) : 1.25 * value;
  const bool whole = parameter.type == sim::ValueType::count || parameter.type == sim::ValueType::duration;
  return std::clamp(whole ? static_cast<double>(static_cast<long>(more + 0.5)) : more, parameter.minimum,
                    parameter.maximum);
}

// The next of the choices, after the last the first; of a set the first alone, or all.
double otherwise(const sim::Parameter& parameter, double value) {
  if (parameter.type == sim::ValueType::set) return value == 1.0 ? parameter.maximum : 1.0;
  const double last =
      parameter.type == sim::ValueType::boolean ? 1.0 : static_cast<double>(parameter.choices.size()) - 1.0;
  return value < last ? value + 1.0 : 0.0;
}

// What changes of an entry: its field `open`, or those levers among its fields that are choices or that are
// none.
std::vector<sim::ParameterId> moved_levers(const sim::Inputs& inputs, const sim::Entry& entry, How how) {
  if (how == How::switched) return {entry.open};
  std::vector<sim::ParameterId> levers;
  for (const auto& [name, field] : entry.fields) {
    const sim::Parameter& parameter = inputs.parameters[field];
    if (parameter.role == sim::ParameterRole::lever && is_choice(parameter) == (how == How::otherwise) &&
        field.position() != entry.open.position())
      levers.push_back(field);
  }
  return levers;
}

sim::ScenarioInputs changed(const std::string& id, How how) {
  sim::ScenarioInputs inputs = test::realised(test::scenario("baseline"));
  for (const sim::ParameterId lever : moved_levers(inputs.inputs, *inputs.inputs.entry(id), how)) {
    const sim::Parameter& parameter = inputs.inputs.parameters[lever];
    for (sim::Quarter quarter = changed_from; quarter <= test::run_end; quarter = quarter + 1) {
      const double value = inputs.timeline.get(lever, quarter);
      inputs.timeline.set(lever, quarter,
                          is_choice(parameter) ? otherwise(parameter, value) : raised(parameter, value));
    }
  }
  return inputs;
}

struct Whole {
  sim::Digest digest;
  bool has_effect = false;  ///< some outcome is another one; what is a share of the entry's own limit is none
};

// The run in which every step sees the change; made once.
const Whole& whole_run(const std::string& id, How how) {
  static std::map<std::pair<std::string, How>, Whole> runs;
  const auto key = std::make_pair(id, how);
  const auto known = runs.find(key);
  if (known != runs.end()) return known->second;
  const sim::RunResult result = test::run(changed(id, how));
  Whole whole{result.digest};
  const sim::ObservableTable& table = result.trajectory.table();
  for (std::size_t row = 0; row < table.rows().size(); ++row) {
    const sim::ObservableId observable(row);
    if (table[observable].role != sim::Observable::Role::outcome || !table[observable].axes.empty()) continue;
    for (sim::Quarter quarter = changed_from; quarter <= test::run_end; quarter = quarter + 1) {
      const double here = result.trajectory.get(observable, quarter);
      const double there = test::baseline_run().trajectory.get(observable, quarter);
      whole.has_effect = whole.has_effect || (here != there && !(std::isnan(here) && std::isnan(there)));
    }
  }
  return runs.emplace(key, whole).first->second;
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
    EXPECT_EQ(shown_to(true).digest, whole_run(GetParam(), how).digest)
        << channel << " does not read all of it";
  }
};

TEST_P(EveryEntry, ActsThroughItsChannelWhenItsNumbersRise) {
  expect_freeze(How::raised);
}

TEST_P(EveryEntry, ActsThroughItsChannelWhenItsChoicesAreOthers) {
  const sim::Inputs& inputs = test::small_inputs();
  if (moved_levers(inputs, *inputs.entry(GetParam()), How::otherwise).empty()) GTEST_SKIP() << "it has none";
  expect_freeze(How::otherwise);
}

TEST_P(EveryEntry, ActsThroughItsChannelWhenItOpensOrCloses) {
  expect_freeze(How::switched);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryEntry, testing::ValuesIn(entry_ids()),
                         [](const testing::TestParamInfo<std::string>& id) { return id.param; });

// Without these two the freeze would hold for levers that nothing reads.
class EntriesOfAKind : public testing::TestWithParam<std::string> {
 protected:
  // Whether some entry of the kind has an effect.
  static bool act(How how) {
    for (const std::string& id : entry_ids()) {
      if (test::small_inputs().entry(id)->kind == GetParam() && whole_run(id, how).has_effect) return true;
    }
    return false;
  }
};

TEST_P(EntriesOfAKind, ChangeOutcomesWhenNumbersRise) {
  EXPECT_TRUE(act(How::raised));
}

TEST_P(EntriesOfAKind, ChangeOutcomesWhenChoicesAreOthers) {
  const sim::Inputs& inputs = test::small_inputs();
  bool some = false;
  for (const std::string& id : entry_ids()) {
    const sim::Entry& entry = *inputs.entry(id);
    some = some || (entry.kind == GetParam() && !moved_levers(inputs, entry, How::otherwise).empty());
  }
  if (!some) GTEST_SKIP() << "the kind has no choice that is a lever";
  EXPECT_TRUE(act(How::otherwise));
}

TEST_P(EntriesOfAKind, ChangeOutcomesWhenTheyOpenOrClose) {
  EXPECT_TRUE(act(How::switched));
}

// A package and a target have no mechanism of their own.
std::vector<std::string> kind_ids() {
  std::vector<std::string> ids;
  for (const sim::KindSchema& kind : all_kinds()) {
    if (!kind.names_others && kind.kind != "target") ids.push_back(kind.kind);
  }
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Kinds, EntriesOfAKind, testing::ValuesIn(kind_ids()),
                         [](const testing::TestParamInfo<std::string>& id) { return id.param; });

}  // namespace
}  // namespace xiamen
