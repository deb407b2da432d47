#include <gtest/gtest.h>

#include <array>
#include <map>

#include "models/xiamen/city.hpp"
#include "models/xiamen/observables.hpp"
#include "models/xiamen/rules/project_value.hpp"
#include "tests/properties/city_run.hpp"

/// Orders of magnitude of the whole city, four replicates of the baseline to 2027Q4. The bands are wide: they
/// catch a city that cannot be, not one that fits badly.
namespace xiamen {
namespace {

// Sums over the four quarters of a year that the series do not hold.
struct Year {
  double enterprise_research = 0;
  double research_stages = 0;
  double investment = 0;
  double profit = 0;
  double sales = 0;
};

struct Replicate {
  sim::RunResult result;
  std::map<int, Year> years;
};

void add_quarter(Year& year, const City& city) {
  for (std::size_t row = 0; row < city.enterprises.size(); ++row) {
    if (city.enterprises.alive[row] == 0) continue;
    year.enterprise_research += city.enterprises.research_quarter[row];
    year.sales += city.enterprises.sales(row);
    year.profit +=
        city.enterprises.sales(row) * (city.enterprises.margin[row] + city.enterprises.fortune[row]);
  }
  for (std::size_t stage = 0; stage < work_stages; ++stage) {
    const bool research = is_research(static_cast<Stage>(stage));
    (research ? year.research_stages : year.investment) += city.tally.stage_spending[stage];
  }
}

const std::vector<Replicate>& city() {
  static const std::vector<Replicate> replicates = [] {
    const sim::Inputs& inputs = test::full_inputs();
    const sim::ScenarioInputs baseline =
        test::realised(test::scenario("baseline", inputs), test::run_end, inputs);
    std::vector<Replicate> made(4);
    for (std::size_t i = 0; i < made.size(); ++i) {
      sim::SimulationOptions options;
      options.replicate = i + 1;
      options.after_quarter = [&made, i](sim::Quarter quarter, sim::World& world) {
        if (quarter > test::run_start)
          add_quarter(made[i].years[quarter.year()], dynamic_cast<const City&>(world));
      };
      made[i].result = test::run(baseline, options);
    }
    return made;
  }();
  return replicates;
}

double at_year_end(const Replicate& replicate, std::string_view name, int year, std::size_t cell = 0) {
  return replicate.result.trajectory.get(observables().require(name), sim::Quarter(year, 4), cell);
}

double over_year(const Replicate& replicate, std::string_view name, int year) {
  double sum = 0;
  for (int number = 1; number <= 4; ++number) {
    sum += replicate.result.trajectory.get(observables().require(name), sim::Quarter(year, number));
  }
  return sum;
}

class Sane : public testing::TestWithParam<int> {
 protected:
  // Every replicate's value of `measure` in the year lies between `low` and `high`.
  template <class Measure>
  void expect_between(double low, double high, Measure measure) const {
    for (std::size_t i = 0; i < city().size(); ++i) {
      const double value = measure(city()[i], GetParam());
      EXPECT_GE(value, low) << "replicate " << i + 1;
      EXPECT_LE(value, high) << "replicate " << i + 1;
    }
  }
};

// scale.md: 61,000 full-time equivalents x 0.484 million CNY of R&D each; the wage is only part of it (0.27
// million in 2020, priors.md). The model's wage share of R&D work is 0.55.
TEST_P(Sane, WagesAreAboutHalfOfResearch) {
  expect_between(0.35, 0.80, [](const Replicate& each, int year) {
    return at_year_end(each, "researchers", year) * at_year_end(each, "researcher_wage", year) /
           over_year(each, "rd_expenditure", year);
  });
}

// Operating margin before R&D of 8 to 25 % of sales, so that some 5 to 6 % R&D leave the few per cent of
// profit of Chinese industry (assumed band).
TEST_P(Sane, MarginsBeforeResearch) {
  expect_between(0.08, 0.25, [](const Replicate& each, int year) {
    return each.years.at(year).profit / each.years.at(year).sales;
  });
}

// scale.md: technology loans of 132.9 bn CNY at the end of 2024, about 50 million for each borrower. Debt
// over yearly sales between a tenth and a half (assumed band).
TEST_P(Sane, DebtOverSales) {
  expect_between(0.10, 0.50, [](const Replicate& each, int year) {
    return at_year_end(each, "technology_loans", year) / each.years.at(year).sales;
  });
}

// priors.md F.haz.age: exit of Chinese firms 6.2 to 9.3 % a year, less among those with R&D.
TEST_P(Sane, TwoToNinePerCentLeaveInAYear) {
  expect_between(0.02, 0.09, [](const Replicate& each, int year) {
    return over_year(each, "exits", year) / at_year_end(each, "enterprises", year - 1);
  });
}

// model.md §7.9: live projects; 400 recognised conversion projects a year (scale.md) with two to five years
// of work and several thousand incremental ones.
TEST_P(Sane, LiveProjects) {
  expect_between(3000, 20000, [](const Replicate& each, int year) {
    double live = 0;
    for (std::size_t stage = 0; stage < reported_stages; ++stage)
      live += at_year_end(each, "projects_in_stage", year, stage);
    return live;
  });
}

// scale.md: stages of all projects must fit in what enterprises spend; the research stages are part of R&D,
// the rest being search.
TEST_P(Sane, ResearchStagesFitIntoResearch) {
  expect_between(0.20, 0.98, [](const Replicate& each, int year) {
    return each.years.at(year).research_stages / each.years.at(year).enterprise_research;
  });
}

// scale.md: 50 bn CNY of industrialisation would be three times all enterprise R&D, which cannot be.
TEST_P(Sane, IndustrialisationFitsIntoInvestment) {
  expect_between(0.02, 1.5, [](const Replicate& each, int year) {
    return each.years.at(year).investment / each.years.at(year).enterprise_research;
  });
}

INSTANTIATE_TEST_SUITE_P(Years, Sane, testing::Range(2021, 2028));

class Documented : public Sane {};

// scale.md: R&D of 3.08 % of GDP in 2020, 3.46 % in 2024.
TEST_P(Documented, ResearchIntensity) {
  expect_between(2.8, 3.9,
                 [](const Replicate& each, int year) { return at_year_end(each, "rd_intensity", year); });
}

// scale.md: GDP 638 bn CNY in 2020, 859 bn in 2024; published years of priors.md section 2.
TEST_P(Documented, GrossProduct) {
  constexpr std::array<double, 4> published = {703.4e9, 780.3e9, 806.6e9, 858.9e9};
  const double expected = published[static_cast<std::size_t>(GetParam() - 2021)];
  expect_between(0.93 * expected, 1.07 * expected,
                 [](const Replicate& each, int year) { return over_year(each, "gdp", year); });
}

INSTANTIATE_TEST_SUITE_P(Years, Documented, testing::Range(2021, 2025));

}  // namespace
}  // namespace xiamen
