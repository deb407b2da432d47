#include "sim/scenario/read_amount.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/parameter/value.hpp"
#include "sim/scenario/change.hpp"

namespace sim {
namespace {

/// A list is what a sweep has.
std::string several_text(const toml::node& node) {
  return node.is_array() ? "; several values make a [sweep]" : "";
}

bool read_number(const TableReader& reader, const toml::node& node, const Parameter* parameter,
                 Change& change) {
  if (parameter != nullptr && change.how != Change::How::set && !takes_steps(parameter->type)) {
    reader.problem(node, fmt::format("a {} can only be set", name_of(parameter->type)));
    return false;
  }
  if (change.how == Change::How::scale) {
    if (!node.is_number())
      reader.problem(node, "'scale' needs a plain number such as 2.0" + several_text(node));
    change.amount = node.value<double>().value_or(1);
    return node.is_number() && parameter != nullptr;
  }
  if (parameter == nullptr) return false;
  const QuantityReading reading = read_value(node, *parameter);
  if (!reading.error.empty()) reader.problem(node, reading.error + several_text(node));
  change.amount = reading.value;
  return reading.error.empty();
}

std::string fault_of(double value, const Parameter& parameter) {
  return std::isfinite(value) ? range_fault(value, parameter) : "the value is too large";
}

void tell_fault(const TableReader& reader, const toml::node& amount, const Parameter& parameter, double value,
                std::string message) {
  const bool warns = parameter.soft_range && std::isfinite(value);
  reader.problems().push_back(reader.file().problem(
      amount, std::move(message), warns ? Problem::Severity::warning : Problem::Severity::error));
}

/// Every value that the change leads to lies in the range; one problem tells the first that does not.
void check_values(const TableReader& reader, const toml::node& amount, const Parameter& parameter,
                  const Change& change, Quarter last) {
  const Quarter end = std::max(last, change.from + (std::max(change.ramp, 1) - 1));
  bool rounds = false;
  for (Quarter quarter = change.from; quarter <= end; quarter = quarter + 1) {
    if (change.until && quarter >= *change.until) break;
    const double value = changed_value(parameter, change, quarter);
    if (change.how == Change::How::scale && parameter.type == ValueType::count) {
      const double exact = parameter.at(quarter) * change.amount;
      rounds = rounds || std::round(exact) != exact;
    }
    const std::string fault = fault_of(value, parameter);
    if (fault.empty()) continue;
    tell_fault(reader, amount, parameter, value, fmt::format("{}, in {}", fault, quarter.text()));
    return;
  }
  if (rounds) {
    reader.problems().push_back(reader.file().problem(
        amount, fmt::format("'{}' is a count: the scaled value is rounded to a whole number", parameter.key),
        Problem::Severity::warning));
  }
}

/// For a change whose dates are not known: no date makes up for an amount that is wrong in every quarter.
void check_without_dates(const TableReader& reader, const toml::node& amount, const Parameter& parameter,
                         const Change& change, const ScenarioContext& context) {
  Change whole = change;
  whole.from = context.start + 1;
  whole.until.reset();
  whole.ramp = 0;
  const auto value_in = [&](Quarter quarter) { return changed_value(parameter, whole, quarter); };
  for (Quarter quarter = whole.from; quarter <= context.last; quarter = quarter + 1) {
    if (fault_of(value_in(quarter), parameter).empty()) return;
  }
  const double value = value_in(whole.from);
  tell_fault(reader, amount, parameter, value, fault_of(value, parameter));
}

}  // namespace

bool takes_steps(ValueType type) {
  return !has_choices(type) && type != ValueType::boolean && type != ValueType::date;
}

void read_amount(const TableReader& reader, const toml::node& node, const ScenarioContext& context,
                 ChangeFrame& frame) {
  if (!read_number(reader, node, frame.parameter, frame.change)) return;
  if (frame.timed) {
    check_values(reader, node, *frame.parameter, frame.change, context.last);
  } else {
    check_without_dates(reader, node, *frame.parameter, frame.change, context);
  }
}

void read_amounts(const TableReader& reader, const ScenarioContext& context, ChangeFrame& frame) {
  int given = 0;
  for (const auto& [key, how] : amount_keys) {
    const toml::node* node = reader.find(key);
    if (node == nullptr) {
      given += reader.meant(key) ? 1 : 0;
      continue;
    }
    if (++given == 2) reader.problem(*node, "a change has exactly one of set, scale, add");
    frame.change.how = how;
    read_amount(reader, *node, context, frame);
  }
  if (given == 0) reader.problem("missing 'set', 'scale' or 'add' in [[change]]");
}

}  // namespace sim
