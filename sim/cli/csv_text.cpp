#include "sim/cli/csv_text.hpp"

#include <algorithm>
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

/// All but line ends as it shows on a page.
std::string without_orders(const std::string& text) {
  std::string safe;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    safe += printable(std::string_view(text).substr(begin, end - begin), text.size());
    if (end < text.size()) safe += '\n';
    begin = end + 1;
  }
  return safe;
}

}  // namespace

std::string csv_text(const std::string& text) {
  const std::string safe = looks_like_formula(text) ? "'" + without_orders(text) : without_orders(text);
  if (safe.find_first_of(",\"\n") == std::string::npos) return safe;
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
