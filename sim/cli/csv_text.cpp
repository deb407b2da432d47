#include "sim/cli/csv_text.hpp"

#include <cmath>
#include <string_view>

#include "sim/core/problem.hpp"
#include "sim/core/text.hpp"

namespace sim {
namespace {

/// A spreadsheet runs a text that begins with one of these.
bool looks_like_formula(const std::string& text) {
  return !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_text(const std::string& text) {
  const std::string safe = (looks_like_formula(text) ? "'" : "") + printable_lines(text);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char letter : safe) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + "\"";
}

std::string csv_number(double value) {
  return std::isfinite(value) ? shortest(value) : "";
}

}  // namespace sim
