#include "sim/parameter/read_value_table.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/value.hpp"

namespace sim {
namespace {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Source read_source(const TableReader& reader, const std::vector<Document>& documents, std::size_t longest) {
  Source source;
  const bool document = reader.find("document") != nullptr;
  const bool literature = reader.find("literature") != nullptr;
  const bool assumed = reader.find("assumed") != nullptr;
  if (int{document} + int{literature} + int{assumed} != 1) {
    reader.problem("a source has exactly one of document, literature, assumed");
  } else if (document) {
    reader.refuse_unknown({"document", "section", "printed", "as_of"});
    return read_document_source(reader, documents, longest);
  } else {
    const char* key = literature ? "literature" : "assumed";
    reader.refuse_unknown({key});
    source.basis = literature ? Source::Basis::literature : Source::Basis::assumed;
    source.text = reader.text(key, true);
  }
  return source;
}

PathPoint read_point(const TableReader& reader, const Parameter& parameter) {
  reader.refuse_unknown({"from", "value", "linear", "geometric"});
  PathPoint point;
  point.from = reader.quarter("from", true).value_or(Quarter());
  point.linear = reader.flag("linear", false);
  point.geometric = reader.flag("geometric", false);
  if (const toml::node* value = reader.need("value")) {
    point.value = read_checked(reader.file(), *value, parameter, reader.problems());
  }
  const bool has_steps = !has_choices(parameter.type) && parameter.type != ValueType::boolean &&
                         parameter.type != ValueType::date;
  if (point.linear && !has_steps) reader.problem("a straight line needs numbers; leave 'linear' out");
  if (point.geometric && point.linear) reader.problem("a path is 'linear' or 'geometric', not both");
  if (point.geometric && (!has_steps || parameter.type == ValueType::count))
    reader.problem("constant growth needs fractions; leave 'geometric' out");
  return point;
}

void read_path(const TableReader& reader, Parameter& parameter) {
  const toml::node* node = reader.find("path");
  if (node == nullptr) return;
  const auto* points = node->as_array();
  if (points == nullptr) {
    reader.problem(*node, "'path' needs a list such as [ { from = \"2022Q1\", value = … } ]");
    return;
  }
  Quarter previous = parameter.start;
  for (const toml::node& element : *points) {
    const auto* table = element.as_table();
    if (table == nullptr) {
      reader.problem(element, "'path' holds tables such as { from = \"2022Q1\", value = … }");
      continue;
    }
    const PathPoint point = read_point(TableReader(reader.file(), *table, TomlFile::position_of(*table),
                                                   "a point of 'path'", reader.problems()),
                                       parameter);
    if (point.from == Quarter()) continue;
    if (point.from <= previous) {
      const char* why =
          parameter.path.empty() ? "the start of the run, which 'value' is for" : "the point before";
      reader.problem(element,
                     fmt::format("{} is not after {} ({})", point.from.text(), previous.text(), why));
      continue;
    }
    const double before = parameter.path.empty() ? parameter.value : parameter.path.back().value;
    if (point.geometric && !(before > 0.0 && point.value > 0.0)) {
      reader.problem(element, "constant growth leads from one number above zero to another");
      continue;
    }
    previous = point.from;
    parameter.path.push_back(point);
  }
}

double read_bound(const TableReader& reader, std::string_view key, const Parameter& parameter,
                  double otherwise) {
  const toml::node* node = reader.find(key);
  if (node == nullptr) return otherwise;
  const QuantityReading reading = read_value(*node, parameter, false);
  if (reading.error.empty()) return reading.value;
  reader.problem(*node, reading.error);
  return otherwise;
}

}  // namespace

Source read_document_source(const TableReader& reader, const std::vector<Document>& documents,
                            std::size_t longest) {
  Source source;
  source.basis = Source::Basis::document;
  source.document = reader.text("document", true);
  source.section = reader.text("section", true);
  source.printed = reader.text("printed", true);
  source.as_of = reader.text("as_of", false);
  std::vector<std::string> known;
  for (const Document& document : documents) known.push_back(document.id);
  if (!source.document.empty() && std::find(known.begin(), known.end(), source.document) == known.end()) {
    reader.problem(*reader.find("document"),
                   fmt::format("unknown document '{}'{}", printable(source.document),
                               suggestion(source.document, known)));
  }
  if (characters(source.printed) > longest) {
    reader.problem(
        *reader.find("printed"),
        fmt::format("'printed' has {} characters; at most {} are quoted, the phrase with the figure",
                    characters(source.printed), longest));
  }
  return source;
}

std::vector<Source> read_sources(const TableReader& reader, const std::vector<Document>& documents,
                                 std::size_t longest) {
  std::vector<Source> sources;
  const toml::node* node = reader.find("source");
  if (node == nullptr) return sources;
  const auto read_one = [&](const toml::node& element) {
    if (const auto* table = element.as_table()) {
      sources.push_back(read_source(
          TableReader(reader.file(), *table, TomlFile::position_of(*table), "a source", reader.problems()),
          documents, longest));
    } else {
      reader.problem(element, "a source is a table such as { assumed = \"why\" }");
    }
  };
  if (const auto* list = node->as_array()) {
    for (const toml::node& element : *list) read_one(element);
    if (list->empty()) reader.problem(*node, "'source' is empty; say at least { assumed = \"why\" }");
  } else {
    read_one(*node);
  }
  return sources;
}

void read_range(const TableReader& reader, Parameter& parameter) {
  const toml::table* range = reader.subtable("range", "{ min = 0, max = 10 }");
  if (range == nullptr) return;
  const TableReader bounds(reader.file(), *range, TomlFile::position_of(*range), "'range'",
                           reader.problems());
  if (has_choices(parameter.type) || parameter.type == ValueType::boolean) {
    bounds.problem(fmt::format("a {} has no range", name_of(parameter.type)));
    return;
  }
  bounds.refuse_unknown({"min", "max", "soft"});
  const double minimum = read_bound(bounds, "min", parameter, parameter.minimum);
  const double maximum = read_bound(bounds, "max", parameter, parameter.maximum);
  parameter.soft_range = bounds.flag("soft", false);
  if (minimum > maximum) {
    bounds.problem("'min' is above 'max'");
    return;
  }
  parameter.minimum = minimum;
  parameter.maximum = maximum;
}

double read_checked(const TomlFile& file, const toml::node& node, const Parameter& parameter,
                    std::vector<Problem>& problems) {
  const QuantityReading reading = read_value(node, parameter);
  if (!reading.error.empty()) {
    problems.push_back(file.problem(node, reading.error));
    return 0;
  }
  if (std::string fault = range_fault(reading.value, parameter); !fault.empty()) {
    const auto severity = parameter.soft_range ? Problem::Severity::warning : Problem::Severity::error;
    problems.push_back(file.problem(node, std::move(fault), severity));
  }
  return reading.value;
}

void read_value_and_path(const TableReader& reader, Parameter& parameter) {
  if (const toml::node* value = reader.need("value")) {
    parameter.value = read_checked(reader.file(), *value, parameter, reader.problems());
  }
  read_path(reader, parameter);
}

}  // namespace sim
