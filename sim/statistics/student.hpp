#pragma once
#include <cstddef>

namespace sim {

/// Quantile of Student's t with `degrees` degrees of freedom, rounded to ten decimals, so that a program that
/// computes it in another way prints the same digits. Throws InvalidInput for no degrees or a probability
/// that does not lie between 0 and 1.
double student_quantile(double probability, std::size_t degrees);

/// Probability that |t| or more comes by chance, on both sides. Throws InvalidInput for no degrees.
double student_two_sided(double t, std::size_t degrees);

}  // namespace sim
