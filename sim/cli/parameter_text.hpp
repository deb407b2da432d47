#pragma once
#include <string>

#include "sim/cli/table.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// `value` of `parameter` as people write it: "50 亿元", "12 %", "2025Q3", a choice by its name, "yes".
std::string value_text(const Parameter& parameter, double value, const std::string& language);

/// `value` as programs read it: a number in the base unit; a text for dates and choices; a boolean.
Value value_of(const Parameter& parameter, double value);

/// "0 to 1e12 CNY", ">= 0", "any", or the choices.
std::string range_text(const Parameter& parameter, const std::string& language);

/// "2025Q2: 50 亿元; 2026Q1: …", empty without a path.
std::string path_text(const Parameter& parameter, const std::string& language);

/// The value at the end of its dated path: the start of a run lies before most printed figures.
double last_value(const Parameter& parameter);

/// That value as people write it, with the quarter in which it is reached.
std::string baseline_text(const Parameter& parameter, const std::string& language);

/// One source: document, section and the printed phrase, or the citation, or "assumed: why".
std::string source_text(const Source& source);
std::string sources_text(const std::vector<Source>& sources);

/// The basis of the first source, which gave the value; empty without sources.
std::string basis_text(const Parameter& parameter);

}  // namespace sim
