#include "sim/experiment/panel_plan.hpp"

#include <gtest/gtest.h>

#include "sim/core/problem.hpp"
#include "tests/sim/village.hpp"

namespace {

const sim::Quarter start(2020, 4);

std::vector<sim::PanelTable> tables() {
  return sim::recordable_tables(toy::VillageModel(),
                                sim::realise(sim::Scenario{}, toy::inputs(), start, start));
}

sim::Experiment followed(int threads, bool every_quarter = false) {
  sim::Experiment experiment = toy::experiment(4, threads);
  experiment.scenarios = {toy::baseline(), toy::dear_grain({2022, 1}), toy::dear_grain({2023, 3}),
                          toy::dear_grain({2022, 1}, 1.0)};
  experiment.panel.tables = tables();
  experiment.panel.every_quarter = every_quarter;
  return experiment;
}

void expect_same(const sim::PanelRows& one, const sim::PanelRows& other, const std::string& what) {
  EXPECT_EQ(one.quarter, other.quarter) << what;
  EXPECT_EQ(one.key, other.key) << what;
  EXPECT_TRUE(one.columns == other.columns) << what;
}

std::size_t rows_in(const sim::PanelRows& rows, std::int32_t quarter) {
  return static_cast<std::size_t>(std::count(rows.quarter.begin(), rows.quarter.end(), quarter));
}

TEST(PanelPlan, TellsWhatCanBeRecorded) {
  ASSERT_EQ(tables().size(), 1U);
  EXPECT_EQ(tables()[0].entity, "mills");
  ASSERT_EQ(tables()[0].columns.size(), 4U);
  EXPECT_EQ(tables()[0].columns[3].name, "rich");
}

TEST(PanelPlan, TakesTheBeginningTheEndsOfYearsAndTheEnd) {
  sim::PanelPlan plan;
  const sim::Quarter last(2023, 2);
  std::string taken;
  for (sim::Quarter quarter(2020, 2); quarter <= last; quarter = quarter + 1) {
    if (plan.takes(quarter, {2020, 2}, last)) taken += quarter.text() + " ";
  }
  EXPECT_EQ(taken, "2020Q2 2020Q4 2021Q4 2022Q4 2023Q2 ");
  plan.every_quarter = true;
  EXPECT_TRUE(plan.takes({2021, 1}, {2020, 2}, last));
}

TEST(PanelPlan, IsWrittenAsOptionsOfTheRun) {
  sim::PanelPlan plan;
  plan.tables = {{"mills", {{"soil", "1", ""}, {"rich", "1", ""}}}, {"carts", {}}};
  EXPECT_EQ(plan.text(), "panel = mills:soil,rich\npanel = carts\npanel-every = year\n");
}

TEST(PanelPlan, RecordsEveryLivingAgentOfEveryYear) {
  const sim::ExperimentResult result =
      sim::run_experiment(toy::VillageModel(), toy::inputs(), followed(1), {});
  for (const sim::RunResult& run : result.runs) {
    ASSERT_EQ(run.panels.size(), 1U);
    const sim::PanelRows& rows = run.panels[0];
    EXPECT_EQ(rows.size(), 5U * 320U);
    for (const std::int32_t quarter : {0, 4, 8, 12, 16}) EXPECT_EQ(rows_in(rows, quarter), 320U) << quarter;
  }
}

// Runs that go on from the first scenario's carry what it recorded; those that are handed on do too.
TEST(PanelPlan, ASharedPastIsRecordedAsIfItWereLivedAlone) {
  const toy::VillageModel model;
  const sim::Inputs inputs = toy::inputs();
  for (const int threads : {1, 2, 8}) {
    const sim::Experiment experiment = followed(threads, true);
    const sim::ExperimentResult result = sim::run_experiment(model, inputs, experiment, {});
    sim::Experiment alone = experiment;
    alone.scenarios.resize(1);
    alone.leave_after = sim::Quarter(2021, 4);
    const sim::ExperimentResult known = sim::run_experiment(model, inputs, alone, {});
    const sim::ExperimentResult follows = sim::run_experiment(model, inputs, experiment, {}, &known);
    for (std::size_t scenario = 0; scenario < experiment.scenarios.size(); ++scenario) {
      const sim::ScenarioInputs realised =
          sim::realise(experiment.scenarios[scenario], inputs, start, {2024, 4});
      for (std::size_t replicate = 0; replicate < 4; ++replicate) {
        sim::SimulationOptions options;
        options.seed = experiment.seed;
        options.replicate = replicate + 1;
        options.panel = &experiment.panel;
        const sim::RunResult whole = sim::simulate(model, realised, options);
        const std::string what = std::to_string(scenario) + "/" + std::to_string(replicate);
        expect_same(result.at(scenario, replicate).panels.at(0), whole.panels.at(0), what);
        expect_same(follows.at(scenario, replicate).panels.at(0), whole.panels.at(0), what);
      }
    }
  }
}

TEST(PanelPlan, RecordingChangesNoResult) {
  sim::Experiment unseen = followed(2);
  unseen.panel = {};
  const sim::ExperimentResult seen = sim::run_experiment(toy::VillageModel(), toy::inputs(), followed(2), {});
  const sim::ExperimentResult plain = sim::run_experiment(toy::VillageModel(), toy::inputs(), unseen, {});
  for (std::size_t run = 0; run < plain.runs.size(); ++run) {
    EXPECT_EQ(seen.runs[run].digest, plain.runs[run].digest);
    EXPECT_TRUE(plain.runs[run].panels.empty());
  }
}

TEST(PanelPlan, RefusesATableThatTheWorldHasNot) {
  sim::Experiment experiment = followed(1);
  experiment.panel.tables[0].entity = "carts";
  EXPECT_THROW(sim::run_experiment(toy::VillageModel(), toy::inputs(), experiment, {}), sim::RunFailed);
}

}  // namespace
