#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// A calendar quarter, for example 2026Q1. Differences are whole quarters.
class Quarter {
 public:
  constexpr Quarter() = default;
  /// `number` is 1 to 4.
  constexpr Quarter(int year, int number) : ordinal_(year * 4 + number - 1) {}

  constexpr int year() const { return ordinal_ / 4; }
  constexpr int number() const { return ordinal_ % 4 + 1; }
  constexpr int ordinal() const { return ordinal_; }

  friend constexpr auto operator<=>(Quarter, Quarter) = default;
  friend constexpr Quarter operator+(Quarter q, int quarters) { return from_ordinal(q.ordinal_ + quarters); }
  friend constexpr int operator-(Quarter later, Quarter earlier) { return later.ordinal_ - earlier.ordinal_; }

  static constexpr Quarter from_ordinal(int ordinal) {
    Quarter q;
    q.ordinal_ = ordinal;
    return q;
  }

  /// Reads "2026Q1"; years 1900 to 2999.
  static std::optional<Quarter> parse(std::string_view text);
  std::string text() const;

  /// Days from 2021-01-01 to the first day of the quarter, Gregorian calendar.
  int days_since_2021() const;

 private:
  int ordinal_ = 0;
};

}  // namespace sim
