#include "sim/statistics/student.hpp"

#include <cmath>

#include <boost/math/distributions/students_t.hpp>

#include "sim/core/problem.hpp"

namespace sim {

double student_quantile(double probability, std::size_t degrees) {
  if (!(probability > 0.0 && probability < 1.0))
    throw InvalidInput("a probability of a quantile lies between 0 and 1");
  if (degrees == 0) throw InvalidInput("Student's t needs a degree of freedom");
  constexpr double decimals = 1e10;
  const boost::math::students_t law(static_cast<double>(degrees));
  return std::nearbyint(boost::math::quantile(law, probability) * decimals) / decimals;
}

double student_two_sided(double t, std::size_t degrees) {
  if (degrees == 0) throw InvalidInput("Student's t needs a degree of freedom");
  const boost::math::students_t law(static_cast<double>(degrees));
  return 2.0 * boost::math::cdf(boost::math::complement(law, std::fabs(t)));
}

}  // namespace sim
