#include "sim/experiment/simulation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <cmath>

#include "sim/core/problem.hpp"
#include "sim/experiment/interrupt.hpp"
#include "tests/sim/toy_model.hpp"

namespace {

using testing::HasSubstr;

constexpr sim::Quarter last(2024, 4);

sim::ScenarioInputs realised(const sim::Scenario& scenario) {
  return sim::realise(scenario, toy::inputs(), toy::MillModel().first_quarter(), last);
}

sim::RunResult run(const sim::Scenario& scenario = toy::baseline(), std::uint64_t replicate = 1,
                   std::uint64_t seed = 7) {
  sim::SimulationOptions options;
  options.seed = seed;
  options.replicate = replicate;
  return sim::simulate(toy::MillModel(), realised(scenario), options);
}

double value(const sim::RunResult& result, const std::string& name, sim::Quarter quarter) {
  const toy::MillModel model;
  return result.trajectory.get(model.observables().require(name), quarter);
}

TEST(Simulate, ReportsEveryQuarter) {
  const sim::RunResult result = run();
  EXPECT_EQ(result.trajectory.first(), sim::Quarter(2020, 4));
  EXPECT_EQ(result.trajectory.last(), last);
  EXPECT_EQ(value(result, "mills", sim::Quarter(2020, 4)), 320.0);
  EXPECT_TRUE(std::isnan(value(result, "takings", sim::Quarter(2020, 4)))) << "a flow has no initial value";
  for (sim::Quarter quarter(2021, 1); quarter <= last; quarter = quarter + 1)
    EXPECT_GT(value(result, "takings", quarter), 0.0) << quarter.text();
}

TEST(Simulate, WritesTheImbalanceItself) {
  const sim::RunResult result = run();
  ASSERT_EQ(result.ledger_imbalance.size(), 17U);
  for (const std::int64_t fen : result.ledger_imbalance) EXPECT_EQ(fen, 0);
  for (sim::Quarter quarter(2020, 4); quarter <= last; quarter = quarter + 1)
    EXPECT_EQ(value(result, "ledger_imbalance", quarter), 0.0);
}

// Half the store is sold each quarter, so stores settle where a harvest equals a sale: 2 t after selling for
// each tonne of mean harvest; the mean over mills and quarters has a known spread.
TEST(Simulate, StoresSettleAtTheHarvest) {
  const sim::RunResult result = run();
  const double mills = 320;
  const double harvest = 2.0;
  const double grain = value(result, "grain", last) / mills;
  // uniform on 0..2h has variance h²/3; sales leave sum of (1/4)^k = 1/3 of it; soils differ by a quarter
  // around h
  const double deviation =
      harvest * std::sqrt((1.0 / 3.0) * (1.0 / 3.0) + 1.0 / 16.0) * 1.1 / std::sqrt(mills);
  EXPECT_NEAR(grain, harvest, 5 * deviation);
}

// Six quarters that are not recorded leave the mills where six recorded ones do.
TEST(Simulate, WarmUpIsLivedAndNotRecorded) {
  const sim::Quarter begins(2020, 4);
  const sim::Quarter recorded(2022, 2);
  const auto run_from = [](sim::Quarter first, int warm_up) {
    toy::MillModel model;
    model.begin_in(first, warm_up);
    sim::SimulationOptions options;
    options.seed = 7;
    return sim::simulate(model, sim::realise(toy::baseline(), toy::inputs(), first, last), options);
  };
  const sim::RunResult whole = run_from(begins, 0);
  const sim::RunResult warm = run_from(recorded, 6);
  EXPECT_EQ(warm.trajectory.first(), recorded);
  EXPECT_EQ(warm.ledger_imbalance.size(), 11U);
  for (sim::Quarter quarter = recorded; quarter <= last; quarter = quarter + 1)
    EXPECT_EQ(value(warm, "grain", quarter), value(whole, "grain", quarter)) << quarter.text();
  EXPECT_TRUE(std::isnan(value(warm, "takings", recorded))) << "the first quarter records stocks alone";
  EXPECT_EQ(value(warm, "takings", recorded + 1), value(whole, "takings", recorded + 1));
}

TEST(Simulate, WarmUpSeesTheParametersOfTheFirstQuarter) {
  toy::MillModel model;
  model.begin_in(sim::Quarter(2020, 4), 8);
  sim::SimulationOptions options;
  options.seed = 7;
  const auto grain = [&](const sim::Scenario& scenario) {
    return value(sim::simulate(model, realised(scenario), options), "grain", sim::Quarter(2020, 4));
  };
  EXPECT_EQ(grain(toy::baseline()), grain(toy::dear_grain(sim::Quarter(2021, 1))));
}

TEST(Simulate, AWrongEntryOfTheWarmUpIsCaughtInItsQuarter) {
  toy::MillModel model(toy::Fault{sim::Quarter(2019, 3), 1});
  model.begin_in(sim::Quarter(2020, 4), 8);
  sim::SimulationOptions options;
  try {
    sim::simulate(model, realised(toy::baseline()), options);
    FAIL() << "the books did not close";
  } catch (const sim::RunFailed& failed) {
    EXPECT_THAT(failed.what(), HasSubstr("2019Q3"));
  }
}

TEST(Simulate, SameLuckSameRun) {
  const sim::RunResult one = run();
  const sim::RunResult other = run();
  EXPECT_EQ(one.digest, other.digest);
  EXPECT_NE(one.digest, run(toy::baseline(), 2).digest);
  EXPECT_NE(one.digest, run(toy::baseline(), 1, 8).digest);
}

TEST(Simulate, AChangeShowsFromItsQuarterOn) {
  const sim::RunResult base = run();
  const sim::RunResult dear = run(toy::dear_grain(sim::Quarter(2022, 1)));
  for (sim::Quarter quarter(2021, 1); quarter < sim::Quarter(2022, 1); quarter = quarter + 1)
    EXPECT_EQ(value(base, "takings", quarter), value(dear, "takings", quarter)) << quarter.text();
  EXPECT_NEAR(value(dear, "takings", sim::Quarter(2022, 1)),
              2 * value(base, "takings", sim::Quarter(2022, 1)), 3.2);
  EXPECT_EQ(value(base, "grain", last), value(dear, "grain", last)) << "harvests do not hang on the price";
  EXPECT_NE(base.digest, dear.digest);
}

TEST(Simulate, AChangeOfSizeZeroChangesNothing) {
  EXPECT_EQ(run().digest, run(toy::dear_grain(sim::Quarter(2022, 1), 1.0)).digest);
}

TEST(Simulate, APlantedFenIsFoundInItsQuarter) {
  for (const std::int64_t fen : {1LL, -250LL}) {
    const toy::MillModel model(toy::Fault{sim::Quarter(2023, 3), fen});
    try {
      sim::simulate(model, realised(toy::baseline()), {});
      FAIL() << "not found";
    } catch (const sim::RunFailed& failure) {
      const std::string message = failure.what();
      EXPECT_THAT(message, HasSubstr("the books do not close in 2023Q3: "));
      EXPECT_THAT(message, HasSubstr(" fen"));
      EXPECT_THAT(message, HasSubstr("purses of the mills"));
    }
  }
}

TEST(Simulate, StepsMayBeShownAnotherTimeline) {
  const sim::ScenarioInputs base = realised(toy::baseline());
  const sim::ScenarioInputs dear = realised(toy::dear_grain());
  sim::SimulationOptions options;
  options.timeline_of_step = [&](const std::string& step) -> const sim::ParameterTimeline& {
    return step == "trade_grain" ? base.timeline : dear.timeline;
  };
  sim::SimulationOptions plain;
  EXPECT_EQ(sim::simulate(toy::MillModel(), dear, options).digest,
            sim::simulate(toy::MillModel(), base, plain).digest);
}

TEST(Simulate, CallsTheHookAfterEachQuarter) {
  std::vector<std::string> seen;
  sim::SimulationOptions options;
  options.after_quarter = [&seen](sim::Quarter quarter, sim::World& world) {
    seen.push_back(quarter.text() + ":" + std::to_string(world.populations().front()->size()));
  };
  sim::simulate(toy::MillModel(), realised(toy::baseline()), options);
  ASSERT_EQ(seen.size(), 17U);
  EXPECT_EQ(seen.front(), "2020Q4:320");
  EXPECT_EQ(seen.back(), "2024Q4:320");
}

TEST(Simulate, TimesStepsWhenAsked) {
  sim::SimulationOptions options;
  options.time_steps = true;
  const sim::RunResult result = sim::simulate(toy::MillModel(), realised(toy::baseline()), options);
  ASSERT_EQ(result.clock.seconds().size(), 4U);
  for (const double seconds : result.clock.seconds()) EXPECT_GT(seconds, 0.0);
}

TEST(Simulate, StopsWhenInterrupted) {
  sim::SimulationOptions options;
  std::string reached;
  options.after_quarter = [&reached](sim::Quarter quarter, sim::World&) {
    reached = quarter.text();
    if (quarter == sim::Quarter(2022, 2)) raise(SIGTERM);
  };
  sim::watch_signals();
  EXPECT_THROW(sim::simulate(toy::MillModel(), realised(toy::baseline()), options), sim::Interrupted);
  sim::clear_interrupt();
  EXPECT_EQ(reached, "2022Q2");
}

TEST(Simulate, AShorterTimelineThanTheRunIsAnError) {
  const sim::ScenarioInputs late =
      sim::realise(toy::baseline(), toy::inputs(), sim::Quarter(2021, 2), sim::Quarter(2022, 4));
  EXPECT_THROW(sim::simulate(toy::MillModel(), late, {}), sim::RunFailed);
}

}  // namespace
