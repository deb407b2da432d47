#include "sim/parameter/read_conflicts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "sim/parameter/read_references.hpp"
#include "sim/parameter/read_value_table.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

/// `value = "340"`, or in words, `value = { en = "…", zh = "…" }`.
Label read_told(const TableReader& reader) {
  const toml::node* node = reader.need("value");
  if (node == nullptr) return {};
  if (node->is_table()) return reader.label("value", true);
  const std::string text = reader.text("value", true);
  return {text, text};
}

void read_values(const TableReader& reader, const std::vector<Document>& documents, Conflict& conflict) {
  const toml::node* node = reader.need("values");
  if (node == nullptr) return;
  const auto* list = node->as_array();
  if (list == nullptr || list->empty()) {
    reader.problem(*node, "'values' needs a list such as [ { value = \"3\", source = { … } } ]");
    return;
  }
  for (const toml::node& element : *list) {
    const auto* table = element.as_table();
    if (table == nullptr) {
      reader.problem(element, "'values' holds tables such as { value = \"3\", source = { … } }");
      continue;
    }
    const TableReader own(reader.file(), *table, TomlFile::position_of(*table), "a value of a conflict",
                          reader.problems());
    own.refuse_unknown({"value", "source"});
    own.need("source");
    conflict.values.push_back({read_told(own), read_sources(own, documents)});
  }
}

void read_keys(const TableReader& reader, const ParameterTable& parameters, Conflict& conflict) {
  conflict.keys = reader.texts("keys");
  const toml::node* node = reader.find("keys");
  if (node == nullptr || !node->is_array()) return;
  for (const toml::node& element : *node->as_array()) {
    const auto key = element.value<std::string>();
    if (!key || trim(*key).empty() || parameters.find(*key).exists()) continue;
    reader.problem(element, fmt::format("unknown parameter '{}'{}", printable(*key),
                                        suggestion(*key, parameters.keys())));
  }
}

void read_category(const TableReader& reader, Conflict& conflict) {
  conflict.category = reader.text("class", true);
  const std::vector<std::string>& known = conflict_categories();
  if (conflict.category.empty() || std::find(known.begin(), known.end(), conflict.category) != known.end())
    return;
  std::string all;
  for (const std::string& word : known) all += (all.empty() ? "" : ", ") + word;
  reader.problem(*reader.find("class"), fmt::format("unknown class '{}'{} ({})", printable(conflict.category),
                                                    suggestion(conflict.category, known), all));
}

}  // namespace

const std::vector<std::string>& conflict_categories() {
  static const std::vector<std::string> names = {"disagreement", "subject", "time",
                                                 "wording",      "slip",    "outside"};
  return names;
}

void read_conflicts(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems) {
  refuse_unknown_keys(file, file.root(), {"conflict"}, problems);
  std::map<std::string, int, std::less<>> lines;
  for (const toml::table* table : tables_of(file, "conflict", problems)) {
    Conflict conflict;
    conflict.file = file.name();
    conflict.position = TomlFile::position_of(*table);
    const TableReader reader(file, *table, conflict.position, "a conflict", problems);
    reader.refuse_unknown({"id", "class", "what", "values", "reading", "keys"});
    conflict.id = read_reference_id(reader, "conflict", lines);
    read_category(reader, conflict);
    conflict.what = reader.label("what", true);
    conflict.reading = reader.label("reading", true);
    read_values(reader, inputs.documents, conflict);
    read_keys(reader, inputs.parameters, conflict);
    if (!conflict.id.empty()) inputs.conflicts.push_back(std::move(conflict));
  }
}

}  // namespace sim
