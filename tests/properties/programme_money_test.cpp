#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

/// No public money is paid that no programme answers for, and none twice.
namespace xiamen {
namespace {

// Sums of doubles of some 1e9 CNY: far below a fen a payment, far above rounding.
constexpr double tolerance = 0.01;

double sum_of(const sim::Trajectory& series, std::string_view name, sim::Quarter quarter) {
  const sim::ObservableId id = series.table().require(name);
  double sum = 0;
  for (std::size_t cell = 0; cell < series.table().cells(id); ++cell) {
    const double value = series.get(id, quarter, cell);
    sum += std::isnan(value) ? 0.0 : value;
  }
  return sum;
}

double paid_by(const sim::Trajectory& series, const sim::Inputs& inputs,
               const std::vector<std::string>& kinds, sim::Quarter quarter) {
  double sum = 0;
  for (const sim::Entry& entry : inputs.catalogue) {
    if (std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end()) continue;
    sum += series.get(series.table().require("programme_paid"), quarter,
                      *series.position("programme", entry.id));
  }
  return sum;
}

void expect_sums(const sim::Trajectory& series, const sim::Inputs& inputs) {
  double all = 0;
  for (sim::Quarter quarter = series.first() + 1; quarter <= series.last(); quarter = quarter + 1) {
    const double paid = sum_of(series, "programme_paid", quarter);
    all += paid;
    EXPECT_NEAR(paid, sum_of(series, "fiscal_spending", quarter), tolerance) << quarter.text();
    EXPECT_NEAR(sum_of(series, "programme_appropriation", quarter), sum_of(series, "appropriations", quarter),
                tolerance)
        << quarter.text();
    EXPECT_NEAR(paid_by(series, inputs, {"grant", "call", "adoption"}, quarter),
                sum_of(series, "appropriations_paid", quarter), tolerance)
        << quarter.text();
    const double to_enterprises = sum_of(series, "programme_paid_by_ownership", quarter);
    EXPECT_LE(to_enterprises, paid + tolerance);
    EXPECT_NEAR(sum_of(series, "programme_paid_by_size", quarter), to_enterprises, tolerance);
    EXPECT_NEAR(sum_of(series, "programme_paid_by_district", quarter), to_enterprises, tolerance);
  }
  EXPECT_GT(all, 1e8);
}

TEST(ProgrammeSums, AddsUpToFiscalSpending) {
  const sim::ScenarioInputs inputs = test::realised(test::scenario("baseline"));
  expect_sums(test::baseline_run().trajectory, inputs.inputs);
}

// Whatever can pay does.
TEST(ProgrammeSums, AddsUpWithEveryEntryOpen) {
  sim::Scenario scenario = test::scenario("baseline");
  for (const sim::Entry& entry : test::small_inputs().catalogue) {
    if (!entry.active && entry.kind != "package")
      scenario.switches.push_back({entry.id, true, sim::Quarter(2021, 2), "", {}});
  }
  const sim::ScenarioInputs inputs = test::realised(scenario, sim::Quarter(2022, 4));
  expect_sums(test::run(inputs).trajectory, inputs.inputs);
}

}  // namespace
}  // namespace xiamen
