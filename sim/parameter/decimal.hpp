#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// The number at the beginning of a text, and what follows it.
struct NumberAndRest {
  std::string_view number;
  std::string_view rest;
};
NumberAndRest split_number(std::string_view text);

/// The decimal `text` times 10^`exponent`, rounded once: "19.17" and 8 give exactly 1917000000.
std::optional<double> parse_decimal(std::string_view text, int exponent);

/// `value` times 10^`exponent` as the shortest decimal that `parse_decimal` with -`exponent` reads back as
/// `value`. Without an exponent where `positional` and at most 22 digits long, else in the shorter notation
/// ("5e9").
std::string write_decimal(double value, int exponent, bool positional);

}  // namespace sim
