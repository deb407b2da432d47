#include "sim/cli/parameter_text.hpp"

#include <cmath>

namespace sim {
namespace {

/// The chosen text of a `choice`; empty for a position that is not there.
std::string choice_text(const Parameter& parameter, double value) {
  const bool there = value >= 0 && value < static_cast<double>(parameter.choices.size());
  return there ? parameter.choices[static_cast<std::size_t>(value)] : std::string();
}

}  // namespace

std::string value_text(const Parameter& parameter, double value, const std::string& language) {
  switch (parameter.type) {
    case ValueType::choice:
      return choice_text(parameter, value);
    case ValueType::boolean:
      if (language == "zh") return value != 0.0 ? "是" : "否";
      return value != 0.0 ? "yes" : "no";
    case ValueType::date:
      return std::isfinite(value) ? Quarter::from_ordinal(static_cast<int>(value)).text() : std::string();
    default:
      return write_quantity(value, parameter.type, parameter.unit, language);
  }
}

Value value_of(const Parameter& parameter, double value) {
  switch (parameter.type) {
    case ValueType::choice:
    case ValueType::date:
      return value_text(parameter, value, "en");
    case ValueType::boolean:
      return value != 0.0;
    default:
      return value;
  }
}

std::string range_text(const Parameter& parameter, const std::string& language) {
  const bool zh = language == "zh";
  if (parameter.type == ValueType::boolean) return zh ? "是, 否" : "yes, no";
  if (parameter.type == ValueType::choice) {
    std::string text;
    for (const std::string& choice : parameter.choices) text += (text.empty() ? "" : ", ") + choice;
    return text;
  }
  const bool low = std::isfinite(parameter.minimum);
  const bool high = std::isfinite(parameter.maximum);
  if (!low && !high) return zh ? "任意" : "any";
  const auto end = [&](double value) { return value_text(parameter, value, language); };
  if (low && high) return end(parameter.minimum) + (zh ? " 至 " : " to ") + end(parameter.maximum);
  return low ? ">= " + end(parameter.minimum) : "<= " + end(parameter.maximum);
}

std::string path_text(const Parameter& parameter, const std::string& language) {
  std::string text;
  for (const PathPoint& point : parameter.path) {
    text +=
        (text.empty() ? "" : "; ") + point.from.text() + ": " + value_text(parameter, point.value, language);
  }
  return text;
}

double last_value(const Parameter& parameter) {
  return parameter.path.empty() ? parameter.value : parameter.path.back().value;
}

std::string baseline_text(const Parameter& parameter, const std::string& language) {
  if (parameter.path.empty()) return value_text(parameter, parameter.value, language);
  const PathPoint& last = parameter.path.back();
  return value_text(parameter, last.value, language) + " (" + last.from.text() + ")";
}

std::string source_text(const Source& source) {
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
  return "assumed: " + source.text;
}

std::string sources_text(const std::vector<Source>& sources) {
  std::string text;
  for (const Source& source : sources) text += (text.empty() ? "" : "; ") + source_text(source);
  return text;
}

std::string basis_text(const Parameter& parameter) {
  return parameter.sources.empty() ? std::string() : std::string(name_of(parameter.sources.front().basis));
}

}  // namespace sim
