#include "sim/core/money.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/problem.hpp"

namespace sim {

namespace {

__extension__ using Wide = __int128;

/// The weights as whole numbers, the largest just below 2^52. One power of two scales all of them, so equal
/// ratios stay equal and ties stay ties.
std::vector<std::int64_t> whole_weights(std::span<const double> weights) {
  double largest = 0.0;
  for (const double weight : weights) {
    if (!(weight >= 0.0) || std::isinf(weight)) {
      throw RunFailed("a weight of a split of money is negative or not a finite number");
    }
    largest = std::max(largest, weight);
  }
  int exponent = 0;
  static_cast<void>(std::frexp(largest, &exponent));
  std::vector<std::int64_t> whole;
  whole.reserve(weights.size());
  for (const double weight : weights) {
    whole.push_back(static_cast<std::int64_t>(std::ldexp(weight, 52 - exponent)));
  }
  return whole;
}

}  // namespace

void Money::refuse_yuan() {
  throw RunFailed("an amount in CNY is not a number or is 9e16 or more in size");
}

void Money::refuse_overflow() {
  throw RunFailed("an amount of money leaves the range of 64-bit fen");
}

Money portion(Money amount, double share) {
  constexpr std::int64_t exact = std::int64_t{1} << 53;  // above it a double does not hold every whole number
  if (amount.in_fen() > exact || amount.in_fen() < -exact) {
    throw RunFailed("a share is asked of an amount above 2^53 fen");
  }
  const double product = static_cast<double>(amount.in_fen()) * share;
  if (!(std::fabs(product) < 9e18))
    throw RunFailed("a share of an amount of money is not a number or too large");
  return Money::fen(Money::round_half_away(product));
}

std::vector<Money> apportion(Money total, std::span<const double> weights) {
  const std::vector<std::int64_t> whole = whole_weights(weights);
  std::vector<Money> parts(weights.size());
  Wide sum = 0;
  for (const std::int64_t weight : whole) sum += weight;
  if (sum == 0 || total == Money()) return parts;

  const std::int64_t one = total < Money() ? -1 : 1;
  std::vector<std::int64_t> share(weights.size());
  std::vector<Wide> remainder(weights.size());
  Wide left = total.in_fen();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const Wide product = Wide{total.in_fen()} * whole[i];
    share[i] = static_cast<std::int64_t>(product / sum);
    remainder[i] = product % sum * one;
    left -= share[i];
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto first_unserved = order.begin() + static_cast<std::ptrdiff_t>(left * one);
  std::nth_element(order.begin(), first_unserved, order.end(), [&](std::size_t a, std::size_t b) {
    return remainder[a] != remainder[b] ? remainder[a] > remainder[b] : a < b;
  });
  for (auto position = order.begin(); position != first_unserved; ++position) share[*position] += one;
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = Money::fen(share[i]);
  return parts;
}

}  // namespace sim
