#include "sim/parameter/read_actors.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "sim/parameter/read_references.hpp"
#include "sim/parameter/read_value_table.hpp"
#include "sim/parameter/table_reader.hpp"

namespace sim {
namespace {

void read_kinds(const TomlFile& file, ActorList& list, std::vector<Problem>& problems) {
  std::map<std::string, int, std::less<>> lines;
  for (const toml::table* table : tables_of(file, "kind", problems)) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), "a kind of actor", problems);
    reader.refuse_unknown({"id", "label"});
    ActorKind kind{read_reference_id(reader, "kind", lines), reader.label("label", true)};
    if (!kind.id.empty()) list.kinds.push_back(std::move(kind));
  }
}

void read_start(const TableReader& reader, const std::vector<Document>& documents, Actor& actor) {
  const toml::table* start = reader.subtable("start", "{ place = { value = \"…\", source = { … } } }");
  if (start == nullptr) return;
  for (const auto& [key, node] : *start) {
    const auto* table = node.as_table();
    if (table == nullptr) {
      reader.problem(node, fmt::format("'{}' needs a table of 'value' and 'source'", printable(key.str())));
      continue;
    }
    const TableReader own(reader.file(), *table, TomlFile::position_of(*table),
                          fmt::format("'start.{}'", printable(key.str())), reader.problems());
    own.refuse_unknown({"value", "source"});
    own.need("source");
    ActorAttribute attribute{own.text("value", true), read_sources(own, documents)};
    actor.start.emplace(std::string(key.str()), std::move(attribute));
  }
}

void read_entry(const TableReader& reader, const Inputs& inputs, Actor& actor) {
  actor.entry = reader.text("entry", false);
  if (!actor.entry.empty() && inputs.entry(actor.entry) == nullptr) {
    reader.problem(*reader.find("entry"), fmt::format("unknown system '{}'{}", printable(actor.entry),
                                                      suggestion(actor.entry, inputs.entry_ids())));
  }
  const toml::node* node = reader.find("ordinal");
  if (node == nullptr) return;
  const auto ordinal = node->value<std::int64_t>();
  if (!node->is_integer() || *ordinal < 0 || *ordinal > 100000) {
    reader.problem(*node, "'ordinal' is a whole number from 0");
  } else if (actor.entry.empty()) {
    reader.problem(*node, "an 'ordinal' tells which one of an 'entry', which is missing");
  } else {
    actor.ordinal = static_cast<int>(*ordinal);
  }
}

void refuse_unknown_kind(const TableReader& reader, const ActorList& list, const Actor& actor) {
  if (actor.kind.empty() || list.kind(actor.kind) != nullptr) return;
  std::vector<std::string> known;
  for (const ActorKind& kind : list.kinds) known.push_back(kind.id);
  reader.problem(*reader.find("kind"),
                 fmt::format("unknown kind '{}'{}", printable(actor.kind), suggestion(actor.kind, known)));
}

}  // namespace

void read_actors(const TomlFile& file, Inputs& inputs, std::vector<Problem>& problems) {
  refuse_unknown_keys(file, file.root(), {"kind", "actor"}, problems);
  ActorList& list = inputs.actors;
  read_kinds(file, list, problems);
  std::map<std::string, int, std::less<>> lines;
  for (const toml::table* table : tables_of(file, "actor", problems)) {
    Actor actor;
    actor.file = file.name();
    actor.position = TomlFile::position_of(*table);
    const TableReader reader(file, *table, actor.position, "an actor", problems);
    reader.refuse_unknown({"id", "kind", "label", "tie", "source", "entry", "ordinal", "start", "note"});
    actor.id = read_reference_id(reader, "actor", lines);
    actor.kind = reader.text("kind", true);
    refuse_unknown_kind(reader, list, actor);
    actor.label = reader.label("label", true);
    actor.tie = reader.label("tie", true);
    reader.need("source");
    actor.sources = read_sources(reader, inputs.documents);
    read_entry(reader, inputs, actor);
    read_start(reader, inputs.documents, actor);
    actor.note = reader.label("note", false);
    if (!actor.id.empty()) list.rows.push_back(std::move(actor));
  }
}

}  // namespace sim
