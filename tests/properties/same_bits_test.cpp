#include <gtest/gtest.h>

#include "models/xiamen/model.hpp"
#include "sim/core/parallel.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/properties/city_run.hpp"

namespace xiamen {
namespace {

constexpr sim::Quarter short_end(2022, 4);

sim::ExperimentResult ensemble(int threads, std::vector<std::int64_t> replicates) {
  sim::Experiment experiment;
  experiment.scenarios = {test::scenario("baseline"), test::scenario("fund-scale-up")};
  experiment.replicates = std::move(replicates);
  experiment.last = short_end;
  experiment.threads = threads;
  return sim::run_experiment(CityModel(), test::small_inputs(), experiment, {});
}

void expect_same(const sim::RunResult& one, const sim::RunResult& other) {
  EXPECT_EQ(one.digest, other.digest);
  EXPECT_EQ(test::difference(one, other, short_end), "");
}

TEST(SameBits, OnAnyNumberOfThreads) {
  const sim::ExperimentResult one = ensemble(1, {1, 2});
  for (const int threads : {2, 8}) {
    const sim::ExperimentResult other = ensemble(threads, {1, 2});
    ASSERT_EQ(one.runs.size(), other.runs.size());
    for (std::size_t i = 0; i < one.runs.size(); ++i) expect_same(one.runs[i], other.runs[i]);
  }
}

TEST(SameBits, AReplicateAloneIsTheOneInTheEnsemble) {
  const sim::ExperimentResult all = ensemble(2, {1, 2, 3});
  const sim::ExperimentResult third = ensemble(2, {3});
  for (std::size_t scenario = 0; scenario < 2; ++scenario)
    expect_same(all.at(scenario, 2), third.at(scenario, 0));
  EXPECT_NE(all.at(0, 0).digest, all.at(0, 1).digest);
}

TEST(SameBits, TwiceInOneProcess) {
  const sim::ScenarioInputs inputs = test::realised(test::scenario("baseline"), short_end);
  sim::SimulationOptions options;
  options.replicate = 4;
  options.seed = 99;
  const sim::RunResult one = test::run(inputs, options);
  expect_same(one, test::run(inputs, options));
  options.seed = 98;
  EXPECT_NE(one.digest, test::run(inputs, options).digest);
}

// Scenarios that differ from the baseline only later go on from its runs; alone they live through all of it.
TEST(SameBits, WhereScenariosShareThePast) {
  const sim::Quarter last(2026, 4);
  sim::Experiment experiment;
  for (const char* stem : {"baseline", "fund-scale-up", "more-consortia", "pilot-capacity", "full-package"})
    experiment.scenarios.push_back(test::scenario(stem));
  sim::Scenario& placebo = experiment.scenarios.emplace_back(test::scenario("baseline"));
  placebo.stem = "placebo";
  placebo.placebo.emplace().from = sim::Quarter(2026, 2);
  experiment.replicates = {1, 2};
  experiment.last = last;
  experiment.threads = 2;
  const sim::ExperimentResult shared = sim::run_experiment(CityModel(), test::small_inputs(), experiment, {});
  for (std::size_t scenario = 0; scenario < experiment.scenarios.size(); ++scenario) {
    sim::SimulationOptions options;
    options.replicate = 2;
    const sim::RunResult alone = test::run(test::realised(experiment.scenarios[scenario], last), options);
    EXPECT_EQ(shared.at(scenario, 1).digest, alone.digest) << experiment.scenarios[scenario].stem;
    EXPECT_EQ(test::difference(shared.at(scenario, 1), alone, last), "")
        << experiment.scenarios[scenario].stem;
  }
}

// A lone run of the whole city is large enough to spread its enterprises over threads.
TEST(SameBits, WhereOneRunSpreadsItsEnterprises) {
  const sim::Quarter last(2021, 3);
  const sim::Inputs& inputs = test::full_inputs();
  const sim::ScenarioInputs city = test::realised(test::scenario("baseline", inputs), last, inputs);
  const auto on = [&](int threads) {
    const sim::parallel::ThreadLimit limit(threads);
    return test::run(city);
  };
  const sim::RunResult one = on(1);
  for (const int threads : {2, 8}) {
    const sim::RunResult other = on(threads);
    EXPECT_EQ(one.digest, other.digest) << threads;
    EXPECT_EQ(test::difference(one, other, last), "") << threads;
  }
}

}  // namespace
}  // namespace xiamen
