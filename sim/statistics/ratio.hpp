#pragma once
#include <optional>
#include <span>

namespace sim {

/// A ratio of two means, such as a cost per unit gained, with its interval.
struct RatioOfMeans {
  double ratio = 0;
  double low = 0;
  double high = 0;
};

/// Mean of `numerator` over mean of `denominator`, which hold the same replicates in the same order, with
/// Fieller's interval (Fieller 1954, J. R. Stat. Soc. B 16): all r for which the mean of numerator - r x
/// denominator is not told from 0 by Student's t. Pairs with a NaN on either side are left out. Nothing for
/// fewer than two pairs and where the interval of the denominator's mean holds 0, since then r has no bounds.
/// Throws InvalidInput if the lengths differ or `confidence` does not lie between 0 and 1.
std::optional<RatioOfMeans> ratio_of_means(std::span<const double> numerator,
                                           std::span<const double> denominator, double confidence = 0.95);

}  // namespace sim
