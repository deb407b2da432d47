#include "sim/parameter/value.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

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

// "all", or names with commas between them; never none.
QuantityReading read_set(std::string_view text, const Parameter& parameter) {
  const double all = static_cast<double>((std::uint64_t{1} << parameter.choices.size()) - 1);
  QuantityReading reading;
  if (trim(text) == "all") {
    reading.value = all;
    return reading;
  }
  std::uint64_t bits = 0;
  for (;;) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view name = trim(text.substr(0, comma));
    const auto found = std::find(parameter.choices.begin(), parameter.choices.end(), name);
    if (found == parameter.choices.end()) {
      return refused(fmt::format("'{}' is no choice", printable(name)), describe_range(parameter), parameter);
    }
    bits |= std::uint64_t{1} << (found - parameter.choices.begin());
    if (comma == text.size()) break;
    text = text.substr(comma + 1);
  }
  reading.value = static_cast<double>(bits);
  return reading;
}

// The same from a list of names.
QuantityReading read_set(const toml::array& names, const Parameter& parameter) {
  std::string text;
  for (const toml::node& each : names) {
    const auto* name = each.as_string();
    if (name == nullptr) return refused("a list of names", describe_range(parameter), parameter);
    text += (text.empty() ? "" : ", ") + name->get();
  }
  return read_set(std::string_view(text), parameter);
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
    case ValueType::set:
      return fmt::format("all, or some of {}", fmt::join(parameter.choices, ", "));
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
  if (parameter.type == ValueType::set) return read_set(text, parameter);
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
  if (const auto* names = node.as_array(); names != nullptr && parameter.type == ValueType::set)
    return read_set(*names, parameter);
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
  if (parameter.type == ValueType::set)
    return fmt::format("{}", fmt::join(set_names(parameter, value), ", "));
  return write_quantity(value, parameter.type, parameter.unit, language);
}

std::vector<std::string> set_names(const Parameter& parameter, double value) {
  const auto bits = static_cast<std::uint64_t>(std::max(0.0, value));
  std::vector<std::string> names;
  for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
    if ((bits & (std::uint64_t{1} << i)) != 0) names.push_back(parameter.choices[i]);
  }
  if (names.size() == parameter.choices.size()) return {"all"};
  return names;
}

std::string describe_range(const Parameter& parameter) {
  const std::string noun = noun_of(parameter);
  if (parameter.type == ValueType::set) return noun;
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
