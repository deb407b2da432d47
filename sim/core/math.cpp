#include "sim/core/math.hpp"

namespace sim {

namespace {

/// A number as an unevaluated sum; `low` is below half an ulp of `high`.
struct DoubleDouble {
  double high;
  double low;
};

DoubleDouble two_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// The exact product by Dekker's splitting, without FMA; sizes up to 2^990.
DoubleDouble two_product(double a, double b) {
  constexpr double splitter = 134217729.0;  // 2^27 + 1
  const double a_scaled = splitter * a;
  const double b_scaled = splitter * b;
  const double a_high = a_scaled - (a_scaled - a);
  const double b_high = b_scaled - (b_scaled - b);
  const double a_low = a - a_high;
  const double b_low = b - b_high;
  const double product = a * b;
  return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

DoubleDouble multiply(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble product = two_product(a.high, b.high);
  return two_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/// log x to about 2^-65 in relative size: the first two terms of 2 artanh(s) in double-double, the rest is
/// small enough for a double.
DoubleDouble precise_log(double x) {
  using namespace elementary;
  const Parts parts = split(x);
  const double f = parts.mantissa - 1.0;
  const DoubleDouble denominator = two_sum(parts.mantissa, 1.0);
  const double quotient = f / denominator.high;
  const DoubleDouble back = two_product(quotient, denominator.high);
  const double rest = ((f - back.high) - back.low) - quotient * denominator.low;
  const DoubleDouble s{quotient, rest / denominator.high};
  const DoubleDouble square = multiply(s, s);
  const DoubleDouble third = multiply(multiply(square, s), {0x1.5555555555555p-1, 0x1.5555555555555p-55});

  const double z = square.high;
  const double z2 = z * z;
  const double low = (0x1.999999999999ap-2 + 0x1.2492492492521p-2 * z) +
                     z2 * (0x1.c71c71c6eaa10p-3 + 0x1.745d177a96056p-3 * z);
  const double high = (0x1.3b1395d2190c1p-3 + 0x1.1118c7e4b0917p-3 * z) +
                      z2 * (0x1.df7cc8e5fa539p-4 + 0x1.e02e6fff27908p-4 * z);
  const double fifth = z2 * s.high * (low + z2 * z2 * high);

  const DoubleDouble first = two_sum(2.0 * s.high, third.high);
  const double first_low = first.low + (2.0 * s.low + (third.low + fifth));
  const DoubleDouble whole = two_sum(parts.exponent * ln2_high, first.high);
  return two_sum(whole.high, whole.low + (first_low + parts.exponent * ln2_low));
}

}  // namespace

double pow(double x, double y) {
  using namespace elementary;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (y == 0.0 || x == 1.0) return 1.0;
  if (!(x >= 0.0) || y != y) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0.0 || x == infinity) return (x == 0.0) == (y > 0.0) ? 0.0 : infinity;
  // |log x| >= 2^-53, so beyond 2^65 the result is 0 or infinity anyway and the splitting stays exact.
  const double exponent = y > 0x1p65 ? 0x1p65 : y < -0x1p65 ? -0x1p65 : y;
  const DoubleDouble product = multiply(precise_log(x), {exponent, 0.0});
  if (product.high < -746.0) return 0.0;
  if (product.high > 710.0) return infinity;

  const double shifted = product.high * inverse_ln2 + round_to_whole;
  const double k = shifted - round_to_whole;
  const double high = product.high - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const DoubleDouble reduced = two_sum(r, ((high - r) - low) + product.low);
  return scaled_exp(reduced.high, reduced.low, shifted);
}

}  // namespace sim
