#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sim/parameter/toml_file.hpp"

namespace sim {

struct TomlFault {
  Position position;
  std::string message;
};

/// The first line that is too long, not UTF-8, or holds a NUL byte.
std::optional<TomlFault> find_encoding_fault(std::string_view text, const TomlLimits& limits);

/// Looks through a text before the parser sees it: encoding, limits, and the outline of TOML 1.0 (keys,
/// headers, brackets, strings, comments). toml++ 3.3.0 runs out of stack on long dotted keys and asserts on
/// some garbage, so nothing that this refuses may reach it.
std::optional<TomlFault> find_toml_fault(std::string_view text, const TomlLimits& limits);

}  // namespace sim
