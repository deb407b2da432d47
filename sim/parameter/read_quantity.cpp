#include <fmt/core.h>

#include <array>
#include <cmath>
#include <optional>

#include "sim/core/problem.hpp"
#include "sim/core/quarter.hpp"
#include "sim/core/text.hpp"
#include "sim/parameter/decimal.hpp"
#include "sim/parameter/unit.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_quantity = 64;

/// A unit as people write it: value times 10^exponent, then times `times` over `over`, is the base unit.
struct UnitRow {
  std::string_view text;
  int exponent = 0;
  double times = 1;
  double over = 1;
};

constexpr std::array<UnitRow, 9> money_units = {{{"CNY"},
                                                 {"RMB"},
                                                 {"yuan"},
                                                 {"元"},
                                                 {"千元", 3},
                                                 {"万元", 4},
                                                 {"百万元", 6},
                                                 {"千万元", 7},
                                                 {"亿元", 8}}};
constexpr std::array<UnitRow, 2> share_units = {{{""}, {"%", -2}}};
constexpr std::array<UnitRow, 6> rate_units = {
    {{""}, {"%/year", -2}, {"%/年", -2}, {"/year"}, {"/年"}, {"1/year"}}};
constexpr std::array<UnitRow, 14> duration_units = {{{"quarters"},
                                                     {"quarter"},
                                                     {"季度"},
                                                     {"个季度"},
                                                     {"季"},
                                                     {"years", 0, 4},
                                                     {"year", 0, 4},
                                                     {"年", 0, 4},
                                                     {"months", 0, 1, 3},
                                                     {"month", 0, 1, 3},
                                                     {"个月", 0, 1, 3},
                                                     {"月", 0, 1, 3},
                                                     {"half-years", 0, 2},
                                                     {"半年", 0, 2}}};
constexpr std::array<UnitRow, 1> no_unit = {{{""}}};

template <std::size_t n>
const UnitRow* find_unit(const std::array<UnitRow, n>& rows, std::string_view text) {
  for (const UnitRow& row : rows) {
    if (row.text == text) return &row;
  }
  return nullptr;
}

/// Full-width forms (U+FF01…U+FF5E) and the ideographic and no-break spaces as their ASCII twins.
std::string to_half_width(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t ahead) {
      return i + ahead < text.size() ? static_cast<unsigned char>(text[i + ahead]) : 0U;
    };
    if (byte(0) == 0xEFU && (byte(1) == 0xBCU || byte(1) == 0xBDU) && byte(2) >= 0x80U) {
      const unsigned code = 0xF000U | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
      if (code >= 0xFF01U && code <= 0xFF5EU) {
        result += static_cast<char>(code - 0xFEE0U);
        i += 3;
        continue;
      }
    }
    if (byte(0) == 0xE3U && byte(1) == 0x80U && byte(2) == 0x80U) {
      result += ' ';
      i += 3;
    } else if (byte(0) == 0xC2U && byte(1) == 0xA0U) {
      result += ' ';
      i += 2;
    } else {
      result += text[i++];
    }
  }
  return result;
}

std::string allowed_units(ValueType type, std::string_view plain_unit) {
  switch (type) {
    case ValueType::money:
      return "money: 元, 万元, 亿元 or CNY";
    case ValueType::count:
      return "count: a whole number without unit";
    case ValueType::share:
    case ValueType::probability:
      return fmt::format("{}: % or no unit", name_of(type));
    case ValueType::rate:
      return "rate: %/year, or no unit for a share a year";
    case ValueType::duration:
      return "duration: quarters, months or years";
    case ValueType::date:
      return "date: a quarter such as 2026Q1";
    case ValueType::choice:
      return "choice: one of its names";
    case ValueType::set:
      return "set: some of its names, or all";
    case ValueType::boolean:
      return "boolean: true or false";
    case ValueType::number:
      break;
  }
  if (plain_unit == "1") return "number: no unit";
  const std::string chinese = chinese_unit(plain_unit);
  return chinese == plain_unit ? fmt::format("number: {} or no unit", plain_unit)
                               : fmt::format("number: {}, {} or no unit", plain_unit, chinese);
}

