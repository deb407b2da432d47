#include "sim/parameter/read_catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "sim/parameter/entry_parameters.hpp"
#include "sim/parameter/field_order.hpp"
#include "sim/parameter/read_parameters.hpp"
#include "sim/parameter/read_references.hpp"
#include "sim/parameter/read_value_table.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

const std::vector<std::string>& entry_keys() {
  static const std::vector<std::string> keys = {"id",   "kind",  "grade",  "label",    "group", "source",
                                                "from", "until", "active", "problems", "note"};
  return keys;
}

/// `size = "5 CNY"`, or a table with value, path, source, range and prior of its own.
void read_field(const TableReader& reader, const Inputs& inputs, const FieldSchema& field,
                Parameter& parameter) {
  const toml::node* node = reader.find(field.name);
  if (node == nullptr) {
    if (field.default_text.empty()) {
      reader.need(field.name);
    } else {
      parameter.value = default_value(parameter, field);
    }
    return;
  }
  parameter.position = TomlFile::position_of(*node);
  const auto* table = node->as_table();
  if (table == nullptr) {
    parameter.value = read_checked(reader.file(), *node, parameter, reader.problems());
    return;
  }
  const TableReader own(reader.file(), *table, parameter.position, fmt::format("field '{}'", field.name),
                        reader.problems());
  own.refuse_unknown({"value", "path", "source", "range", "prior"});
  read_range(own, parameter);
  read_value_and_path(own, parameter);
  parameter.prior = own.text("prior", false);
  if (own.find("source") != nullptr) parameter.sources = read_sources(own, inputs.documents);
}

void refuse_unknown_fields(const TableReader& reader, const KindSchema& kind) {
  std::vector<std::string> allowed = entry_keys();
  if (kind.names_others) allowed.push_back("members");
  for (const FieldSchema& field : kind.fields) {
    if (std::find(entry_keys().begin(), entry_keys().end(), field.name) != entry_keys().end()) {
      throw RunFailed(fmt::format("kind '{}' may not call a field '{}'", kind.kind, field.name));
    }
    allowed.push_back(field.name);
  }
  reader.refuse_unknown(allowed);
}

void read_head(const TableReader& reader, const Inputs& inputs, Entry& entry) {
  entry.label = reader.label("label", true);
  entry.group = reader.text("group", true);
  entry.grade = reader.text("grade", true);
  if (!entry.grade.empty() && entry.grade != "A" && entry.grade != "B" && entry.grade != "C") {
    reader.problem(*reader.find("grade"),
                   fmt::format("unknown grade '{}'; a grade is A, B or C", printable(entry.grade)));
  }
  reader.need("source");
  entry.sources = read_sources(reader, inputs.documents);
  entry.active = reader.flag("active", true);
  entry.from = reader.quarter("from", true).value_or(inputs.start);
  entry.until = reader.quarter("until", false);
  if (entry.until && *entry.until <= entry.from) {
    reader.problem(*reader.find("until"), fmt::format("'until' ({}) is not after 'from' ({})",
                                                      entry.until->text(), entry.from.text()));
  }
  entry.problems = read_cited(reader, "problems", inputs.known_problems);
  entry.note = reader.label("note", false);
}

/// At the field that is written last: a default stands nowhere.
void refuse_broken_orders(const TableReader& reader, const Inputs& inputs, const Entry& entry) {
  for (const BrokenOrder& broken : broken_orders_over_time(inputs, entry)) {
    const Position where =
        std::max(inputs.parameters[broken.lower].position, inputs.parameters[broken.upper].position);
    reader.problems().push_back(reader.file().problem(where, broken.message));
  }
}

