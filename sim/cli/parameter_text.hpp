#pragma once
#include <string>

#include "sim/cli/table.hpp"
#include "sim/cli/words.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// `value` of `parameter` as people write it: "50 亿元", "12 %", "2025Q3", a choice by its name, "yes".
std::string value_text(const Parameter& parameter, double value, const Words& words);

/// The same of a value of a way in between, which has more digits than anyone reads: seven of them.
std::string readable_text(const Parameter& parameter, double value, const Words& words);

/// `value` as programs read it: a number in the base unit; a text for dates and choices; a boolean.
Value value_of(const Parameter& parameter, double value);

/// "0 to 1e12 CNY", ">= 0", "any", or the choices.
std::string range_text(const Parameter& parameter, const Words& words);

/// "2025Q2: 50 亿元; 2026Q1: …", empty without a path.
std::string path_text(const Parameter& parameter, const Words& words);

/// The value at the end of its dated path: the start of a run lies before most printed figures.
double last_value(const Parameter& parameter);

/// That value as people write it, with the quarter in which it is reached.
std::string baseline_text(const Parameter& parameter, const Words& words);

/// The way from the first value to the last, with their quarters: "3 (2020Q4) … 9 (2025Q1)". All points of a
/// path of one or two; the value alone without a path.
std::string span_text(const Parameter& parameter, const Words& words);

/// One source: document, section and the printed phrase, or the citation, or "assumed: why".
std::string source_text(const Source& source, const Words& words);
std::string sources_text(const std::vector<Source>& sources, const Words& words);

/// The basis of the first source, which gave the value; empty without sources.
std::string basis_text(const Parameter& parameter);

}  // namespace sim
