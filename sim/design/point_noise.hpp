#pragma once
#include <cstddef>
#include <span>

namespace sim {

/// How much of what differs between points is luck, where all points meet the same replicates.
struct PointNoise {
  /// Of the mean of a point, as a variance: what a replicate does to one point and not to all alike.
  double of_mean = 0;
  /// The part of the variance of the means of points that this is; 1 or more: nothing but luck is seen.
  double share = 0;
  /// Probability of means that differ as much if points did nothing: the F test of points against points ×
  /// replicates.
  double probability = 1;
};

/// From `values`, points × replicates, row-major: two-way analysis of variance without repetition (Fisher
/// 1925), in which what a replicate does to all points alike does not count. A point with a value that is NaN
/// is left out. All NaN for fewer than two points or replicates. Where replicates do the same to all points,
/// no noise, and the probability is 0, or 1 if points do not differ either.
PointNoise point_noise(std::span<const double> values, std::size_t replicates);

}  // namespace sim
