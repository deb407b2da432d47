#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "sim/parameter/parameter.hpp"

namespace sim {

/// Reads `text` as a value of `parameter`; the error names its key: "wrong unit 'quarters' for 'x' (money:
/// …)".
QuantityReading read_value(std::string_view text, const Parameter& parameter);

/// The same from TOML: a string as above; a list of names for a set; a number for types that need no unit;
/// a boolean. Without
/// `needs_unit` a bare number is also money or a duration, in the base unit (ranges, defaults).
QuantityReading read_value(const toml::node& node, const Parameter& parameter, bool needs_unit = true);

/// "5e9 CNY", the name of a choice, the names of a set, "all" for all of them.
std::string write_value(double value, const Parameter& parameter, std::string_view language = "en");

/// The names that stand in a set; "all" alone for all of them.
std::vector<std::string> set_names(const Parameter& parameter, double value);

/// What a value may be, for messages: "CNY, 0 to 1e12", "share, at most 1", "one of open, closed".
std::string describe_range(const Parameter& parameter);

/// Empty, or "12 is out of range for 'x' (count, 0 to 10)".
std::string range_fault(double value, const Parameter& parameter);

}  // namespace sim
