#pragma once
#include <string>
#include <vector>

#include "sim/cli/slice.hpp"
#include "sim/cli/table.hpp"
#include "sim/output/study_file.hpp"
#include "sim/statistics/paired.hpp"

namespace sim {

/// When to compare: one quarter, or a year, whose flows are summed and whose stocks are those at its end.
struct Period {
  Quarter last;
  bool year = false;

  Period() = default;
  Period(Quarter quarter) : last(quarter) {}  // NOLINT: a quarter is a period
  static Period of_year(int number) {
    Period period(Quarter(number, 4));
    period.year = true;
    return period;
  }
  Quarter first() const { return year ? last + -3 : last; }
  std::string text() const { return year ? std::to_string(last.year()) : last.text(); }
  friend bool operator==(const Period&, const Period&) = default;
};

/// What to compare: places in a study.
struct ComparisonPlan {
  std::size_t baseline = 0;            ///< scenario
  std::vector<std::size_t> scenarios;  ///< the others, in the order of the file
  std::vector<Period> quarters;
  std::vector<Slice> slices;
};

/// The effect of one scenario on one observable, or a slice of it, in one period: a stock at its end, a
/// flow during it. Replicates are paired by number.
struct Comparison {
  Slice slice;
  std::size_t scenario = 0;
  Period quarter;
  PairedEffect effect;
  bool all_zero = false;  ///< in every replicate of both

  const Observable& observable() const { return slice.variable->observable; }
  bool known() const { return effect.pairs > 0; }
  /// The interval lies on one side of zero.
  bool excludes_zero() const;
};

/// In the order quarter, slice, scenario.
std::vector<Comparison> compare(const Study& study, const ComparisonPlan& plan);

/// One number per replicate: a stock as it is in `last`, a flow summed from `first` on; a slice of many cells
/// is summed too. A flow of no quarters (`last` before `first`) is 0.
std::vector<double> replicates_of(const Study& study, const Slice& slice, std::size_t scenario, Quarter first,
                                  Quarter last);

/// The contract's columns (interface, section 2), one row per comparison.
Table comparison_table(const Study& study, const std::vector<Comparison>& comparisons);

/// For people: a block per quarter, a row per observable, a column per scenario, in readable units; with
/// `predictive` also the range of one future.
void write_comparison(const Study& study, const ComparisonPlan& plan,
                      const std::vector<Comparison>& comparisons, const TextStyle& style, std::ostream& out,
                      bool predictive = false);

}  // namespace sim
