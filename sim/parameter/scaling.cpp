#include "sim/parameter/scaling.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

constexpr std::string_view header = "scale";

const toml::table* table_of(const TomlFile& file) {
  const toml::node* node = file.root().get(header);
  return node == nullptr ? nullptr : node->as_table();
}

bool can_be_multiplied(ValueType type) {
  return type == ValueType::money || type == ValueType::count || type == ValueType::number;
}

/// A name such as "mill.grain" is that of a parameter, or of a field of a kind.
struct Name {
  const KindSchema* kind = nullptr;
  const FieldSchema* field = nullptr;
  ParameterId parameter;
  bool found() const { return field != nullptr || parameter.exists(); }
};

Name look_up(const std::string& name, const Inputs& inputs) {
  Name found;
  found.parameter = inputs.parameters.find(name);
  const std::size_t dot = name.find('.');
  if (found.parameter.exists() || dot == std::string::npos) return found;
  found.kind = inputs.kind(std::string_view(name).substr(0, dot));
  if (found.kind == nullptr) return found;
  for (const FieldSchema& field : found.kind->fields) {
    if (field.name == name.substr(dot + 1)) found.field = &field;
  }
  return found;
}

ValueType type_of(const Name& name, const Inputs& inputs) {
  return name.field != nullptr ? name.field->type : inputs.parameters[name.parameter].type;
}

std::vector<std::string> all_names(const Inputs& inputs) {
  std::vector<std::string> names = inputs.parameters.keys();
  for (const KindSchema& kind : inputs.kinds) {
    for (const FieldSchema& field : kind.fields) names.push_back(kind.kind + "." + field.name);
  }
  return names;
}

void check_list(const TableReader& reader, std::string_view key, const Inputs& inputs,
                std::set<std::string>& seen) {
  const toml::node* node = reader.find(key);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    reader.problem(*node,
                   fmt::format("'{}' needs a list of names such as [\"some.key\", \"kind.field\"]", key));
    return;
  }
  for (const toml::node& element : *list) {
    const auto text = element.value<std::string>();
    if (!text) {
      reader.problem(element, fmt::format("'{}' holds names of parameters, or of a kind's field", key));
      continue;
    }
    const Name name = look_up(*text, inputs);
    if (!name.found()) {
      reader.problem(element, fmt::format("'{}' is no parameter and no field of a kind{}", printable(*text),
                                          suggestion(*text, all_names(inputs))));
    } else if (const ValueType type = type_of(name, inputs); !can_be_multiplied(type)) {
      reader.problem(element, fmt::format("'{}' is a {}, which no size multiplies (money, count or number)",
                                          printable(*text), name_of(type)));
    } else if (!seen.insert(*text).second) {
      reader.problem(element, fmt::format("'{}' stands here twice", printable(*text)));
    }
  }
}

void check_size(const TableReader& reader, const Inputs& inputs) {
  const std::string key = reader.text("size", true);
  if (key.empty()) return;
  const ParameterId id = inputs.parameters.find(key);
  if (!id.exists()) {
    reader.problem(*reader.find("size"), fmt::format("unknown parameter '{}'{}", printable(key),
                                                     suggestion(key, inputs.parameters.keys())));
    return;
  }
  const Parameter& size = inputs.parameters[id];
  if (size.type != ValueType::number || size.value != 1.0 || !size.path.empty() || !(size.minimum > 0.0))
    reader.problem(*reader.find("size"),
                   fmt::format("'{}' cannot be the size: it must be a number above 0 that is 1 in the data, "
                               "without a path",
                               printable(key)));
}

void add(const toml::table& table, std::string_view key, bool divisible, const Inputs& inputs,
         Scaling& scaling) {
  const toml::node* node = table.get(key);
  if (node == nullptr || !node->is_array()) return;
  const auto enter = [&](ParameterId id) {
    const bool whole = !divisible && inputs.parameters[id].type == ValueType::count;
    scaling.extensive.push_back({id, whole});
  };
  for (const toml::node& element : *node->as_array()) {
    const Name name = look_up(element.value_or(std::string()), inputs);
    if (name.parameter.exists()) enter(name.parameter);
    if (name.field == nullptr) continue;
    for (const Entry& entry : inputs.catalogue) {
      if (entry.kind == name.kind->kind) enter(entry.field(name.field->name));
    }
  }
}

}  // namespace

double Scaling::multiple(double value, const Extensive& parameter, double factor) {
  if (factor == 1.0) return value;
  const double many = value * factor;
  return parameter.whole ? std::round(many) : many;
}

void check_scaling(const TomlFile& file, const Inputs& inputs, std::vector<Problem>& problems) {
  refuse_unknown_keys(file, file.root(), {std::string(header)}, problems);
  const toml::table* table = table_of(file);
  if (table == nullptr) {
    problems.push_back(file.problem(Position{1, 1}, "missing table [scale]"));
    return;
  }
  const TableReader reader(file, *table, TomlFile::position_of(*table), "[scale]", problems);
  reader.refuse_unknown({"size", "extensive", "divisible"});
  check_size(reader, inputs);
  std::set<std::string> seen;
  check_list(reader, "extensive", inputs, seen);
  check_list(reader, "divisible", inputs, seen);
}

Scaling read_scaling(const Inputs& inputs) {
  Scaling scaling;
  const auto text = inputs.texts.find(std::string(scaling_file));
  if (text == inputs.texts.end()) return scaling;
  const TomlFile file = TomlFile::parse(text->second, text->first);
  const toml::table* table = table_of(file);
  if (table == nullptr) return scaling;
  scaling.size = inputs.parameters.find(table->get("size")->value_or(std::string()));
  add(*table, "extensive", false, inputs, scaling);
  add(*table, "divisible", true, inputs, scaling);
  return scaling;
}

void apply_size(const Inputs& inputs, ParameterTimeline& timeline) {
  const Scaling scaling = read_scaling(inputs);
  if (!scaling.size.exists()) return;
  for (Quarter quarter = timeline.first(); quarter <= timeline.last(); quarter = quarter + 1) {
    const double factor = timeline.get(scaling.size, quarter);
    if (factor == 1.0) continue;
    for (const Scaling::Extensive& each : scaling.extensive)
      timeline.set(each.id, quarter, Scaling::multiple(timeline.get(each.id, quarter), each, factor));
  }
}

}  // namespace sim
