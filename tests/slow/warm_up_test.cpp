#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

/// Doubling the warm-up changes nothing: the means of 2023 of every observable over eight replicates differ
/// by no more than three standard errors of the difference and a tenth, which is what still moves
/// (docs/sanity.md).
namespace xiamen {
namespace {

struct Sample {
  double mean = 0;
  double variance_of_mean = 0;
};

constexpr std::size_t replicates = 8;
constexpr double few = 20.0;  // of so few in a quarter, means of eight runs tell nothing

std::vector<sim::RunResult> runs_after(const std::string& warm_up) {
  sim::Inputs inputs = test::full_inputs();
  sim::apply_setting("initial.warm_up=" + warm_up, inputs);
  const sim::ScenarioInputs baseline =
      test::realised(test::scenario("baseline", inputs), sim::Quarter(2023, 4), inputs);
  return test::replicates(baseline, replicates);
}

// Mean of the last four quarters, all cells added up.
Sample sample(const std::vector<sim::RunResult>& results, const std::string& name) {
  const sim::ObservableTable& table = results.front().trajectory.table();
  const sim::ObservableId id = table.require(name);
  std::vector<double> values;
  Sample sample;
  for (const sim::RunResult& result : results) {
    double mean = 0;
    for (int number = 1; number <= 4; ++number) {
      for (std::size_t cell = 0; cell < table.cells(id); ++cell)
        mean += result.trajectory.get(id, sim::Quarter(2023, number), cell) / 4.0;
    }
    values.push_back(mean);
    sample.mean += mean / replicates;
  }
  for (const double value : values)
    sample.variance_of_mean +=
        (value - sample.mean) * (value - sample.mean) / (replicates * (replicates - 1.0));
  return sample;
}

TEST(WarmUp, DoublingItChangesNothing) {
  const auto once = runs_after("40 quarters");
  const auto twice = runs_after("80 quarters");
  std::size_t compared = 0;
  for (const std::string& name : once.front().trajectory.table().names()) {
    const Sample one = sample(once, name);
    const Sample two = sample(twice, name);
    if (!(std::abs(one.mean) > few || std::abs(two.mean) > few || name == "rd_intensity")) continue;
    ++compared;
    const double noise = std::sqrt(one.variance_of_mean + two.variance_of_mean);
    EXPECT_NEAR(two.mean, one.mean, 3.0 * noise + 0.1 * std::abs(one.mean)) << name;
    if (one.mean != 0.0) std::printf("%-34s %+6.1f %%\n", name.c_str(), 100.0 * (two.mean / one.mean - 1.0));
  }
  EXPECT_GT(compared, 60U);
}

// Without one the pipeline is filled by hand and nothing that was ever launched is still selling: the test
// above can fail.
TEST(WarmUp, NoneAtAllIsSeen) {
  const double none = sample(runs_after("0 quarters"), "new_product_sales").mean;
  const double some = sample(runs_after("40 quarters"), "new_product_sales").mean;
  EXPECT_GT(std::abs(none - some), 0.1 * some);
}

// The stocks of 2020Q4 that are known are met exactly.
TEST(WarmUp, EndsWithTheKnownStocks) {
  const sim::RunResult run = runs_after("40 quarters").front();
  const auto at_start = [&](const char* name) {
    return run.trajectory.get(observables().require(name), test::run_start);
  };
  EXPECT_EQ(at_start("high_tech_enterprises"), 2282);
  EXPECT_EQ(at_start("little_giants"), 49);
  EXPECT_NEAR(at_start("enterprises"), 11000, 550);
}

}  // namespace
}  // namespace xiamen
