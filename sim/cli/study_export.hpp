#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "sim/cli/slice.hpp"

namespace sim {

/// Every value by itself: a line for each slice, scenario, replicate and quarter, in this order of nesting.
/// Columns scenario, replicate, quarter, observable, unit, one for each axis that some slice has (in the
/// order of the file; empty where the slice lacks it, `sum` where it is added up), value. NaN is empty.
void write_long_csv(const Study& study, const std::vector<Slice>& slices, std::ostream& out);

/// How many lines that gives, the line of names left out.
std::size_t long_csv_rows(const Study& study, const std::vector<Slice>& slices);

/// Who and where in a table of the IAMC.
struct IamcFrame {
  std::string model;
  std::string region;
};

/// Years by column, as models of climate policy exchange scenarios (docs/export.md): Model, Scenario,
/// Region, Variable, Unit, then the years of which the study holds the fourth quarter. Each slice gives one
/// variable for each of `iamc_statistics()`, taken over the replicates of the year's value (`yearly`).
void write_iamc(const Study& study, const std::vector<Slice>& slices, const IamcFrame& frame,
                std::ostream& out);

/// "Mean", "5th Percentile", ...: the last part of a variable's name.
std::vector<std::string> iamc_statistics();

/// The value of a year, one for each replicate: a stock as it stands in the fourth quarter; a flow summed
/// over the four quarters, or, where it cannot be summed (a share, per cent, an amount per something), their
/// mean. NaN where a quarter is missing or outside the study.
std::vector<double> yearly(const Study& study, const Slice& slice, std::size_t scenario, int year);

/// The unit of that value: "CNY/yr" for a flow of CNY that is summed.
std::string yearly_unit(const Observable& observable);

}  // namespace sim