const KindSchema* read_kind(const TableReader& reader, const Inputs& inputs, Entry& entry) {
  entry.kind = reader.text("kind", true);
  if (entry.kind.empty()) return nullptr;
  const KindSchema* kind = inputs.kind(entry.kind);
  if (kind == nullptr) {
    std::vector<std::string> known;
    for (const KindSchema& row : inputs.kinds) known.push_back(row.kind);
    reader.problem(*reader.find("kind"),
                   fmt::format("unknown kind '{}'{}", printable(entry.kind), suggestion(entry.kind, known)));
  }
  return kind;
}

bool read_id(const TableReader& reader, const Inputs& inputs, Entry& entry) {
  entry.id = reader.text("id", true);
  if (entry.id.empty()) return false;
  if (!is_identifier(entry.id)) {
    reader.problem(*reader.find("id"),
                   fmt::format("'{}' is no id: lower-case letters, digits and _ only", printable(entry.id)));
    return false;
  }
  if (const Entry* other = inputs.entry(entry.id)) {
    reader.problem(*reader.find("id"), fmt::format("entry '{}' is defined already, at {}:{}", entry.id,
                                                   other->file, other->position.line));
    return false;
  }
  return true;
}

bool is_package(const Inputs& inputs, const Entry& entry) {
  const KindSchema* kind = inputs.kind(entry.kind);
  return kind != nullptr && kind->names_others;
}

std::string fault_of_member(const Inputs& inputs, const std::string& member) {
  const Entry* named = inputs.entry(member);
  if (named == nullptr)
    return fmt::format("unknown entry '{}'{}", printable(member), suggestion(member, inputs.entry_ids()));
  if (is_package(inputs, *named)) return fmt::format("'{}' is a package too; name its members", member);
  return "";
}

}  // namespace

bool members_are_sound(const Inputs& inputs) {
  return std::all_of(inputs.catalogue.begin(), inputs.catalogue.end(), [&](const Entry& entry) {
    return std::all_of(entry.members.begin(), entry.members.end(),
                       [&](const std::string& member) { return fault_of_member(inputs, member).empty(); });
  });
}

void check_members(const TomlFile& file, const Inputs& inputs, std::vector<Problem>& problems) {
  for (const Entry& entry : inputs.catalogue) {
    if (entry.file != file.name() || !is_package(inputs, entry)) continue;
    for (const std::string& member : entry.members) {
      const std::string fault = fault_of_member(inputs, member);
      if (!fault.empty())
        problems.push_back(file.problem(entry.position, fmt::format("package '{}': {}", entry.id, fault)));
    }
  }
}

void read_catalogue(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems) {
  refuse_unknown_keys(file, file.root(), {"entry"}, problems);
  for (const toml::table* table : tables_of(file, "entry", problems)) {
    Entry entry;
    entry.file = file.name();
    entry.position = TomlFile::position_of(*table);
    const std::string name =
        table->get("id") != nullptr ? table->get("id")->value<std::string>().value_or("") : "";
    const TableReader reader(file, *table, entry.position, fmt::format("entry '{}'", printable(name)),
                             problems);
    const bool named = read_id(reader, inputs, entry);
    const KindSchema* kind = read_kind(reader, inputs, entry);
    read_head(reader, inputs, entry);
    if (kind == nullptr || !named) continue;
    refuse_unknown_fields(reader, *kind);
    if (kind->names_others) entry.members = reader.texts("members");
    if (inputs.parameters.find(entry.id + ".active").exists()) {
      reader.problem(fmt::format("'{}.active' is taken by a parameter file", entry.id));
      continue;
    }
    add_open_parameter(inputs, entry, *kind);
    const auto errors_before = count_errors(problems);
    for (const FieldSchema& field : kind->fields) {
      Parameter parameter = field_parameter(inputs, entry, field);
      read_field(reader, inputs, field, parameter);
      const Position where = parameter.position;
      entry.fields.emplace(field.name, add_parameter(file, where, std::move(parameter), inputs, problems));
    }
    if (count_errors(problems) == errors_before) refuse_broken_orders(reader, inputs, entry);
    insert_sorted(inputs, std::move(entry));
  }
}

}  // namespace sim