/// "1/year" may also be written "/year" and "/年", "CNY/year" also "万元/年": a money unit before the same
/// denominator.
std::optional<UnitRow> number_unit(std::string_view text, std::string_view plain_unit) {
  if (text.empty() || text == plain_unit || text == chinese_unit(plain_unit)) return UnitRow{text};
  if (plain_unit.starts_with("1/") && text == plain_unit.substr(1)) return UnitRow{text};
  constexpr std::string_view money = "CNY";
  if (plain_unit.substr(0, money.size()) != money) return std::nullopt;
  const std::string_view per = plain_unit.substr(money.size());
  const std::size_t slash = std::min(text.find('/'), text.size());
  const UnitRow* unit = find_unit(money_units, trim(text.substr(0, slash)));
  const std::string_view written_per = text.substr(slash);
  if (unit == nullptr || (written_per != per && written_per != chinese_unit(per))) return std::nullopt;
  return *unit;
}

std::optional<UnitRow> unit_of(std::string_view text, ValueType type, std::string_view plain_unit) {
  const UnitRow* found = nullptr;
  switch (type) {
    case ValueType::money:
      found = find_unit(money_units, text);
      break;
    case ValueType::share:
    case ValueType::probability:
      found = find_unit(share_units, text);
      break;
    case ValueType::rate:
      found = find_unit(rate_units, text);
      break;
    case ValueType::duration:
      found = find_unit(duration_units, text);
      break;
    case ValueType::number:
      return number_unit(text, plain_unit);
    default:
      found = find_unit(no_unit, text);
  }
  if (found == nullptr) return std::nullopt;
  return *found;
}

/// The value, or what is wrong.
std::string read(std::string_view text, ValueType type, std::string_view plain_unit, double& value) {
  if (text.empty()) return "no value";
  if (text.size() > longest_quantity)
    return fmt::format("value of more than {} characters", longest_quantity);
  if (type == ValueType::boolean) {
    const bool yes = text == "true" || text == "是";
    if (!yes && text != "false" && text != "否")
      return fmt::format("'{}' is neither true nor false", printable(text));
    value = yes ? 1 : 0;
    return "";
  }
  if (type == ValueType::date) {
    const auto quarter = Quarter::parse(text);
    if (!quarter) return fmt::format("'{}' is no quarter", printable(text));
    value = quarter->ordinal();
    return "";
  }
  const NumberAndRest parts = split_number(text);
  if (parts.number.empty()) return fmt::format("'{}' is no number", printable(text));
  const std::string_view unit_text = trim(parts.rest);
  const auto unit = unit_of(unit_text, type, plain_unit);
  if (!unit) {
    if (unit_text.empty()) return fmt::format("no unit after '{}'", printable(text));
    return fmt::format("wrong unit '{}'", printable(unit_text));
  }
  const auto number = parse_decimal(parts.number, unit->exponent);
  if (!number) return fmt::format("number beyond all limits '{}'", printable(parts.number));
  value = *number * unit->times / unit->over;
  if (type == ValueType::count && std::floor(value) != value) {
    return fmt::format("'{}' is not whole", printable(text));
  }
  return "";
}

}  // namespace

QuantityReading read_quantity(std::string_view text, ValueType type, std::string_view plain_unit) {
  QuantityReading reading;
  const std::string narrow = to_half_width(text);
  reading.fault = read(trim(narrow), type, plain_unit, reading.value);
  if (reading.fault.empty()) return reading;
  reading.value = 0;
  reading.allowed = allowed_units(type, plain_unit);
  reading.error = fmt::format("{} ({})", reading.fault, reading.allowed);
  return reading;
}

}  // namespace sim
