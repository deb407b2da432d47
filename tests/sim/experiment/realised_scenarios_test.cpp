#include "sim/experiment/realised_scenarios.hpp"

#include <gtest/gtest.h>

#include "sim/core/parallel.hpp"
#include "tests/sim/toy_model.hpp"

namespace {

using sim::RealisedScenarios;

/// As many as are held, and some more: grain is dearer in each.
std::vector<sim::Scenario> more_than_are_held() {
  std::vector<sim::Scenario> scenarios;
  for (std::size_t place = 0; place < RealisedScenarios::most_held + 3; ++place)
    scenarios.push_back(toy::dear_grain({2021, 1}, 1.0 + static_cast<double>(place)));
  return scenarios;
}

double price(const sim::ScenarioInputs& scenario) {
  return scenario.timeline.get(scenario.inputs.parameters.require("market.price"), {2021, 2});
}

TEST(RealisedScenarios, StayUntilManyOthersWereAskedFor) {
  const sim::Inputs inputs = toy::inputs();
  const std::vector<sim::Scenario> scenarios = more_than_are_held();
  RealisedScenarios realised(scenarios, inputs, {2020, 4}, {2021, 4});
  const sim::ScenarioInputs* first = realised.get(0).get();
  const std::weak_ptr<const sim::ScenarioInputs> second = realised.get(1);
  for (std::size_t place = 2; place < scenarios.size(); ++place) {
    realised.get(place);
    EXPECT_EQ(realised.get(0).get(), first) << "who is asked for stays";
  }
  EXPECT_TRUE(second.expired());
  EXPECT_EQ(price(*realised.get(1)), 2.0 * price(*realised.get(0)));
}

TEST(RealisedScenarios, AreTheSameForManyThreads) {
  const sim::Inputs inputs = toy::inputs();
  const std::vector<sim::Scenario> scenarios = more_than_are_held();
  RealisedScenarios realised(scenarios, inputs, {2020, 4}, {2021, 4});
  const sim::parallel::ThreadLimit limit(4);
  std::vector<double> prices(20 * scenarios.size());
  sim::parallel::for_each_task(
      prices.size(), [&](std::size_t task) { prices[task] = price(*realised.get(task % scenarios.size())); });
  for (std::size_t task = 0; task < prices.size(); ++task)
    EXPECT_EQ(prices[task], static_cast<double>(1 + task % scenarios.size()) * prices[0]);
}

}  // namespace
