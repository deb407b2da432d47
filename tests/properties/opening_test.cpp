#include <gtest/gtest.h>

#include <algorithm>

#include "tests/properties/city_run.hpp"

/// Most printed stocks are of 2025 while the run starts in 2020Q4: entries open on their dates, follow a path
/// to their printed values, and do nothing before.
namespace xiamen {
namespace {

struct Printed {
  const char* key;
  sim::Quarter quarter;
  double value;
};

class Path : public testing::TestWithParam<Printed> {};

TEST_P(Path, ReachesThePrintedValue) {
  const sim::ScenarioInputs city =
      test::realised(test::scenario("baseline", test::full_inputs()), test::run_end, test::full_inputs());
  const auto at = [&](const std::string& key, sim::Quarter quarter) {
    return city.timeline.get(city.inputs.parameters.require(key), quarter);
  };
  const std::string key = GetParam().key;
  EXPECT_EQ(at(key, GetParam().quarter), GetParam().value);
  const std::string entry = key.substr(0, key.find('.'));
  EXPECT_EQ(at(entry + ".active", GetParam().quarter), 1.0);
  const sim::Quarter from = city.inputs.entry(entry)->from;
  for (sim::Quarter quarter = test::run_start; quarter < from; quarter = quarter + 1)
    EXPECT_EQ(at(entry + ".active", quarter), 0.0) << quarter.text();
}

// Figures of ../shared/facts/facts.tsv that are a size of an entry, in the quarter of their document.
INSTANTIATE_TEST_SUITE_P(
    Documents, Path,
    testing::Values(
        Printed{"innovation_consortium.count", {2025, 3}, 9},
        Printed{"innovation_consortium.count", {2022, 4}, 3}, Printed{"joint_lab.count", {2025, 3}, 7},
        Printed{"vc_fund_group.size", {2025, 2}, 50e8}, Printed{"guidance_fund.size", {2025, 2}, 19.17e8},
        Printed{"tech_innovation_fund.limit", {2025, 2}, 500e8},
        Printed{"tech_innovation_fund.limit", {2024, 1}, 300e8}, Printed{"incubator.national", {2025, 3}, 10},
        Printed{"incubator.provincial", {2025, 3}, 11}, Printed{"incubator.count", {2025, 3}, 47},
        Printed{"public_tech_platform.count", {2025, 2}, 47},
        Printed{"empowerment_platform.count", {2025, 2}, 8},
        Printed{"concept_validation_centre.count", {2025, 3}, 7},
        Printed{"new_rd_institution.count", {2024, 4}, 64}, Printed{"national_key_lab.count", {2025, 2}, 7},
        Printed{"incubator_award.ceiling", {2025, 2}, 500e4},
        Printed{"innovation_consortium.subsidy_per_project", {2025, 3}, 875e4}),
    [](const testing::TestParamInfo<Printed>& printed) {
      std::string name = std::string(printed.param.key) + printed.param.quarter.text();
      std::replace(name.begin(), name.end(), '.', '_');
      return name;
    });

// What an entry would do when it opens may be anything until then: all levers of all entries that are closed
// in a quarter are another in that quarter, and nothing moves.
TEST(Opening, NothingActsBefore) {
  sim::ScenarioInputs other = test::realised(test::scenario("baseline"));
  std::size_t moved = 0;
  for (const sim::Entry& entry : other.inputs.catalogue) {
    for (sim::Quarter quarter = test::run_start; quarter <= test::run_end; quarter = quarter + 1) {
      if (other.timeline.get(entry.open, quarter) != 0.0) continue;
      for (const auto& [name, id] : entry.fields) {
        const sim::Parameter& parameter = other.inputs.parameters[id];
        const bool number =
            parameter.type != sim::ValueType::choice && parameter.type != sim::ValueType::boolean;
        if (!number || parameter.role != sim::ParameterRole::lever) continue;
        const double value = other.timeline.get(id, quarter);
        const double doubled =
            std::clamp(value == 0.0 ? 1.0 : 2.0 * value, parameter.minimum, parameter.maximum);
        other.timeline.set(id, quarter, doubled);
        moved += doubled != value ? 1 : 0;
      }
    }
  }
  EXPECT_GT(moved, 1000U);
  EXPECT_EQ(test::difference(test::run(other), test::baseline_run()), "");
}

}  // namespace
}  // namespace xiamen
