#include <gtest/gtest.h>

#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

/// Money that a scenario adds is debited to an account of its name, whoever is paid.
namespace xiamen {
namespace {

double sum(const sim::RunResult& run, const std::string& name, std::size_t cell, sim::Quarter last) {
  double total = 0;
  for (sim::Quarter quarter = test::run_start + 1; quarter <= last; quarter = quarter + 1)
    total += run.trajectory.get(observables().require(name), quarter, cell);
  return total;
}

// The award to incubators ends in 2028Q1; renewed, all that it pays until 2030Q4 is more than the baseline
// pays.
TEST(Financing, OfTheRenewedIncubatorAwardIsAdditional) {
  constexpr sim::Quarter last(2030, 4);
  const sim::RunResult before = test::run(test::realised(test::scenario("baseline"), last));
  const sim::RunResult after = test::run(test::realised(test::scenario("incubator-awards"), last));
  const auto instruments = before.trajectory.table().axis("instrument").ids;
  double more = 0;
  for (std::size_t cell = 0; cell < instruments.size(); ++cell)
    if (instruments[cell] == "award")
      more = sum(after, "fiscal_spending", cell, last) - sum(before, "fiscal_spending", cell, last);
  EXPECT_GT(more, 1e6);
  EXPECT_EQ(sum(before, "additional_financing", 0, last), 0.0);
  EXPECT_GT(sum(after, "additional_financing", 0, last), 1e6);
}

}  // namespace
}  // namespace xiamen
