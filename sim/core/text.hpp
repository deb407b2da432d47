#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

struct Label {
  std::string en;
  std::string zh;
};

/// A whole decimal number, all of `text`, with or without a sign; nothing for anything else, also for one
/// that does not fit.
std::optional<long long> parse_integer(std::string_view text);

/// A finite decimal number, all of `text`, locale-free; nothing for NaN, infinity, hexadecimal, or a size
/// that a double cannot hold.
std::optional<double> parse_number(std::string_view text);

/// All `texts`, the separator between each two.
std::string joined(const std::vector<std::string>& texts, std::string_view separator = ", ");

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether a byte of UTF-8 goes on with a character that an earlier one began.
constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// `text` without blanks, tabs and line ends at either side.
std::string_view trim(std::string_view text);

/// Columns a terminal needs for UTF-8 `text`: two for East Asian wide characters, none for combining marks.
std::size_t display_width(std::string_view text);

/// Shortest text that reads back as the same double: "0.25", "5e9"; "inf" and "nan" for those.
std::string shortest(double value);

/// `value` (not -0) with thousands separators and `decimals` digits after the point, for example "7,012.50".
std::string grouped(double value, int decimals);

bool valid_utf8(std::string_view text);

}  // namespace sim
