#pragma once
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/table_reader.hpp"

/// The parts that parameters and the fields of entries share.
namespace sim {

/// Characters of a phrase that is quoted from a document.
inline constexpr std::size_t longest_printed = 30;

/// One source or a list of them; a document must be one of `documents`, a printed phrase not longer than
/// `longest`.
std::vector<Source> read_sources(const TableReader& reader, const std::vector<Document>& documents,
                                 std::size_t longest = longest_printed);

/// The keys of a source that is a document, of a table that may hold others too.
Source read_document_source(const TableReader& reader, const std::vector<Document>& documents,
                            std::size_t longest = longest_printed);

/// `range = { min, max, soft }` into `parameter`.
void read_range(const TableReader& reader, Parameter& parameter);

/// `value` and `path`, checked against the range of `parameter`; then each quarter between linear points.
void read_value_and_path(const TableReader& reader, Parameter& parameter);

/// One value, checked. Outside a soft range is a warning among the problems.
double read_checked(const TomlFile& file, const toml::node& node, const Parameter& parameter,
                    std::vector<Problem>& problems);

}  // namespace sim
