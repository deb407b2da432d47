#include "sim/core/math.hpp"

#include <cstddef>

#include "sim/core/log_table.hpp"

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

/// For |a| >= |b| or a = 0.
DoubleDouble ordered_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// log x to about 2^-65 in relative size. The mantissa m lies near a centre of the table with inverse c, so
/// that f = m c - 1 is exact in two parts and below 2^-7: log m = -log c + f - f^2/2 + f^3 P(f), where only
/// the last term is small enough for a plain double.
DoubleDouble precise_log(double x) {
  using namespace elementary;
  const Parts parts = split(x);
  const int centre = static_cast<int>(parts.mantissa * 128.0 + 0.5);
  const LogEntry& entry = log_table[static_cast<std::size_t>(centre - log_table_first)];

  const double front =
      std::bit_cast<double>(std::bit_cast<std::uint64_t>(parts.mantissa) & 0xffffffff00000000ULL);
  const DoubleDouble f = two_sum(front * entry.inverse - 1.0, (parts.mantissa - front) * entry.inverse);
  const DoubleDouble square = two_product(f.high, f.high);
  const double odd =
      0x1.5555555555555p-2 +
      square.high *
          (0x1.99999999999ccp-3 + square.high * (0x1.2492491d39d12p-3 + square.high * 0x1.c72517c27446fp-4));
  const double even =
      -0x1.000000000001bp-2 + square.high * (-0x1.5555554d40d1ep-3 + square.high * -0x1.0004c1b061356p-3);
  const double rest = f.high * square.high * (odd + f.high * even);

  const double base = parts.exponent * ln2_high + entry.log_high;  // exact: both are multiples of 2^-40
  const DoubleDouble first = ordered_sum(base, f.high);
  const DoubleDouble second = ordered_sum(first.high, -0.5 * square.high);
  const double low =
      (f.low - f.high * f.low - 0.5 * square.low) + (parts.exponent * ln2_low + entry.log_low) + rest;
  return ordered_sum(second.high, (first.low + second.low) + low);
}

}  // namespace

double pow(double x, double y) {
  using namespace elementary;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (y == 0.0 || x == 1.0) return 1.0;
  if (!(x >= 0.0) || y != y) return not_a_number;
  if (x == 0.0 || x == infinity) return (x == 0.0) == (y > 0.0) ? 0.0 : infinity;
  // |log x| >= 2^-53, so beyond 2^65 the result is 0 or infinity anyway and the splitting stays exact.
  const double exponent = y > 0x1p65 ? 0x1p65 : y < -0x1p65 ? -0x1p65 : y;
  const DoubleDouble logarithm = precise_log(x);
  const DoubleDouble front = two_product(logarithm.high, exponent);
  const DoubleDouble product = ordered_sum(front.high, front.low + logarithm.low * exponent);
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
