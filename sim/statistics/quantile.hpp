#pragma once
#include <span>

namespace sim {

/// The quantile of a sample at `probability`, by definition 7 of Hyndman & Fan 1996 (The American
/// Statistician 50), the default of R and NumPy: with the n values in ascending order and h = (n - 1) p, the
/// straight line between those in places floor(h) and floor(h) + 1, counted from 0. NaN values are left out;
/// of none it is NaN. Throws InvalidInput for a probability that does not lie from 0 to 1.
double quantile(std::span<const double> values, double probability);

}  // namespace sim
