#include "models/xiamen/observations/printed_points.hpp"

#include "models/xiamen/observables.hpp"
#include "sim/parameter/read_value_table.hpp"

namespace xiamen {

namespace {

constexpr auto file_name = "observations/printed.toml";

sim::Point read_point(const sim::TableReader& reader, const std::vector<sim::Document>& documents) {
  reader.refuse_unknown({"observable", "quarter", "value", "document", "section", "printed", "note"});
  sim::Point point;
  point.observable = reader.text("observable", true);
  if (!point.observable.empty() && !observables().find(point.observable).exists()) {
    reader.problem(*reader.find("observable"), "unknown observable '" + sim::printable(point.observable) +
                                                   "'" +
                                                   sim::suggestion(point.observable, observables().names()));
  }
  point.quarter = reader.quarter("quarter", true).value_or(sim::Quarter(2020, 4));
  if (const toml::node* value = reader.need("value")) {
    if (!value->is_number()) reader.problem(*value, "'value' needs a number, in the unit of the observable");
    point.value = value->value_or(0.0);
  }
  const sim::Source source = sim::read_document_source(reader, documents);
  point.document = source.document;
  point.printed = source.printed;
  return point;
}

}  // namespace

std::vector<sim::Point> printed_points(const sim::Inputs& inputs) {
  const auto text = inputs.texts.find(file_name);
  if (text == inputs.texts.end()) return {};
  const sim::TomlFile file = sim::TomlFile::parse(text->second, file_name);
  std::vector<sim::Problem> problems;
  std::vector<sim::Point> points;
  for (const toml::table* row : sim::tables_of(file, "point", problems)) {
    const sim::TableReader reader(file, *row, sim::TomlFile::position_of(*row), "a point", problems);
    points.push_back(read_point(reader, inputs.documents));
  }
  if (!problems.empty()) throw sim::InvalidInput(problems);
  return points;
}

}  // namespace xiamen
