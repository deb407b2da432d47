#include "sim/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "sim/core/utf8.hpp"

namespace sim {

namespace {

/// from_chars over all of `text`. It knows no "+", which people write, so one before a digit or point is
/// skipped.
template <class T>
std::optional<T> parse_all(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  T value{};
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace

std::optional<long long> parse_integer(std::string_view text) {
  return parse_all<long long>(text);
}

std::optional<double> parse_number(std::string_view text) {
  const std::optional<double> value = parse_all<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string all;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) all += separator;
    all += text;
  }
  return all;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const utf8::Character character = utf8::front(text);
    columns += character.valid ? utf8::width(character.code) : 1;
    text.remove_prefix(character.bytes);
  }
  return columns;
}

std::string shortest(double value) {
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  std::string text(buffer.data(), result.ptr);
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos || !std::isfinite(value)) return text;
  // "5e+09" reads back the same as "5e9".
  std::size_t digits = exponent + 1;
  if (text[digits] == '+') {
    text.erase(digits, 1);
  } else {
    ++digits;
  }
  while (digits + 1 < text.size() && text[digits] == '0') text.erase(digits, 1);
  return text;
}

std::string grouped(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                    std::chars_format::fixed, std::clamp(decimals, 0, 17));
  std::string text(buffer.data(), result.ptr);
  if (!std::isfinite(value)) return text;
  if (text.front() == '-' && text.find_first_of("123456789") == std::string::npos) text.erase(0, 1);
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t place = std::min(text.find('.'), text.size()); place > first + 3;) {
    place -= 3;
    text.insert(place, 1, ',');
  }
  return text;
}

bool valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const utf8::Character character = utf8::front(text);
    if (!character.valid) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

}  // namespace sim
