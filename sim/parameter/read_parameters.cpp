#include "sim/parameter/read_parameters.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "sim/parameter/read_value_table.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

/// A table with a `type`: its key is the path of its header.
struct Found {
  std::string key;
  const toml::table* table;
  Position position;
};

void find_tables(const TomlFile& file, const toml::table& group, const std::string& prefix,
                 std::vector<Found>& found, std::vector<Problem>& problems) {
  for (const auto& [key, node] : group) {
    const std::string name = prefix + std::string(key.str());
    const auto* table = node.as_table();
    if (table == nullptr) {
      problems.push_back(file.problem(key, fmt::format("'{}' stands in no parameter: a parameter is a table "
                                                       "[{}] with a 'type'",
                                                       printable(name), printable(name))));
      continue;
    }
    if (table->contains("type")) {
      found.push_back({name, table, TomlFile::position_of(key)});
    } else if (table->empty() || table->contains("value")) {
      problems.push_back(file.problem(key, fmt::format("missing 'type' in parameter '{}'", printable(name))));
    } else {
      find_tables(file, *table, name + ".", found, problems);
    }
  }
}

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(ValueType::set); ++i) {
    names.emplace_back(name_of(static_cast<ValueType>(i)));
  }
  return names;
}

bool read_type(const TableReader& reader, Parameter& parameter) {
  const std::string type = reader.text("type", true);
  if (type.empty()) return false;
  if (!parse_value_type(type, parameter.type)) {
    reader.problem(*reader.find("type"),
                   fmt::format("unknown type '{}'{}", printable(type), suggestion(type, type_names())));
    return false;
  }
  parameter.unit = std::string(base_unit(parameter.type));
  if (const toml::node* unit = reader.find("unit")) {
    if (parameter.type == ValueType::number) {
      parameter.unit = reader.text("unit", true);
    } else {
      reader.problem(*unit, fmt::format("'unit' belongs to type number; a {} has its own", type));
    }
  }
  return true;
}

void read_role(const TableReader& reader, Parameter& parameter) {
  const std::string role = reader.text("role", true);
  parameter.channel = reader.text("channel", false);
  if (role.empty()) return;
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(ParameterRole::structural); ++i) {
    parameter.role = static_cast<ParameterRole>(i);
    if (name_of(parameter.role) == role) break;
    names.emplace_back(name_of(parameter.role));
  }
  if (name_of(parameter.role) != role) {
    reader.problem(*reader.find("role"),
                   fmt::format("unknown role '{}'{} (lever, initial, behaviour or structural)",
                               printable(role), suggestion(role, names)));
  } else if (parameter.role == ParameterRole::lever && reader.find("channel") == nullptr) {
    reader.problem("missing 'channel': a lever names the step that alone reads it");
  }
}

void read_choices(const TableReader& reader, Parameter& parameter) {
  parameter.choices = reader.texts("choices");
  const bool needed = has_choices(parameter.type);
  if (needed && parameter.choices.empty() && reader.find("choices") == nullptr) reader.need("choices");
  if (!needed && reader.find("choices") != nullptr) {
    reader.problem(*reader.find("choices"), "'choices' belongs to types choice and set");
  }
  if (std::set<std::string>(parameter.choices.begin(), parameter.choices.end()).size() !=
      parameter.choices.size()) {
    reader.problem(*reader.find("choices"), "a choice stands twice");
  }
}

bool read_parameter(const TableReader& reader, const std::vector<Document>& documents, Parameter& parameter) {
  reader.refuse_unknown({"type", "label", "unit", "value", "range", "role", "prior", "meaning", "source",
                         "channel", "choices", "path"});
  if (!read_type(reader, parameter)) return false;
  parameter.label = reader.label("label", true);
  parameter.meaning = reader.label("meaning", true);
  parameter.prior = reader.text("prior", false);
  read_role(reader, parameter);
  read_choices(reader, parameter);
  const bool ranged = !has_choices(parameter.type) && parameter.type != ValueType::boolean &&
                      parameter.type != ValueType::date;
  if (ranged) reader.need("range");
  read_range(reader, parameter);
  read_value_and_path(reader, parameter);
  reader.need("source");
  parameter.sources = read_sources(reader, documents);
  return true;
}

}  // namespace

void read_documents(const TomlFile& file, std::vector<Document>& documents, std::vector<Problem>& problems) {
  refuse_unknown_keys(file, file.root(), {"document"}, problems);
  for (const toml::table* table : tables_of(file, "document", problems)) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), "[[document]]", problems);
    reader.refuse_unknown({"id", "citation", "recognised_by"});
    Document document{reader.text("id", true), reader.text("citation", true),
                      reader.text("recognised_by", true)};
    const bool known = std::any_of(documents.begin(), documents.end(),
                                   [&](const Document& other) { return other.id == document.id; });
    if (known && !document.id.empty()) {
      reader.problem(*reader.find("id"),
                     fmt::format("document '{}' is declared twice", printable(document.id)));
    } else {
      documents.push_back(std::move(document));
    }
  }
}

ParameterId add_parameter(const TomlFile& file, Position where, Parameter parameter, Inputs& inputs,
                          std::vector<Problem>& problems) {
  const ParameterId known = inputs.parameters.find(parameter.key);
  if (known.exists()) {
    const Parameter& other = inputs.parameters[known];
    problems.push_back(file.problem(where, fmt::format("parameter '{}' is defined already, at {}:{}",
                                                       parameter.key, other.file, other.position.line)));
    return known;
  }
  return inputs.parameters.add(std::move(parameter));
}

void read_parameters(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems) {
  std::vector<Found> found;
  find_tables(file, file.root(), "", found, problems);
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return a.position < b.position; });
  for (const Found& each : found) {
    Parameter parameter;
    parameter.key = each.key;
    parameter.start = inputs.start;
    parameter.file = file.name();
    parameter.position = each.position;
    const TableReader reader(file, *each.table, each.position,
                             fmt::format("parameter '{}'", printable(each.key)), problems);
    if (read_parameter(reader, inputs.documents, parameter)) {
      add_parameter(file, each.position, std::move(parameter), inputs, problems);
    }
  }
}

}  // namespace sim
