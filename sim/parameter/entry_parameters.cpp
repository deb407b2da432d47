#include "sim/parameter/entry_parameters.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/core/text.hpp"
#include "sim/parameter/value.hpp"

namespace sim {

void add_open_parameter(Inputs& inputs, Entry& entry, const KindSchema& kind) {
  Parameter open;
  open.key = entry.id + ".active";
  open.type = ValueType::boolean;
  open.unit = std::string(base_unit(open.type));
  open.label = {entry.label.en + ": active", entry.label.zh + "：启用"};
  open.meaning = {"1 while it acts", "起作用时为“是”"};
  open.role = ParameterRole::lever;
  open.channel = kind.channel;
  open.sources = entry.sources;
  open.entry = entry.id;
  open.file = entry.file;
  open.position = entry.position;
  open.start = inputs.start;
  if (entry.active) {
    const bool over = entry.until && *entry.until <= inputs.start;
    open.value = entry.from <= inputs.start && !over ? 1 : 0;
    if (entry.from > inputs.start) open.path.push_back({entry.from, 1});
    if (entry.until && *entry.until > inputs.start) open.path.push_back({*entry.until, 0});
  }
  entry.open = inputs.parameters.add(std::move(open));
}

Parameter field_parameter(const Inputs& inputs, const Entry& entry, const FieldSchema& field) {
  Parameter parameter;
  parameter.key = entry.id + "." + field.name;
  parameter.type = field.type;
  parameter.unit = field.type == ValueType::number && !field.unit.empty()
                       ? field.unit
                       : std::string(base_unit(field.type));
  parameter.label = {entry.label.en + ": " + field.label.en, entry.label.zh + "：" + field.label.zh};
  parameter.meaning = field.meaning;
  parameter.role = field.role;
  parameter.minimum = field.minimum;
  parameter.maximum = field.maximum;
  parameter.choices = field.choices;
  parameter.sources = entry.sources;
  parameter.channel = field.channel;
  parameter.start = inputs.start;
  parameter.entry = entry.id;
  parameter.file = entry.file;
  parameter.position = entry.position;
  return parameter;
}

double default_value(const Parameter& parameter, const FieldSchema& field) {
  std::string_view text = field.default_text;
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
  const QuantityReading reading = read_value(text, parameter);
  if (reading.error.empty()) return reading.value;
  // The program's own defaults may leave the base unit out, as in "0".
  const auto number = parse_number(text);
  if (!number) throw RunFailed(fmt::format("default of field '{}': {}", field.name, reading.error));
  return *number;
}

void insert_sorted(Inputs& inputs, Entry entry) {
  const auto place = std::lower_bound(inputs.catalogue.begin(), inputs.catalogue.end(), entry.id,
                                      [](const Entry& row, const std::string& id) { return row.id < id; });
  inputs.catalogue.insert(place, std::move(entry));
}

}  // namespace sim
