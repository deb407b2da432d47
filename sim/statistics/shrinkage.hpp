#pragma once
#include <span>
#include <vector>

namespace sim {

/// An estimate of one of many effects, with the standard error of its mean.
struct Estimated {
  double effect = 0;
  double error = 0;
};

/// What is believed of an effect once all the others are known too.
struct Shrunken {
  double effect = 0;  ///< posterior mean
  double low = 0;     ///< 95 % credible interval
  double high = 0;
  double above_zero = 0;  ///< probability that the effect is above zero
  double below_zero = 0;  ///< ... below; what is left to 1 is the probability that there is none
};

/// Most of many effects are small, so a large estimate is more often luck than it looks. Adaptive shrinkage
/// (Stephens 2017, Biostatistics 18): the effects come from a mixture of none at all and of normals around
/// zero, whose weights are found from all estimates together (by expectation and maximisation, with the
/// weight of ten estimates given to none, as there), and each estimate is then weighed with it. The error of
/// an estimate is above zero; no estimates give none.
std::vector<Shrunken> shrink(std::span<const Estimated> estimates);

/// The standard error with which a normal estimate would be as surprising, were there no effect, as this one
/// with Student's t of `degrees` is: so that few pairs do not look surer than they are.
double normal_error(double effect, double error, std::size_t degrees);

}  // namespace sim
