#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace sim {

/// Mean of paired differences with its Monte-Carlo interval, and where one more difference may lie. Means and
/// shares over no pairs are NaN.
struct PairedEffect {
  std::size_t pairs = 0;
  double baseline = 0;  ///< mean over replicates
  double value = 0;
  double effect = 0;          ///< mean of value - baseline
  std::optional<double> low;  ///< 95 % Student t interval; none for fewer than two pairs
  std::optional<double> high;
  /// 90 % prediction interval of one more pair, mean ± t s sqrt(1 + 1/n): exact where differences are normal.
  std::optional<double> predictive_low;
  std::optional<double> predictive_high;
  double share_above_zero = 0;  ///< share of pairs whose difference is above zero; a tie is not
};

/// `baseline` and `value` hold the same replicates in the same order; pairs with a NaN on either side are
/// left out. Throws InvalidInput if the lengths differ or a level does not lie between 0 and 1.
PairedEffect paired_effect(std::span<const double> baseline, std::span<const double> value,
                           double confidence = 0.95, double predictive = 0.90);

/// NaN values are left out. The mean of none and the deviation of one are NaN.
struct Summary {
  std::size_t count = 0;
  double mean = 0;
  double deviation = 0;  ///< sample standard deviation
};
Summary summarise(std::span<const double> values);

}  // namespace sim
