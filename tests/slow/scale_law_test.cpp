#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

/// A city four times as large is the same city four times over (decision 0023): what adds up over the city
/// is, over its scale, what it is in the city of the data, and its spread between runs is half as wide.
namespace xiamen {
namespace {

constexpr sim::Quarter last(2023, 4);
constexpr double scale = 4;
constexpr std::size_t replicates = 12;

std::vector<sim::RunResult> runs_of(const std::string& times) {
  sim::Inputs inputs = test::full_inputs();
  sim::apply_setting("city.scale=" + times, inputs);
  sim::apply_setting("initial.warm_up=12 quarters", inputs);
  return test::replicates(test::realised(test::scenario("baseline", inputs), last, inputs), replicates);
}

struct Spread {
  double mean = 0, deviation = 0;
};

// Of an observable over the scale, added up over cells and the quarters of the last two years.
Spread spread(const std::vector<sim::RunResult>& runs, const char* name, double times) {
  const sim::ObservableId id = observables().require(name);
  std::vector<double> sums;
  for (const sim::RunResult& run : runs) {
    double sum = 0;
    for (sim::Quarter quarter(2022, 1); quarter <= last; quarter = quarter + 1) {
      for (std::size_t cell = 0; cell < observables().cells(id); ++cell)
        sum += run.trajectory.get(id, quarter, cell);
    }
    sums.push_back(sum / times);
  }
  Spread found;
  for (const double each : sums) found.mean += each / static_cast<double>(sums.size());
  for (const double each : sums)
    found.deviation += (each - found.mean) * (each - found.mean) / (static_cast<double>(sums.size()) - 1.0);
  found.deviation = std::sqrt(found.deviation);
  return found;
}

TEST(ScaleLaw, AggregatesOverTheScaleAreThoseOfTheData) {
  const std::vector<sim::RunResult> one = runs_of("1");
  const std::vector<sim::RunResult> four = runs_of("4");
  const std::vector<const char*> names = {
      "enterprises",    "high_tech_enterprises",   "specialised_enterprises", "sales",
      "rd_expenditure", "projects_in_stage",       "projects_completed",      "entries",
      "exits",          "private_equity_invested", "technology_loans",        "technology_contract_value",
      "researchers"};
  double log_ratio = 0;
  for (const char* name : names) {
    const Spread small = spread(one, name, 1.0);
    const Spread large = spread(four, name, scale);
    const double error = std::sqrt((small.deviation * small.deviation + large.deviation * large.deviation) /
                                   static_cast<double>(replicates));
    std::printf("%-28s %12.6g %12.6g  %+6.2f %%  %+5.1f errors  spread x %.2f\n", name, small.mean,
                large.mean, 100.0 * (large.mean / small.mean - 1.0), (large.mean - small.mean) / error,
                large.deviation / small.deviation);
    // Twelve runs a side: a t value of 22 degrees of freedom passes 4.5 once in 5,000; beyond chance, a
    // thousandth for what is rounded to whole consortia and incubators.
    EXPECT_NEAR(large.mean, small.mean, 4.5 * error + 1e-3 * small.mean) << name;
    log_ratio += std::log(large.deviation / small.deviation) / static_cast<double>(names.size());
  }
  // The law of large numbers: half as wide. Each ratio errs by about a factor 1.35, their mean, for
  // observables move together, by less than 1.3.
  const double ratio = std::exp(log_ratio);
  std::printf("spread over that of scale 1: %.3f\n", ratio);
  EXPECT_GT(ratio, 0.35);
  EXPECT_LT(ratio, 0.72);
}

}  // namespace
}  // namespace xiamen
