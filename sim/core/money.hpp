#pragma once
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace sim {

/// An amount of money in whole fen (1 CNY = 100 fen). Sums are exact; an overflow throws RunFailed.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money fen(std::int64_t amount) {
    Money m;
    m.fen_ = amount;
    return m;
  }
  /// Rounds half away from zero; `yuan` must be finite and below 9e16 in size, else RunFailed.
  static Money yuan(double yuan) {
    if (!(yuan < 9e16 && yuan > -9e16)) refuse_yuan();
    return fen(round_half_away(yuan * 100.0));
  }

  constexpr std::int64_t in_fen() const { return fen_; }
  constexpr double in_yuan() const { return static_cast<double>(fen_) / 100.0; }

  constexpr Money& operator+=(Money other) {
    if (__builtin_add_overflow(fen_, other.fen_, &fen_)) refuse_overflow();
    return *this;
  }
  constexpr Money& operator-=(Money other) {
    if (__builtin_sub_overflow(fen_, other.fen_, &fen_)) refuse_overflow();
    return *this;
  }
  friend constexpr Money operator+(Money a, Money b) { return a += b; }
  friend constexpr Money operator-(Money a, Money b) { return a -= b; }
  friend constexpr Money operator-(Money a) { return Money() -= a; }
  friend constexpr auto operator<=>(Money, Money) = default;

  /// A number of fen, half away from zero, for |value| below 2^63; the cast cuts, and the part cut off is
  /// exact.
  static constexpr std::int64_t round_half_away(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    const double rest = value - static_cast<double>(whole);
    return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
  }

 private:
  [[noreturn]] static void refuse_overflow();
  [[noreturn]] static void refuse_yuan();
  std::int64_t fen_ = 0;
};

/// `share` of `amount`, rounded half away from zero to a fen. RunFailed if `amount` is above 2^53 fen (9e13
/// CNY), where a double no longer holds every fen, or the result is not a number of 64-bit fen.
Money portion(Money amount, double share);

/// Splits `total` in proportion to `weights` (all >= 0) by largest remainder, ties to the lower position.
/// The parts sum to `total` exactly; with no positive weight all parts are zero. RunFailed for a weight
/// that is negative or not finite.
std::vector<Money> apportion(Money total, std::span<const double> weights);

}  // namespace sim
