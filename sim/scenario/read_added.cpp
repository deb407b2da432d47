#include "sim/scenario/read_added.hpp"

#include <fmt/core.h>

#include "sim/parameter/entry_parameters.hpp"
#include "sim/parameter/read_references.hpp"
#include "sim/parameter/read_value_table.hpp"
#include "sim/scenario/added_entry.hpp"

namespace sim {
namespace {

constexpr std::size_t most_added = 200;

/// `kind`, or that of the entry it is like.
const KindSchema* read_kind(const TableReader& reader, const Inputs& inputs, const Entry* like,
                            AddedEntry& added) {
  if (reader.find("kind") == nullptr && like != nullptr) added.kind = like->kind;
  if (added.kind.empty()) added.kind = reader.text("kind", reader.find("like") == nullptr);
  if (added.kind.empty()) return nullptr;
  const KindSchema* kind = inputs.kind(added.kind);
  if (kind == nullptr) {
    std::vector<std::string> known;
    for (const KindSchema& row : inputs.kinds) known.push_back(row.kind);
    reader.problem(*reader.find("kind"),
                   fmt::format("unknown kind '{}'{}", printable(added.kind), suggestion(added.kind, known)));
  } else if (like != nullptr && like->kind != added.kind) {
    reader.problem(*reader.find("kind"),
                   fmt::format("'{}' is of kind '{}', so the new entry cannot be a '{}'", like->id,
                               like->kind, added.kind));
    return nullptr;
  }
  return kind;
}

void read_id(const TableReader& reader, const Inputs& inputs, AddedEntry& added) {
  added.id = reader.text("id", true);
  if (added.id.empty()) return;
  const toml::node& node = *reader.find("id");
  if (!is_identifier(added.id)) {
    reader.problem(node,
                   fmt::format("'{}' is no id: lower-case letters, digits and _ only", printable(added.id)));
  } else if (inputs.entry(added.id) != nullptr || inputs.parameters.find(added.id + ".active").exists()) {
    reader.problem(node, fmt::format("entry '{}' exists already", added.id));
  }
}

AddedField read_field(const TableReader& reader, const toml::node& node, Parameter parameter) {
  if (const auto* table = node.as_table()) {
    const TableReader own(reader.file(), *table, TomlFile::position_of(node),
                          fmt::format("'{}'", parameter.key), reader.problems());
    own.refuse_unknown({"value", "path"});
    read_value_and_path(own, parameter);
  } else {
    parameter.value = read_checked(reader.file(), node, parameter, reader.problems());
  }
  return {"", parameter.value, parameter.path};
}

void read_fields(const TableReader& reader, const Inputs& inputs, const KindSchema& kind, const Entry* like,
                 AddedEntry& added) {
  std::vector<std::string> allowed = {"id", "kind", "like", "from", "until", "label", "problems"};
  Entry named;
  named.id = added.id;
  for (const FieldSchema& field : kind.fields) {
    allowed.push_back(field.name);
    const toml::node* node = reader.find(field.name);
    if (node == nullptr) {
      if (added.like.empty() && field.default_text.empty()) {
        reader.problem(fmt::format("missing '{}' in [[add]] (or give 'like')", field.name));
      }
      continue;
    }
    Parameter parameter = field_parameter(inputs, named, field);
    if (like != nullptr) {
      const Parameter& copied = inputs.parameters[like->field(field.name)];
      parameter.minimum = copied.minimum;
      parameter.maximum = copied.maximum;
      parameter.soft_range = copied.soft_range;
    }
    added.fields.push_back(read_field(reader, *node, std::move(parameter)));
    added.fields.back().name = field.name;
  }
  reader.refuse_unknown(allowed);
}

std::optional<AddedEntry> read_entry(const TableReader& reader, const ScenarioContext& context) {
  AddedEntry added;
  added.file = reader.file().name();
  added.position = TomlFile::position_of(reader.table());
  read_id(reader, context.inputs, added);
  added.like = reader.text("like", false);
  const Entry* like = context.inputs.entry(added.like);
  if (like == nullptr && !added.like.empty() && !in_doubt(added.like, context)) {
    reader.problem(*reader.find("like"), fmt::format("unknown entry '{}'{}", printable(added.like),
                                                     suggestion(added.like, context.inputs.entry_ids())));
  }
  const KindSchema* kind = read_kind(reader, context.inputs, like, added);
  const auto from = read_date(reader, "from", true, true, context);
  added.until = read_date(reader, "until", false, false, context);
  if (from && added.until && *added.until <= *from) {
    reader.problem(*reader.find("until"), fmt::format("'until' ({}, exclusive) is not after 'from' ({})",
                                                      added.until->text(), from->text()));
  }
  added.label = reader.label("label", false);
  if (reader.find("problems") != nullptr) {
    added.problems = read_cited(reader, "problems", context.inputs.known_problems);
  }
  if (kind != nullptr) read_fields(reader, context.inputs, *kind, like, added);
  if (!from) return std::nullopt;
  added.from = *from;
  return added;
}

/// An entry like one that was refused, or that an unread file may hold, cannot be made.
bool refers_to_refused(const TableReader& reader, const ScenarioContext& context) {
  const std::string like = reader.find("like") == nullptr ? "" : reader.text("like", false);
  return !like.empty() && context.inputs.entry(like) == nullptr;
}

}  // namespace

std::vector<AddedEntry> read_added(const TomlFile& file, const ScenarioContext& context, Inputs& working,
                                   std::vector<Problem>& problems) {
  std::vector<AddedEntry> entries;
  for (const toml::table* table : tables_of(file, "add", problems)) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), "[[add]]", problems);
    if (problems.size() > enough_problems) break;
    if (entries.size() >= most_added) {
      reader.problem(fmt::format("more than {} new entries", most_added));
      break;
    }
    const auto errors_before = count_errors(problems);
    const auto added = read_entry(reader, context);
    if (!added || count_errors(problems) != errors_before || refers_to_refused(reader, context)) {
      const toml::node* id = reader.find("id");
      if (id != nullptr) context.doubts.refused.insert(id->value<std::string>().value_or(""));
      continue;
    }
    insert_entry(*added, working);
    entries.push_back(*added);
  }
  return entries;
}

}  // namespace sim
