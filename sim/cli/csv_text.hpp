#pragma once
#include <string>

namespace sim {

/// One field of CSV (RFC 4180): quoted where it must be. A text that a spreadsheet would run as a formula
/// gets a leading apostrophe; what could steer a terminal is written out, but for line ends (one way: whoever
/// reads it cannot tell it from the same signs).
std::string csv_text(const std::string& text);

/// The shortest digits that read back as the same number; empty for what is not finite.
std::string csv_number(double value);

}  // namespace sim
