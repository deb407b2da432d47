#pragma once
#include <span>

namespace sim {

/// The value below which the part `probability` (0 to 1) of `sorted` lies, in a straight line between
/// neighbours (definition 7 of Hyndman & Fan 1996, Am. Stat. 50). NaN for none.
double percentile_of_sorted(std::span<const double> sorted, double probability);

}  // namespace sim
