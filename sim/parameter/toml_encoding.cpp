#include <fmt/core.h>

#include <algorithm>

#include "sim/core/text.hpp"
#include "sim/parameter/toml_scan.hpp"

namespace sim {
namespace {

/// The first character of a line that is not UTF-8, as a column.
int first_bad_column(std::string_view line) {
  int column = 1;
  for (std::size_t offset = 0; offset < line.size(); ++column) {
    std::size_t length = 1;
    while (offset + length < line.size() && continues_character(line[offset + length])) ++length;
    if (!valid_utf8(line.substr(offset, length))) return column;
    offset += length;
  }
  return 1;
}

}  // namespace

std::optional<TomlFault> find_encoding_fault(std::string_view text, const TomlLimits& limits) {
  int number = 1;
  for (std::size_t begin = 0; begin <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (line.size() > limits.line_length) {
      return TomlFault{{number, 1}, fmt::format("a line of more than {} bytes", limits.line_length)};
    }
    if (!valid_utf8(line)) return TomlFault{{number, first_bad_column(line)}, "the file is not valid UTF-8"};
    if (const std::size_t zero = line.find('\0'); zero != std::string_view::npos) {
      int column = 1;
      for (const char c : line.substr(0, zero)) column += continues_character(c) ? 0 : 1;
      return TomlFault{{number, column}, "the file holds a NUL byte; it is no text"};
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace sim
