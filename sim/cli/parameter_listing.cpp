#include <algorithm>

#include "sim/cli/listings.hpp"
#include "sim/cli/parameter_text.hpp"

namespace sim {
namespace {

std::vector<TableColumn> columns() {
  std::vector<TableColumn> columns = {{"key", {"parameter", "参数"}}};
  for (TableColumn& column : label_columns()) columns.push_back(std::move(column));
  const std::vector<TableColumn> others = {{"value", {"value", "基线值"}, Audience::everyone, true},
                                           {"start_value", {"value at start", "起始值"}, Audience::programs},
                                           {"path", {"path", "变化"}, Audience::programs},
                                           {"unit", {"unit", "单位"}},
                                           {"range", {"range", "范围"}, Audience::people},
                                           {"minimum", {"minimum", "下限"}, Audience::programs},
                                           {"maximum", {"maximum", "上限"}, Audience::programs},
                                           {"soft_range", {"soft range", "软范围"}, Audience::programs},
                                           {"type", {"type", "类型"}, Audience::programs},
                                           {"role", {"role", "角色"}, Audience::programs},
                                           {"channel", {"read by", "读取步骤"}, Audience::programs},
                                           {"entry", {"entry", "条目"}, Audience::programs},
                                           {"prior", {"prior", "先验"}, Audience::programs},
                                           {"meaning", {"meaning", "含义"}, Audience::programs},
                                           {"meaning_zh", {"meaning", "中文含义"}, Audience::programs},
                                           {"basis", {"basis", "依据"}, Audience::programs},
                                           {"source", {"source", "来源"}}};
  columns.insert(columns.end(), others.begin(), others.end());
  return columns;
}

std::vector<Cell> row(const Session& session, const Parameter& parameter) {
  const Words words = session.words();
  std::vector<Cell> cells = {{parameter.key}};
  for (Cell& cell : label_cells(session, parameter.label)) cells.push_back(std::move(cell));
  const std::vector<Cell> others = {
      {value_of(parameter, last_value(parameter)), span_text(parameter, words)},
      {value_of(parameter, parameter.value)},
      {path_text(parameter, Words())},
      {parameter.unit, words(parameter.unit)},
      {std::monostate{}, range_text(parameter, words)},
      {parameter.minimum},
      {parameter.maximum},
      {parameter.soft_range},
      {std::string(name_of(parameter.type))},
      {std::string(name_of(parameter.role))},
      {parameter.channel},
      {parameter.entry},
      {parameter.prior},
      {parameter.meaning.en},
      {parameter.meaning.zh},
      {basis_text(parameter)},
      {sources_text(parameter.sources, Words()), sources_text(parameter.sources, words)}};
  cells.insert(cells.end(), others.begin(), others.end());
  return cells;
}

bool rests_on(const Parameter& parameter, const std::optional<std::string>& basis) {
  return !basis || std::any_of(parameter.sources.begin(), parameter.sources.end(),
                               [&basis](const Source& source) { return name_of(source.basis) == *basis; });
}

template <class Wanted>
Table listing(const Session& session, const Inputs& inputs, const Wanted& wanted) {
  Table table(columns());
  for (const Parameter& parameter : inputs.parameters.rows()) {
    if (wanted(parameter)) table.add(row(session, parameter));
  }
  return table;
}

}  // namespace

Table parameter_listing(const Session& session, const Inputs& inputs,
                        const std::optional<std::string>& basis) {
  return listing(session, inputs, [&](const Parameter& parameter) { return rests_on(parameter, basis); });
}

Table lever_listing(const Session& session, const Inputs& inputs, const std::optional<std::string>& basis) {
  return listing(session, inputs, [&](const Parameter& parameter) {
    return parameter.role == ParameterRole::lever && rests_on(parameter, basis);
  });
}

}  // namespace sim
