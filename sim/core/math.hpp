#pragma once
#include <bit>
#include <cstdint>
#include <limits>

/// Elementary functions with the same bits on every x86-64 CPU and compiler. glibc's own differ between CPUs
/// with and without FMA, so nothing that makes state may call them. They use only + - * / and moves of bits;
/// exp and log have no branches, so loops over them are vectorised.
///
/// Polynomials: Chebyshev fits in 60-digit arithmetic (tests/sim/core/math_test.cpp holds them to their
/// error).
namespace sim {

/// Of what cannot be told, such as the mean of nothing.
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

namespace elementary {

inline constexpr double round_to_whole = 0x1.8p52;  // adding and taking it away rounds to a whole number
inline constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
inline constexpr double ln2_high = 0x1.62e42fefa2000p-1;  // 40 bits, so that k * ln2_high is exact
inline constexpr double ln2_low = 0x1.9ef35793c7673p-41;

/// 2^k e^(r + tail) for |r| <= 0.347 and `shifted` = k + round_to_whole.
inline double scaled_exp(double r, double tail, double shifted) {
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const double low =
      (0.5 + 0x1.5555555555557p-3 * r) + r2 * (0x1.5555555555556p-5 + 0x1.11111111100cep-7 * r);
  const double middle = (0x1.6c16c16c162ccp-10 + 0x1.a01a01abef6b4p-13 * r) +
                        r2 * (0x1.a01a01a6dcc7ep-16 + 0x1.71de021a0ba98p-19 * r);
  const double high = (0x1.27e4db56f84b0p-22 + 0x1.af4e1a7461be7p-26 * r) + r2 * 0x1.1f731f4303551p-29;
  const double first = 1.0 + r;
  const double lost = r - (first - 1.0);
  const double power = first + (lost + (tail + r2 * (low + r4 * (middle + r4 * high))));
  // Two factors, because 2^k alone may lie outside the range of a double while the result does not.
  const std::uint64_t k = (std::bit_cast<std::uint64_t>(shifted) + 2048) & 0xfff;
  const std::uint64_t half = k >> 1;
  return power * std::bit_cast<double>((half - 1) << 52) * std::bit_cast<double>((k - half - 1) << 52);
}

/// x = 2^exponent * mantissa with the mantissa between sqrt(1/2) and sqrt(2), for x > 0 and finite.
struct Parts {
  double exponent;
  double mantissa;
};
inline Parts split(double x) {
  constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcdULL;
  const bool tiny = x < std::numeric_limits<double>::min();
  const double normal = tiny ? x * 0x1p54 : x;
  const std::uint64_t moved = std::bit_cast<std::uint64_t>(normal) + (0x3ff0000000000000ULL - sqrt_half);
  const double biased = std::bit_cast<double>(0x4330000000000000ULL | (moved >> 52)) - (0x1p52 + 1023.0);
  return {tiny ? biased - 54.0 : biased, std::bit_cast<double>((moved & 0x000fffffffffffffULL) + sqrt_half)};
}

}  // namespace elementary

/// e^x, to within 1 ulp; 0 below -745.2, infinity above 709.8.
inline double exp(double x) {
  using namespace elementary;
  const double bounded = x < -746.0 ? -746.0 : x > 710.0 ? 710.0 : x;
  const double shifted = bounded * inverse_ln2 + round_to_whole;
  const double k = shifted - round_to_whole;
  const double high = bounded - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  return scaled_exp(r, (high - r) - low, shifted);
}

/// Natural logarithm, to within 1 ulp; -infinity at 0, NaN below.
inline double log(double x) {
  using namespace elementary;
  const Parts parts = split(x);
  const double f = parts.mantissa - 1.0;
  const double s = f / (2.0 + f);  // log(1 + f) = 2 artanh(s)
  const double z = s * s;
  const double z2 = z * z;
  const double low = (0x1.5555555555555p-1 + 0x1.9999999999a38p-2 * z) +
                     z2 * (0x1.2492492476c87p-2 + 0x1.c71c720160b47p-3 * z);
  const double high = (0x1.745cf901605f7p-3 + 0x1.3b1c360763b8ap-3 * z) +
                      z2 * (0x1.0fbe83c2cbcf3p-3 + 0x1.0c04595972ab8p-3 * z);
  const double series = z * (low + z2 * z2 * high);
  const double half_square = 0.5 * f * f;
  const double value = parts.exponent * ln2_high -
                       ((half_square - (s * (half_square + series) + parts.exponent * ln2_low)) - f);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double edge = x == 0.0 ? -infinity : x == infinity ? infinity : not_a_number;
  return x > 0.0 && x < infinity ? value : edge;
}

/// x^y for x >= 0, as exp(y log x) with the product carried in double-double; within 2 ulp. 1 where y is 0 or
/// x is 1, NaN for x < 0.
double pow(double x, double y);

/// 1 / (1 + e^-x).
inline double logistic(double x) {
  return 1.0 / (1.0 + exp(-x));
}

/// Standard normal distribution function, absolute error below 1e-15 (Cody 1969, Math. Comp. 23: rational
/// approximations for the error function).
double normal_cdf(double x);

/// Inverse of the standard normal distribution function on (0, 1): algorithm AS 241 (Wichura 1988), relative
/// error about 1e-15. -infinity at 0 and infinity at 1.
double normal_quantile(double p);

}  // namespace sim
