#include "sim/experiment/experiment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>

#include "sim/core/problem.hpp"
#include "sim/experiment/interrupt.hpp"
#include "tests/sim/toy_model.hpp"

namespace {

using testing::HasSubstr;

std::vector<sim::Digest> digests(const sim::ExperimentResult& result) {
  std::vector<sim::Digest> digests;
  for (const sim::RunResult& run : result.runs) digests.push_back(run.digest);
  return digests;
}

std::vector<sim::Digest> digests(const sim::Experiment& experiment) {
  return digests(sim::run_experiment(toy::MillModel(), toy::inputs(), experiment, {}));
}

TEST(RunExperiment, KeepsScenariosAndReplicatesInOrder) {
  const sim::ExperimentResult result =
      sim::run_experiment(toy::MillModel(), toy::inputs(), toy::experiment(3), {});
  ASSERT_EQ(result.runs.size(), 6U);
  const toy::MillModel model;
  const sim::ObservableId takings = model.observables().require("takings");
  for (std::size_t replicate = 0; replicate < 3; ++replicate) {
    const sim::Quarter quarter(2024, 4);
    const double base = result.at(0, replicate).trajectory.get(takings, quarter);
    const double dear = result.at(1, replicate).trajectory.get(takings, quarter);
    EXPECT_NEAR(dear / base, 2.0, 1e-5) << "replicates share their luck";
  }
}

TEST(RunExperiment, ThreadsDoNotShow) {
  const std::vector<sim::Digest> serial = digests(toy::experiment(4, 1));
  EXPECT_EQ(digests(toy::experiment(4, 2)), serial);
  EXPECT_EQ(digests(toy::experiment(4, 8)), serial);
}

TEST(RunExperiment, AReplicateAloneIsTheOneInTheCrowd) {
  const std::vector<sim::Digest> crowd = digests(toy::experiment(4));
  for (const int threads : {1, 2}) {
    sim::Experiment alone = toy::experiment(0, threads);
    alone.scenarios = {toy::dear_grain()};
    alone.replicates = {3};
    EXPECT_EQ(digests(alone).front(), crowd[4 + 2]);
  }
}

TEST(RunExperiment, OtherSeedsAreOtherRuns) {
  sim::Experiment other = toy::experiment(1);
  other.seed = 8;
  EXPECT_NE(digests(other), digests(toy::experiment(1)));
}

TEST(RunExperiment, TellsEveryFinishedRun) {
  std::vector<std::size_t> done;
  sim::run_experiment(toy::MillModel(), toy::inputs(), toy::experiment(3, 2),
                      [&done](const sim::Progress& progress) {
                        EXPECT_EQ(progress.total, 6U);
                        EXPECT_GE(progress.seconds, 0.0);
                        done.push_back(progress.done);
                      });
  EXPECT_EQ(done, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6}));
}

TEST(RunExperiment, SaysWhichRunBroke) {
  const toy::MillModel model(toy::Fault{sim::Quarter(2021, 1)});
  for (const int threads : {1, 2}) {
    try {
      sim::run_experiment(model, toy::inputs(), toy::experiment(2, threads), {});
      FAIL() << "not found";
    } catch (const sim::RunFailed& failure) {
      EXPECT_THAT(failure.what(),
                  HasSubstr("scenario 'baseline', replicate 1: the books do not close in 2021Q1"));
    }
  }
}

TEST(RunExperiment, StopsWhenInterrupted) {
  sim::watch_signals();
  EXPECT_THROW(sim::run_experiment(toy::MillModel(), toy::inputs(), toy::experiment(3),
                                   [](const sim::Progress& progress) {
                                     if (progress.done == 2) raise(SIGINT);
                                   }),
               sim::Interrupted);
  sim::clear_interrupt();
}

TEST(RunExperiment, RunsThatAreKnownAreNotMadeAgain) {
  sim::Experiment first = toy::experiment(3);
  first.scenarios.resize(1);
  const sim::ExperimentResult known = sim::run_experiment(toy::MillModel(), toy::inputs(), first, {});
  std::size_t total = 0;
  const auto count = [&total](const sim::Progress& progress) { total = progress.total; };
  const sim::ExperimentResult result =
      sim::run_experiment(toy::MillModel(), toy::inputs(), toy::experiment(3), count, &known);
  const sim::ExperimentResult whole =
      sim::run_experiment(toy::MillModel(), toy::inputs(), toy::experiment(3), {});
  EXPECT_EQ(total, 3U);
  EXPECT_EQ(digests(result), digests(whole));
  const sim::ObservableId takings = whole.observables->require("takings");
  for (std::size_t run = 0; run < whole.runs.size(); ++run) {
    const std::vector<double>& values = whole.runs[run].trajectory.values(takings);
    // The first quarter is NaN, which equals nothing.
    EXPECT_TRUE(std::equal(values.begin() + 1, values.end(),
                           result.runs[run].trajectory.values(takings).begin() + 1));
    EXPECT_EQ(result.runs[run].ledger_imbalance, whole.runs[run].ledger_imbalance);
  }
  EXPECT_THROW(sim::run_experiment(toy::MillModel(), toy::inputs(), toy::experiment(2), {}, &known),
               sim::RunFailed);
}

