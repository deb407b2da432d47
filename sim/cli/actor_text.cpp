#include "sim/cli/actor_text.hpp"

#include <fmt/core.h>

#include "sim/cli/listings.hpp"
#include "sim/cli/parameter_text.hpp"

namespace sim {
namespace {

Cell kind_cell(const Session& session, const Inputs& inputs, const Actor& actor) {
  const ActorKind* kind = inputs.actors.kind(actor.kind);
  return {actor.kind, kind == nullptr ? actor.kind : session.pick(kind->label)};
}

std::string key_text(const Actor& actor) {
  return fmt::format("{:016x}", actor.key());
}

// One that is picked out at the start has attributes that say which; the others are part of an entry.
bool is_picked(const Actor& actor) {
  return !actor.start.empty() && actor.ordinal < 0;
}

// "an agent of its own, key 0123456789abcdef" or "old_bridge (Old bridge), number 1".
std::string agent_text(const Session& session, const Inputs& inputs, const Actor& actor) {
  const Words words = session.words();
  if (is_picked(actor)) return words.pick("an agent of its own, key ", "单独的主体，标识 ") + key_text(actor);
  if (actor.entry.empty()) return words.pick("nothing in the model", "模型中没有对应");
  const Entry* entry = inputs.entry(actor.entry);
  std::string text = actor.entry + (entry == nullptr ? "" : " (" + session.pick(entry->label) + ")");
  if (actor.ordinal >= 0)
    text += fmt::format(fmt::runtime(words.pick(", number {}", "，第 {} 个")), actor.ordinal + 1);
  return text;
}

void add_start(const Session& session, const Actor& actor, Record& record) {
  std::string plain;
  std::vector<std::string> lines;
  for (const auto& [name, attribute] : actor.start) {
    plain += (plain.empty() ? "" : "; ") + name + " = " + attribute.value;
    lines.push_back(name + " = " + session.words()(attribute.value));
    lines.push_back("  " + sources_text(attribute.sources, session.words()));
  }
  add(record, "start", {"set at the start", "起始设定"}, plain);
  record.back().lines = std::move(lines);
}

}  // namespace

Table actor_listing(const Session& session, const Inputs& inputs) {
  std::vector<TableColumn> columns = {{"id", {"id", "标识"}}};
  for (TableColumn& column : label_columns()) columns.push_back(std::move(column));
  for (TableColumn column : std::vector<TableColumn>{{"kind", {"kind", "种类"}},
                                                     {"tie", {"tie", "文件所述"}},
                                                     {"tie_zh", {"", ""}, Audience::programs},
                                                     {"agent", {"stands in the model as", "模型中的对应"}},
                                                     {"entry", {"", ""}, Audience::programs},
                                                     {"ordinal", {"", ""}, Audience::programs},
                                                     {"key", {"", ""}, Audience::programs},
                                                     {"document", {"document", "文件"}},
                                                     {"section", {"", ""}, Audience::programs},
                                                     {"printed", {"printed", "原文"}}})
    columns.push_back(std::move(column));
  Table table(columns);
  for (const Actor& actor : inputs.actors.rows) {
    const Source source = actor.sources.empty() ? Source() : actor.sources.front();
    std::vector<Cell> cells = {{actor.id}};
    for (Cell& cell : label_cells(session, actor.label)) cells.push_back(std::move(cell));
    const std::string agent = agent_text(session, inputs, actor);
    const Cell ordinal = actor.ordinal < 0 ? Cell{} : Cell{static_cast<std::int64_t>(actor.ordinal)};
    const Cell key = is_picked(actor) ? Cell{key_text(actor)} : Cell{};
    for (Cell cell : std::vector<Cell>{kind_cell(session, inputs, actor),
                                       {actor.tie.en, session.pick(actor.tie)},
                                       {actor.tie.zh},
                                       {agent},
                                       {actor.entry},
                                       ordinal,
                                       key,
                                       {source.document},
                                       {source.section},
                                       {source.printed}})
      cells.push_back(std::move(cell));
    table.add(std::move(cells));
  }
  return table;
}

std::vector<Record> actor_descriptions(const Session& session, const Inputs& inputs,
                                       const std::string& name) {
  const Actor* actor = inputs.actors.find(name);
  if (actor == nullptr) return {};
  Record record = beginning(session, "actor", "点名主体", actor->id, actor->label);
  const Cell kind = kind_cell(session, inputs, *actor);
  record.push_back({"kind", {"kind", "种类"}, kind});
  add(record, "tie", {"tie", "文件所述"}, actor->tie.en, session.pick(actor->tie));
  record.push_back({"tie_zh", {"", ""}, {actor->tie.zh}, false});
  add(record, "agent", {"stands in the model as", "模型中的对应"}, agent_text(session, inputs, *actor));
  add(record, "entry", {"tie acts in system", "所关联条目"}, actor->entry);
  add_start(session, *actor, record);
  add(record, "source", {"source", "来源"}, sources_text(actor->sources, Words()),
      sources_text(actor->sources, session.words()));
  add(record, "note", {"note", "说明"}, actor->note.en, session.pick(actor->note));
  record.push_back({"note_zh", {"", ""}, {actor->note.zh}, false});
  add(record, "file", {"file", "文件"}, actor->file + ":" + std::to_string(actor->position.line));
  return {record};
}

std::vector<std::string> actor_names(const Inputs& inputs) {
  std::vector<std::string> names;
  for (const Actor& actor : inputs.actors.rows) {
    names.push_back(actor.id);
    names.push_back(actor.label.zh);
  }
  return names;
}

}  // namespace sim
