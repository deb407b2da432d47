#include "sim/parameter/value.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/core/text.hpp"
#include "sim/parameter/decimal.hpp"

namespace sim {
namespace {

QuantityReading refused(std::string fault, std::string allowed, const Parameter& parameter) {
  QuantityReading reading;
  reading.fault = std::move(fault);
  reading.allowed = std::move(allowed);
  reading.error = fmt::format("{} for '{}' ({})", reading.fault, parameter.key, reading.allowed);
  return reading;
}

QuantityReading read_choice(std::string_view text, const Parameter& parameter) {
  const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), trim(text));
  if (found == parameter.choices.end()) {
    return refused(fmt::format("'{}' is no choice", printable(text)), describe_range(parameter), parameter);
  }
  QuantityReading reading;
  reading.value = static_cast<double>(found - parameter.choices.begin());
  return reading;
}

bool takes_bare_number(ValueType type, bool needs_unit) {
  switch (type) {
    case ValueType::count:
    case ValueType::share:
    case ValueType::probability:
    case ValueType::rate:
    case ValueType::number:
      return true;
    case ValueType::money:
    case ValueType::duration:
      return !needs_unit;
    default:
      return false;
  }
}

std::string noun_of(const Parameter& parameter) {
  switch (parameter.type) {
    case ValueType::money:
    case ValueType::rate:
    case ValueType::duration:
      return std::string(base_unit(parameter.type));
    case ValueType::number:
      return parameter.unit.empty() || parameter.unit == "1" ? "number" : parameter.unit;
    case ValueType::date:
      return "a quarter such as 2026Q1";
    case ValueType::choice:
      return fmt::format("one of {}", fmt::join(parameter.choices, ", "));
    case ValueType::boolean:
      return "true or false";
    default:
      return std::string(name_of(parameter.type));
  }
}

std::string bound(double value, const Parameter& parameter) {
  if (parameter.type == ValueType::date) return write_quantity(value, ValueType::date, "");
  return write_decimal(value, 0, false);
}

}  // namespace

QuantityReading read_value(std::string_view text, const Parameter& parameter) {
  if (parameter.type == ValueType::choice) return read_choice(text, parameter);
  QuantityReading reading = read_quantity(text, parameter.type, parameter.unit);
  if (reading.fault.empty()) return reading;
  return refused(reading.fault, reading.allowed, parameter);
}

QuantityReading read_value(const toml::node& node, const Parameter& parameter, bool needs_unit) {
  if (const auto* text = node.as_string()) return read_value(text->get(), parameter);
  if (const auto* truth = node.as_boolean()) {
    if (parameter.type == ValueType::boolean) return read_value(truth->get() ? "true" : "false", parameter);
    return refused("true or false", describe_range(parameter), parameter);
  }
  if (!node.is_number()) return refused("no single value", describe_range(parameter), parameter);
  QuantityReading reading;
  reading.value = node.value<double>().value_or(0);
  if (!takes_bare_number(parameter.type, needs_unit)) {
    return read_value(write_decimal(reading.value, 0, true), parameter);
  }
  if (parameter.type == ValueType::count && std::floor(reading.value) != reading.value) {
    return read_value(write_decimal(reading.value, 0, true), parameter);
  }
  return reading;
}

std::string write_value(double value, const Parameter& parameter, std::string_view language) {
  if (parameter.type == ValueType::choice && value >= 0 &&
      value < static_cast<double>(parameter.choices.size())) {
    return parameter.choices[static_cast<std::size_t>(value)];
  }
  return write_quantity(value, parameter.type, parameter.unit, language);
}

std::string describe_range(const Parameter& parameter) {
  const std::string noun = noun_of(parameter);
  const bool bounded_below = std::isfinite(parameter.minimum);
  const bool bounded_above = std::isfinite(parameter.maximum);
  if (bounded_below && bounded_above) {
    return fmt::format("{}, {} to {}", noun, bound(parameter.minimum, parameter),
                       bound(parameter.maximum, parameter));
  }
  if (bounded_below) return fmt::format("{}, at least {}", noun, bound(parameter.minimum, parameter));
  if (bounded_above) return fmt::format("{}, at most {}", noun, bound(parameter.maximum, parameter));
  return noun;
}

std::string range_fault(double value, const Parameter& parameter) {
  if (value >= parameter.minimum && value <= parameter.maximum) return "";
  return fmt::format("{} is out of range for '{}' ({})", bound(value, parameter), parameter.key,
                     describe_range(parameter));
}

}  // namespace sim
