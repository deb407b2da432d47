#include "sim/experiment/shared_past.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "sim/core/problem.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/sim/toy_model.hpp"

namespace {

const sim::Quarter run_first(2020, 4);
const sim::Quarter run_last(2024, 4);

sim::ScenarioInputs to_2024(const sim::Scenario& scenario) {
  return sim::realise(scenario, toy::inputs(), run_first, run_last);
}

std::optional<sim::Quarter> same_until(const sim::Scenario& other) {
  const sim::Scenario base = toy::baseline();
  return sim::same_until(base, to_2024(base), other, to_2024(other));
}

sim::Scenario placebo(sim::Quarter from) {
  sim::Scenario scenario = toy::baseline();
  scenario.stem = "placebo";
  scenario.placebo.emplace();
  scenario.placebo->from = from;
  return scenario;
}

TEST(SameUntil, TheQuarterBeforeTheFirstDifference) {
  EXPECT_EQ(same_until(toy::dear_grain({2022, 1})), sim::Quarter(2021, 4));
  EXPECT_EQ(same_until(toy::dear_grain({2022, 1}, 1.0)), run_last) << "a change of nothing";
  EXPECT_EQ(same_until(placebo({2023, 3})), sim::Quarter(2023, 2));
}

TEST(SameUntil, NothingIsKnownWhereTheInputsDiffer) {
  sim::Scenario frozen = toy::baseline();
  frozen.freeze.emplace();
  frozen.freeze->quarter = sim::Quarter(2023, 4);
  EXPECT_EQ(same_until(frozen), std::nullopt);
}

// From 2020Q4: three that are the same until 2021Q4 spare 15 quarters, two until 2022Q4 18, one until
// 2024Q4 17.
TEST(SharedQuarter, SparesMost) {
  const std::vector<std::optional<sim::Quarter>> same = {std::nullopt, sim::Quarter(2021, 4),
                                                         sim::Quarter(2022, 4), sim::Quarter(2024, 4)};
  EXPECT_EQ(sim::shared_quarter(same, run_first), sim::Quarter(2022, 4));
  EXPECT_EQ(sim::shared_quarter(std::vector<std::optional<sim::Quarter>>(3), run_first), std::nullopt);
}

void expect_same(const sim::RunResult& one, const sim::RunResult& other, const std::string& what) {
  EXPECT_EQ(one.digest, other.digest) << what;
  EXPECT_EQ(one.ledger_imbalance, other.ledger_imbalance) << what;
  const sim::ObservableTable& table = one.trajectory.table();
  for (std::size_t row = 0; row < table.rows().size(); ++row) {
    const sim::ObservableId id(row);
    const std::vector<double>& left = one.trajectory.values(id);
    const std::vector<double>& right = other.trajectory.values(id);
    ASSERT_EQ(left.size(), right.size());
    for (std::size_t at = 0; at < left.size(); ++at)
      EXPECT_TRUE(left[at] == right[at] || (std::isnan(left[at]) && std::isnan(right[at])))
          << what << " " << table.rows()[row].name << " " << at;
  }
}

/// The baseline, four that differ from it at some time, and one that never does.
sim::Experiment mixed(std::int64_t replicates, int threads) {
  sim::Experiment experiment = toy::experiment(replicates, threads);
  experiment.scenarios = {toy::baseline(),
                          toy::dear_grain({2022, 1}),
                          toy::dear_grain({2021, 1}, 3.0),
                          toy::dear_grain({2024, 4}),
                          placebo({2022, 1}),
                          toy::dear_grain({2023, 1}, 1.0)};
  return experiment;
}

TEST(SharedPast, RunsAreThoseThatBeginAtTheStart) {
  for (const int threads : {1, 2, 8}) {
    const sim::Experiment experiment = mixed(5, threads);
    const sim::ExperimentResult result = sim::run_experiment(toy::MillModel(), toy::inputs(), experiment, {});
    for (std::size_t scenario = 0; scenario < experiment.scenarios.size(); ++scenario) {
      const sim::ScenarioInputs inputs = to_2024(experiment.scenarios[scenario]);
      for (std::size_t replicate = 0; replicate < 5; ++replicate) {
        sim::SimulationOptions options;
        options.seed = experiment.seed;
        options.replicate = replicate + 1;
        expect_same(result.at(scenario, replicate), sim::simulate(toy::MillModel(), inputs, options),
                    std::to_string(scenario) + "/" + std::to_string(replicate));
      }
    }
  }
}

TEST(SharedPast, MayBeLeftForExperimentsThatFollow) {
  const toy::MillModel model;  // outlives the pasts of its worlds
  const sim::Inputs inputs = toy::inputs();
  sim::Experiment alone = mixed(3, 2);
  alone.scenarios.resize(1);
  alone.leave_after = sim::Quarter(2021, 4);
  const sim::ExperimentResult known = sim::run_experiment(model, inputs, alone, {});
  ASSERT_NE(known.pasts, nullptr);
  const sim::ExperimentResult follows = sim::run_experiment(model, inputs, mixed(3, 2), {}, &known);
  const sim::ExperimentResult whole = sim::run_experiment(model, inputs, mixed(3, 2), {});
  for (std::size_t run = 0; run < whole.runs.size(); ++run)
    expect_same(follows.runs[run], whole.runs[run], std::to_string(run));
}

sim::Past past(bool chained) {
  return {run_last, nullptr, sim::RunResult(), chained};
}

TEST(SharedPast, EachGoesWithItsLastTaker) {
  const sim::Inputs inputs = toy::inputs();
  sim::SharedPasts pasts(run_last, inputs, std::vector<std::size_t>{2, 2});
  pasts.leaving(0).give(past(false));
  std::weak_ptr<const sim::Past> kept;
  {
    const auto one = pasts.take(0);
    kept = one;
  }
  EXPECT_FALSE(kept.expired());
  pasts.take(0);
  EXPECT_TRUE(kept.expired());
}

TEST(SharedPast, IsLeftOnlyWhereSomebodyTakesIt) {
  const sim::Inputs inputs = toy::inputs();
  const sim::SharedPasts counted(run_last, inputs, std::vector<std::size_t>{1, 0});
  EXPECT_TRUE(counted.is_wanted(0));
  EXPECT_FALSE(counted.is_wanted(1));
  EXPECT_TRUE(sim::SharedPasts(run_last, inputs, 2).is_wanted(1));
}

TEST(SharedPast, IsWaitedForAndGivenUp) {
  const sim::Inputs inputs = toy::inputs();
  sim::SharedPasts pasts(run_last, inputs, 2);
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    pasts.leaving(1).give(past(true));
    pasts.give_up(0);
  });
  EXPECT_TRUE(pasts.take(1)->chained);
  EXPECT_THROW(pasts.take(0), sim::RunFailed);
  later.join();
}

// Of all failures the first is told, not that others could not go on from it.
TEST(SharedPast, OfAFailedRunOnlyTheCauseIsTold) {
  const toy::MillModel model(toy::Fault{sim::Quarter(2021, 1)});
  for (const int threads : {1, 2, 8}) {
    try {
      sim::run_experiment(model, toy::inputs(), mixed(4, threads), {});
      FAIL() << "not found";
    } catch (const sim::RunFailed& failure) {
      EXPECT_EQ(std::string(failure.what()).find("scenario 'baseline', replicate 1: the books"), 0U)
          << failure.what();
    }
  }
}

}  // namespace
