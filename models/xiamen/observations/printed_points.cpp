#include "models/xiamen/observations/printed_points.hpp"

#include "models/xiamen/observables.hpp"
#include "sim/parameter/toml_file.hpp"

namespace xiamen {

namespace {

constexpr auto file_name = "observations/printed.toml";

sim::Point read_point(const sim::TomlFile& file, const toml::table& row,
                      std::vector<sim::Problem>& problems) {
  sim::refuse_unknown_keys(
      file, row, {"observable", "quarter", "value", "document", "section", "printed", "note"}, problems);
  sim::Point point;
  point.observable = row["observable"].value_or(std::string());
  point.value = row["value"].value_or(0.0);
  point.document = row["document"].value_or(std::string());
  point.printed = row["printed"].value_or(std::string());
  if (!observables().find(point.observable).exists()) {
    problems.push_back(file.problem(row, "unknown observable '" + sim::printable(point.observable) + "'" +
                                             sim::suggestion(point.observable, observables().names())));
  }
  const auto quarter = sim::Quarter::parse(row["quarter"].value_or(std::string()));
  if (!quarter || !row["value"].is_number() || point.document.empty() || point.printed.empty()) {
    problems.push_back(file.problem(row, "a point needs quarter, value, document and printed"));
  }
  point.quarter = quarter.value_or(sim::Quarter(2020, 4));
  return point;
}

}  // namespace

std::vector<sim::Point> printed_points(const sim::Inputs& inputs) {
  const auto text = inputs.texts.find(file_name);
  if (text == inputs.texts.end()) return {};
  const sim::TomlFile file = sim::TomlFile::parse(text->second, file_name);
  std::vector<sim::Problem> problems;
  std::vector<sim::Point> points;
  if (const toml::array* rows = file.root()["point"].as_array()) {
    for (const toml::node& row : *rows) {
      if (const toml::table* table = row.as_table()) points.push_back(read_point(file, *table, problems));
    }
  }
  if (!problems.empty()) throw sim::InvalidInput(problems);
  return points;
}

}  // namespace xiamen
