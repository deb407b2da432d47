#pragma once
#include <span>
#include <vector>

namespace sim {

/// Which of many tests are discoveries, so that on average at most the share `rate` of them is false: the
/// step-up rule of Benjamini & Hochberg 1995 (J. R. Stat. Soc. B 57). A probability that is NaN belongs to no
/// test. Throws InvalidInput for a rate that does not lie between 0 and 1.
std::vector<bool> discoveries(std::span<const double> probabilities, double rate);

}  // namespace sim
