#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// An estimate with the ends of its interval.
struct IndexEstimate {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// Shares of the variance of a value that a factor explains.
struct SobolIndex {
  IndexEstimate first;  ///< alone: what would be gone, on average, if only this factor were known
  IndexEstimate total;  ///< with all its interactions: what would be left if all others were known
};

struct SobolIndices {
  std::vector<SobolIndex> factors;
  std::size_t samples = 0;  ///< rows that count: those with a value at each of their points
  double mean = 0;
  double variance = 0;  ///< of the value over the factors
};

/// How intervals come about: percentiles of estimates from rows drawn again with replacement (Efron 1979;
/// Archer, Saltelli & Sobol' 1997 for indices).
struct Bootstrap {
  std::size_t resamples = 1000;
  double coverage = 0.95;
  std::uint64_t seed = 1;
};

/// From the values of a design of `saltelli_layout`, one for each point. First-order indices by the estimator
/// of Saltelli et al. (2010) table 2 (b), total ones by Jansen (1999), (f), both over the variance of A and B
/// together; values are taken from their mean first, which changes no expectation and steadies the first. A
/// row with a value that is NaN is left out whole. All NaN where fewer than two rows are left or nothing
/// varies. Throws RunFailed if the number of values fits no such design.
SobolIndices sobol_indices(std::size_t factors, std::span<const double> values, const Bootstrap& bootstrap);

}  // namespace sim
