#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/statistics/paired.hpp"
#include "tests/sim/toy_model.hpp"

/// Law A19: what the intervals of paired effects promise, on a toy whose effect is known.
namespace {

constexpr std::size_t studies = 2000;
constexpr std::size_t pairs = 20;
constexpr double few = 8;
const sim::Quarter year_end(2021, 4);

sim::Inputs few_mills() {
  sim::Inputs inputs = toy::inputs();
  inputs.parameters.edit(inputs.parameters.require("mill.number")).value = few;
  return inputs;
}

sim::Scenario other_luck() {
  sim::Scenario scenario = toy::baseline();
  scenario.stem = "placebo";
  scenario.placebo.emplace();
  scenario.placebo->from = sim::Quarter(2021, 1);
  return scenario;
}

/// Takings of the last quarter, by scenario and replicate.
std::vector<std::vector<double>> takings(const std::vector<sim::Scenario>& scenarios) {
  sim::Experiment experiment = toy::experiment(static_cast<std::int64_t>(studies * pairs), 2);
  experiment.scenarios = scenarios;
  experiment.last = year_end;
  experiment.kept = {"takings"};
  const toy::MillModel model;
  const sim::ExperimentResult result = sim::run_experiment(model, few_mills(), experiment, {});
  const sim::ObservableId id = result.observables->require("takings");
  std::vector<std::vector<double>> values(scenarios.size());
  for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
    for (std::size_t replicate = 0; replicate < result.replicates; ++replicate)
      values[scenario].push_back(result.at(scenario, replicate).trajectory.get(id, year_end));
  }
  return values;
}

/// Share of studies whose 95 % interval holds `effect`.
double share_that_covers(const std::vector<double>& baseline, const std::vector<double>& other,
                         double effect) {
  std::size_t covering = 0;
  for (std::size_t study = 0; study < studies; ++study) {
    const auto part = [&](const std::vector<double>& all) {
      return std::span<const double>(all).subspan(study * pairs, pairs);
    };
    const sim::PairedEffect found = sim::paired_effect(part(baseline), part(other));
    covering += *found.low <= effect && effect <= *found.high ? 1U : 0U;
  }
  return static_cast<double>(covering) / studies;
}

// A mill starts with 1/2 t on average, grows 2 t a quarter and sells half of its grain: 5/4, 13/8, 29/16,
// 61/32 t. Twice the price brings as much again: 61/32 t from each mill at 2,500 CNY a tonne. The standard
// error of a share of 2,000 studies is 0.5 %, so 1.5 % are three of them.
TEST(PairedIntervals, CoverAKnownEffectAndFireForPlacebosAsOftenAsTheySay) {
  const std::vector<std::vector<double>> values =
      takings({toy::baseline(), toy::dear_grain({2021, 1}), other_luck()});
  const double effect = few * 61.0 / 32.0 * 2500.0;
  EXPECT_NEAR(share_that_covers(values[0], values[1], effect), 0.95, 0.015);
  EXPECT_NEAR(1.0 - share_that_covers(values[0], values[2], 0.0), 0.05, 0.015);
  EXPECT_LT(share_that_covers(values[0], values[1], 1.05 * effect), 0.9) << "another effect is not covered";
}

}  // namespace
