#include <cmath>

#include "sim/core/quarter.hpp"
#include "sim/parameter/decimal.hpp"
#include "sim/parameter/unit.hpp"

namespace sim {
namespace {

std::string write_money(double value, bool chinese) {
  if (!chinese) return write_decimal(value, 0, false) + " CNY";
  const double size = std::fabs(value);
  if (size >= 1e8) return write_decimal(value, -8, true) + " 亿元";
  if (size >= 1e4) return write_decimal(value, -4, true) + " 万元";
  return write_decimal(value, 0, true) + " 元";
}

std::string write_duration(double value, bool chinese) {
  const std::string number = write_decimal(value, 0, true);
  if (chinese) return number + " 个季度";
  return number + (value == 1 ? " quarter" : " quarters");
}

std::string write_boolean(double value, bool chinese) {
  if (chinese) return value != 0 ? "是" : "否";
  return value != 0 ? "true" : "false";
}

/// A plain number with its own unit.
std::string write_number(double value, std::string_view unit, bool chinese) {
  const std::string number = write_decimal(value, 0, false);
  if (unit.empty() || unit == "1") return number;
  if (!chinese) return number + " " + std::string(unit);
  if (unit.starts_with("CNY")) return write_money(value, true) + chinese_unit(unit.substr(3));
  return number + " " + chinese_unit(unit);
}

}  // namespace

std::string chinese_unit(std::string_view plain_unit) {
  const std::string_view text = plain_unit.starts_with("1/") ? plain_unit.substr(1) : plain_unit;
  if (text == "/year") return "/年";
  if (text == "/quarter") return "/季度";
  if (text == "/CNY") return "/元";
  if (text == "quarter") return "季度";
  return std::string(text);
}

std::string write_quantity(double value, ValueType type, std::string_view unit, std::string_view language) {
  const bool chinese = language == "zh";
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "∞" : "-∞";
  switch (type) {
    case ValueType::money:
      return write_money(value, chinese);
    case ValueType::share:
    case ValueType::probability:
      return write_decimal(value, 2, true) + " %";
    case ValueType::rate:
      return write_decimal(value, 2, true) + (chinese ? " %/年" : " %/year");
    case ValueType::duration:
      return write_duration(value, chinese);
    case ValueType::date:
      return Quarter::from_ordinal(static_cast<int>(value)).text();
    case ValueType::boolean:
      return write_boolean(value, chinese);
    case ValueType::count:
    case ValueType::choice:
    case ValueType::set:
      return write_decimal(value, 0, true);
    case ValueType::number:
      break;
  }
  return write_number(value, unit, chinese);
}

}  // namespace sim
