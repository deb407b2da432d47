#include "sim/parameter/decimal.hpp"

#include <algorithm>

#include "sim/core/text.hpp"

namespace sim {
namespace {

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

/// A decimal as its significant digits: 0.d1d2d3… times 10^point.
struct Digits {
  bool negative = false;
  std::string digits;
  long long point = 0;
};

Digits significant_digits(double value) {
  const std::string shortest_text = shortest(value);
  std::string_view text = shortest_text;
  Digits result;
  if (!text.empty() && text[0] == '-') {
    result.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t e = text.find_first_of("eE");
  long long exponent = 0;
  if (e != std::string_view::npos) {
    std::string_view after = text.substr(e + 1);
    if (!after.empty() && after[0] == '+') after.remove_prefix(1);
    exponent = parse_integer(after).value_or(0);
    text = text.substr(0, e);
  }
  const std::size_t dot = text.find('.');
  result.digits = std::string(text.substr(0, dot));
  result.point = static_cast<long long>(result.digits.size()) + exponent;
  if (dot != std::string_view::npos) result.digits += text.substr(dot + 1);
  const std::size_t leading = result.digits.find_first_not_of('0');
  if (leading == std::string::npos) return {result.negative, "0", 1};
  result.digits.erase(0, leading);
  result.point -= static_cast<long long>(leading);
  result.digits.erase(result.digits.find_last_not_of('0') + 1);
  return result;
}

std::string positional_text(const Digits& d) {
  const auto size = static_cast<long long>(d.digits.size());
  if (d.point <= 0) return "0." + std::string(static_cast<std::size_t>(-d.point), '0') + d.digits;
  if (d.point >= size) return d.digits + std::string(static_cast<std::size_t>(d.point - size), '0');
  const auto point = static_cast<std::size_t>(d.point);
  return d.digits.substr(0, point) + "." + d.digits.substr(point);
}

std::string scientific_text(const Digits& d) {
  std::string text = d.digits.substr(0, 1);
  if (d.digits.size() > 1) text += "." + d.digits.substr(1);
  return text + "e" + std::to_string(d.point - 1);
}

}  // namespace

NumberAndRest split_number(std::string_view text) {
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  const std::size_t first_digit = at;
  at = skip_digits(text, at);
  if (at == first_digit) return {text.substr(0, 0), text};
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) at = skip_digits(text, at + 1);
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t exponent = at + 1;
    if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
    const std::size_t end = skip_digits(text, exponent);
    if (end > exponent) at = end;
  }
  return {text.substr(0, at), text.substr(at)};
}

std::optional<double> parse_decimal(std::string_view text, int exponent) {
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos) {
    std::string_view own = text.substr(e + 1);
    if (!own.empty() && own[0] == '+') own.remove_prefix(1);
    const auto own_exponent = parse_integer(own);
    if (!own_exponent || *own_exponent > 1000 || *own_exponent < -1000) return std::nullopt;
    exponent += static_cast<int>(*own_exponent);
    text = text.substr(0, e);
  }
  return parse_number(std::string(text) + "e" + std::to_string(exponent));
}

std::string write_decimal(double value, int exponent, bool positional) {
  Digits d = significant_digits(value);
  if (d.digits != "0") d.point += exponent;
  const std::string scientific = scientific_text(d);
  const bool readable = d.point > -6 && d.point < 22;
  std::string text = readable ? positional_text(d) : scientific;
  if (!positional && text.size() > 6 && scientific.size() < text.size()) text = scientific;
  return d.negative ? "-" + text : text;
}

}  // namespace sim
