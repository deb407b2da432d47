#include <cmath>

#include "sim/core/math.hpp"

namespace sim {

namespace {

/// c[0] + c[1] x + … by Horner's rule.
template <std::size_t N>
double polynomial(const double (&c)[N], double x) {
  double value = c[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) value = value * x + c[i];
  return value;
}

/// e^(-x^2/2) with x^2 split so that its rounding does not spoil large x (Cody 1969).
double bell(double x) {
  const double coarse = static_cast<double>(static_cast<int>(x * 16.0)) / 16.0;
  return exp(-0.5 * coarse * coarse) * exp(-0.5 * (x - coarse) * (x + coarse));
}

constexpr double inverse_sqrt_two_pi = 0x1.9884533d43651p-2;

/// 1 - Phi(x) for x > 0.67448975.
double upper_tail(double x) {
  constexpr double middle_top[] = {9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326,
                                   2494.5375852903726711, 597.27027639480026226, 93.506656132177855979,
                                   8.8831497943883759412, .39894151208813466764, 1.0765576773720192317e-8};
  constexpr double middle_bottom[] = {19685.429676859990727, 38912.003286093271411, 34900.952721145977266,
                                      18615.571640885098091, 6485.558298266760755,  1519.377599407554805,
                                      235.38790178262499861, 22.266688044328115691, 1.0};
  constexpr double far_top[] = {2.9112874951168792e-5, .001421619193227893466, .022235277870649807,
                                .1274011611602473639,  .21589853405795699,     .02307344176494017303};
  constexpr double far_bottom[] = {7.29751555083966205e-5, .00378239633202758244, .0659881378689285515,
                                   .468238212480865118,    1.28426009614491121,   1.0};
  if (x > 38.6) return 0.0;
  if (x < 5.656854249492381) return bell(x) * polynomial(middle_top, x) / polynomial(middle_bottom, x);
  const double square = 1.0 / (x * x);
  const double correction = square * polynomial(far_top, square) / polynomial(far_bottom, square);
  return bell(x) * (inverse_sqrt_two_pi - correction) / x;
}

}  // namespace

double normal_cdf(double x) {
  constexpr double top[] = {18154.981253343561249, 1067.6894854603709582, 161.02823106855587881,
                            2.2352520354606839287, .065682337918207449113};
  constexpr double bottom[] = {45507.789335026729956, 10260.932208618978205, 976.09855173777669322,
                               47.20258190468824187, 1.0};
  if (x != x) return x;
  if (std::fabs(x) <= 0.67448975) return 0.5 + x * polynomial(top, x * x) / polynomial(bottom, x * x);
  return x > 0.0 ? 1.0 - upper_tail(x) : upper_tail(-x);
}

double normal_quantile(double p) {
  constexpr double a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                          1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                          3.3430575583588128105e+4, 2.5090809287301226727e+3};
  constexpr double b[] = {1.0,
                          4.2313330701600911252e+1,
                          6.8718700749205790830e+2,
                          5.3941960214247511077e+3,
                          2.1213794301586595867e+4,
                          3.9307895800092710610e+4,
                          2.8729085735721942674e+4,
                          5.2264952788528545610e+3};
  constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                          3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                          2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr double d[] = {1.0,
                          2.05319162663775882187e0,
                          1.67638483018380384940e0,
                          6.89767334985100004550e-1,
                          1.48103976427480074590e-1,
                          1.51986665636164571966e-2,
                          5.47593808499534494600e-4,
                          1.05075007164441684324e-9};
  constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                          2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr double f[] = {1.0,
                          5.99832206555887937690e-1,
                          1.36929880922735805310e-1,
                          1.48753612908506148525e-2,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};
  const double offset = p - 0.5;
  if (std::fabs(offset) <= 0.425) {
    const double r = 0.180625 - offset * offset;
    return offset * polynomial(a, r) / polynomial(b, r);
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (p == 0.0 || p == 1.0) return p == 0.0 ? -infinity : infinity;
  if (!(p > 0.0 && p < 1.0)) return not_a_number;
  const double r = std::sqrt(-log(offset < 0.0 ? p : 1.0 - p));
  const double size = r <= 5.0 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6)
                               : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
  return offset < 0.0 ? -size : size;
}

}  // namespace sim
