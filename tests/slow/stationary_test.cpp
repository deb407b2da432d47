#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

/// A city whose levers, national series and entry dates stay as in 2024Q4 (scenario frozen-2024) comes to
/// rest: from the mean of 2034 to 2040 on, four replicates to 2060 keep within a band; the number of
/// enterprises already from 2026 on. What drifts within the bands is printed (docs/sanity.md).
namespace xiamen {
namespace {

constexpr sim::Quarter last(2060, 4);
constexpr std::size_t replicates = 4;

const std::vector<sim::RunResult>& runs() {
  static const std::vector<sim::RunResult> results = test::replicates(
      test::realised(test::scenario("frozen-2024", test::full_inputs()), last, test::full_inputs()),
      replicates);
  return results;
}

// Mean over replicates and quarters of the years, all cells of an observable added up.
double mean(const std::string& name, int from, int until) {
  const sim::ObservableId id = observables().require(name);
  double sum = 0;
  for (const sim::RunResult& run : runs()) {
    for (int year = from; year <= until; ++year) {
      for (int number = 1; number <= 4; ++number) {
        for (std::size_t cell = 0; cell < observables().cells(id); ++cell)
          sum += run.trajectory.get(id, sim::Quarter(year, number), cell);
      }
    }
  }
  return sum / (4.0 * (until - from + 1) * replicates);
}

struct Measure {
  const char* name;
  double band;  ///< largest deviation of any later five years from the mean of 2034 to 2040
};

double measured(const std::string& name, int from, int until) {
  if (name == "R&D over sales") return mean("rd_expenditure", from, until) / mean("sales", from, until);
  return mean(name, from, until);
}

class Frozen : public testing::TestWithParam<Measure> {};

TEST_P(Frozen, StaysWhereItIs) {
  const std::string name = GetParam().name;
  const double rest = measured(name, 2034, 2040);
  std::printf("%-28s %12.5g", name.c_str(), rest);
  for (int from = 2041; from <= 2056; from += 5) {
    const double later = measured(name, from, from + 4);
    std::printf(" %+7.1f %%", 100.0 * (later / rest - 1.0));
    EXPECT_NEAR(later / rest, 1.0, GetParam().band) << from << " to " << from + 4;
  }
  std::printf("\n");
}

// Founders replace those that leave as soon as markets stand still.
TEST(FrozenCity, KeepsItsNumberOfEnterprisesFromTheStart) {
  const double start = mean("enterprises", 2026, 2026);
  EXPECT_NEAR(mean("enterprises", 2034, 2040) / start, 1.0, 0.1);
  EXPECT_NEAR(mean("enterprises", 2056, 2060) / start, 1.0, 0.15);
}

INSTANTIATE_TEST_SUITE_P(
    Measures, Frozen,
    testing::Values(Measure{"enterprises", 0.15}, Measure{"high_tech_enterprises", 0.15},
                    Measure{"projects_in_stage", 0.15}, Measure{"R&D over sales", 0.15},
                    Measure{"fund_dry_powder", 0.15}, Measure{"exits", 0.15}, Measure{"value_added", 0.15},
                    Measure{"sales", 0.15}, Measure{"new_product_sales", 0.15},
                    Measure{"high_tech_output", 0.15}, Measure{"employment", 0.15},
                    Measure{"rd_expenditure", 0.15}, Measure{"researchers", 0.15},
                    Measure{"researcher_wage", 0.15}, Measure{"invention_patents", 0.15},
                    Measure{"technology_contract_value", 0.5}, Measure{"projects_completed", 0.15},
                    Measure{"spin_offs", 0.3}, Measure{"private_equity_invested", 0.3},
                    Measure{"little_giants", 0.15}, Measure{"specialised_enterprises", 0.15},
                    Measure{"pool_enterprises", 0.15}, Measure{"technology_loans", 0.15}),
    [](const testing::TestParamInfo<Measure>& measure) {
      std::string name = measure.param.name;
      for (char& letter : name) letter = std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '_';
      return name;
    });

}  // namespace
}  // namespace xiamen