TEST(RunExperiment, RefusesAnEmptyPlan) {
  const auto refused = [](auto change) {
    sim::Experiment experiment = toy::experiment(1);
    change(experiment);
    EXPECT_THROW(sim::run_experiment(toy::MillModel(), toy::inputs(), experiment, {}), sim::InvalidInput);
  };
  refused([](sim::Experiment& e) { e.scenarios.clear(); });
  refused([](sim::Experiment& e) { e.replicates.clear(); });
  refused([](sim::Experiment& e) { e.last = sim::Quarter(2019, 4); });
}

/// Breaks where the harvest is large; only at its beginning.
class Fragile : public toy::MillModel {
 public:
  std::unique_ptr<sim::World> create(const sim::Inputs& inputs,
                                     const sim::StepContext& context) const override {
    if (context.parameters[inputs.parameters.require("mill.harvest")] > 50)
      throw sim::RunFailed("the stores burst");
    return MillModel::create(inputs, context);
  }
};

sim::Scenario rich_harvest() {
  sim::Scenario scenario = toy::dear_grain({2020, 4}, 40.0);
  scenario.stem = "rich-harvest";
  scenario.changes.front().target = "mill.harvest";
  return scenario;
}

TEST(RunExperiment, GoesOnBeyondFailuresWhereAsked) {
  sim::Experiment experiment = toy::experiment(2, 2);
  experiment.scenarios = {rich_harvest(), toy::baseline(), toy::dear_grain()};
  EXPECT_THROW(sim::run_experiment(Fragile(), toy::inputs(), experiment, {}), sim::RunFailed);
  experiment.beyond_failures = true;
  const sim::ExperimentResult result = sim::run_experiment(Fragile(), toy::inputs(), experiment, {});
  ASSERT_EQ(result.failures.size(), 2U);
  EXPECT_EQ(result.failures[1].scenario, 0U);
  EXPECT_EQ(result.failures[1].replicate, 1U);
  EXPECT_EQ(result.failures[1].message, "the stores burst");
  const sim::ObservableId grain = result.observables->require("grain");
  EXPECT_TRUE(std::isnan(result.at(0, 0).trajectory.get(grain, sim::Quarter(2022, 1))));
  EXPECT_EQ(result.at(0, 0).digest, sim::Digest());
  sim::Experiment sound = experiment;
  sound.scenarios.erase(sound.scenarios.begin());
  EXPECT_EQ(result.at(2, 1).digest, digests(sound)[3]);
}

// The others would have gone on from its past.
TEST(RunExperiment, RunsAreMadeFromTheStartWhereTheirPastFailed) {
  sim::Experiment experiment = toy::experiment(1, 2);
  sim::Scenario late = rich_harvest();
  late.changes.front().from = sim::Quarter(2023, 1);
  experiment.scenarios = {toy::baseline(), late};
  experiment.beyond_failures = true;
  const toy::MillModel faulty(toy::Fault{sim::Quarter(2021, 2), 1});
  const sim::ExperimentResult result = sim::run_experiment(faulty, toy::inputs(), experiment, {});
  ASSERT_EQ(result.failures.size(), 2U);
  EXPECT_THAT(result.failures[1].message, HasSubstr("the books do not close in 2021Q2"));
}

TEST(RunExperiment, KeepsOnlyWhatItIsAskedTo) {
  sim::Experiment experiment = toy::experiment(2);
  const sim::ExperimentResult all = sim::run_experiment(toy::MillModel(), toy::inputs(), experiment, {});
  experiment.kept = {"takings", "grain_by_soil"};
  const sim::ExperimentResult some = sim::run_experiment(toy::MillModel(), toy::inputs(), experiment, {});
  EXPECT_THAT(some.observables->names(), testing::ElementsAre("grain_by_soil", "takings"));
  EXPECT_EQ(digests(some), digests(all));
  const sim::Quarter quarter(2024, 4);
  EXPECT_EQ(some.at(1, 1).trajectory.get(some.observables->require("grain_by_soil"), quarter, 1),
            all.at(1, 1).trajectory.get(all.observables->require("grain_by_soil"), quarter, 1));
}

}  // namespace
