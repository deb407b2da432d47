#include "sim/cli/parameter_text.hpp"

#include <fmt/core.h>

#include <cmath>

#include "sim/core/text.hpp"
#include "sim/parameter/value.hpp"

namespace sim {
namespace {

/// The chosen text of a `choice`; empty for a position that is not there.
std::string choice_text(const Parameter& parameter, double value) {
  const bool there = value >= 0 && value < static_cast<double>(parameter.choices.size());
  return there ? parameter.choices[static_cast<std::size_t>(value)] : std::string();
}

std::string list_text(const std::vector<std::string>& names, const Words& words) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + words.with_id(name);
  return text;
}

}  // namespace

std::string readable_text(const Parameter& parameter, double value, const Words& words) {
  const auto rounded = parse_number(fmt::format("{:.7g}", value));
  return value_text(parameter, rounded.value_or(value), words);
}

std::string value_text(const Parameter& parameter, double value, const Words& words) {
  switch (parameter.type) {
    case ValueType::choice:
      return words.with_id(choice_text(parameter, value));
    case ValueType::set:
      return list_text(set_names(parameter, value), words);
    case ValueType::boolean:
      return value != 0.0 ? words.pick("yes", "是") : words.pick("no", "否");
    case ValueType::date:
      return std::isfinite(value) ? Quarter::from_ordinal(static_cast<int>(value)).text() : std::string();
    default:
      return write_quantity(value, parameter.type, parameter.unit, words.language());
  }
}

Value value_of(const Parameter& parameter, double value) {
  switch (parameter.type) {
    case ValueType::choice:
    case ValueType::set:
    case ValueType::date:
      return value_text(parameter, value, Words());
    case ValueType::boolean:
      return value != 0.0;
    default:
      return value;
  }
}

std::string range_text(const Parameter& parameter, const Words& words) {
  if (parameter.type == ValueType::boolean) return words.pick("yes, no", "是, 否");
  if (parameter.type == ValueType::choice) return list_text(parameter.choices, words);
  if (parameter.type == ValueType::set)
    return words.pick("any of ", "任选：") + list_text(parameter.choices, words);
  const bool low = std::isfinite(parameter.minimum);
  const bool high = std::isfinite(parameter.maximum);
  if (!low && !high) return words.pick("any", "任意");
  const auto end = [&](double value) { return value_text(parameter, value, words); };
  if (low && high) return end(parameter.minimum) + words.pick(" to ", " 至 ") + end(parameter.maximum);
  return low ? ">= " + end(parameter.minimum) : "<= " + end(parameter.maximum);
}

std::string path_text(const Parameter& parameter, const Words& words) {
  std::string text;
  for (const PathPoint& point : parameter.path) {
    text += (text.empty() ? "" : "; ") + point.from.text() + ": " + value_text(parameter, point.value, words);
  }
  return text;
}

double last_value(const Parameter& parameter) {
  return parameter.path.empty() ? parameter.value : parameter.path.back().value;
}

std::string baseline_text(const Parameter& parameter, const Words& words) {
  if (parameter.path.empty()) return value_text(parameter, parameter.value, words);
  const PathPoint& last = parameter.path.back();
  return value_text(parameter, last.value, words) + " (" + last.from.text() + ")";
}

std::string span_text(const Parameter& parameter, const Words& words) {
  if (parameter.path.empty()) return value_text(parameter, parameter.value, words);
  constexpr std::size_t all_shown = 2;
  const auto dated = [&](double value, Quarter quarter) {
    return value_text(parameter, value, words) + " (" + quarter.text() + ")";
  };
  std::string text = dated(parameter.value, parameter.start);
  const std::size_t first = parameter.path.size() <= all_shown ? 0 : parameter.path.size() - 1;
  for (std::size_t place = first; place < parameter.path.size(); ++place)
    text += " … " + dated(parameter.path[place].value, parameter.path[place].from);
  return text;
}

std::string source_text(const Source& source, const Words& words) {
  switch (source.basis) {
    case Source::Basis::document: {
      std::string text = source.document;
      if (!source.section.empty()) text += " " + source.section;
      if (!source.printed.empty()) text += " “" + source.printed + "”";
      if (!source.as_of.empty()) text += " (" + source.as_of + ")";
      return text;
    }
    case Source::Basis::literature:
      return source.text;
    case Source::Basis::assumed:
      break;
  }
  return words.pick("assumed: ", "假定：") + source.text;
}

std::string sources_text(const std::vector<Source>& sources, const Words& words) {
  std::string text;
  for (const Source& source : sources) text += (text.empty() ? "" : "; ") + source_text(source, words);
  return text;
}

std::string basis_text(const Parameter& parameter) {
  return parameter.sources.empty() ? std::string() : std::string(name_of(parameter.sources.front().basis));
}

}  // namespace sim
