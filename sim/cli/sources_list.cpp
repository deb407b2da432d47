#include <map>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/parameter_text.hpp"
#include "sim/cli/sources.hpp"

namespace sim {
namespace {

/// Whose sources a row tells.
struct Owner {
  std::string what;  ///< parameter, field or entry
  std::string key;
  Label label;
  Cell value;
  std::string unit;
  bool inherited = false;  ///< a field without a source of its own has those of its entry
  std::string file;
  Position position;
};

Table source_table() {
  return Table({{"key", {"parameter or entry", "参数或条目"}},
                {"what", {"what", "类别"}, Audience::programs},
                {"label_en", {"label", "英文名称"}, Audience::programs},
                {"label_zh", {"label", "中文名称"}, Audience::programs},
                {"value", {"value", "基线值"}, Audience::everyone, true},
                {"unit", {"unit", "单位"}, Audience::programs},
                {"basis", {"basis", "依据"}},
                {"inherited", {"of the entry", "随条目"}},
                {"document", {"document", "文件"}},
                {"citation", {"citation", "出处"}, Audience::programs},
                {"section", {"section", "章节"}},
                {"printed", {"printed, or citation, or why", "原文、文献或理由"}},
                {"text", {"", ""}, Audience::programs},
                {"as_of", {"as of", "时点"}},
                {"file", {"file", "数据文件"}, Audience::programs},
                {"line", {"line", "行"}, Audience::programs}});
}

void add(Table& table, const Session& session, const Inputs& inputs, const Owner& owner,
         const Source& source) {
  const std::string basis(name_of(source.basis));
  table.add({{owner.key},
             {owner.what},
             {owner.label.en},
             {owner.label.zh},
             owner.value,
             {owner.unit},
             {basis, session.words()(basis)},
             {owner.inherited, owner.inherited ? "" : " "},
             {source.document},
             {citation_of(inputs, source.document)},
             {source.section},
             {source.printed, source.printed.empty() ? source.text : ""},
             {source.text},
             {source.as_of},
             {owner.file},
             {static_cast<std::int64_t>(owner.position.line)}});
}

Owner owner_of(const Session& session, const Inputs& inputs, const Parameter& parameter) {
  const Entry* entry = inputs.entry(parameter.entry);
  return {entry == nullptr ? "parameter" : "field",
          parameter.key,
          parameter.label,
          {value_of(parameter, last_value(parameter)), span_text(parameter, session.words())},
          parameter.unit,
          entry != nullptr && parameter.sources == entry->sources,
          parameter.file,
          parameter.position};
}

/// Parameters in the order of their files; an entry stands before its fields, where `<id>.active`, which has
/// no source but the entry's, would.
Table all_sources(const Session& session, const Inputs& inputs) {
  Table table = source_table();
  for (const Parameter& parameter : inputs.parameters.rows()) {
    const Entry* entry = inputs.entry(parameter.entry);
    const bool opens = entry != nullptr && parameter.key == inputs.parameters[entry->open].key;
    const Owner owner =
        opens ? Owner{"entry", entry->id, entry->label, {}, "", false, entry->file, entry->position}
              : owner_of(session, inputs, parameter);
    for (const Source& source : parameter.sources) add(table, session, inputs, owner, source);
  }
  return table;
}

std::string cell_text(const std::vector<Cell>& row, std::size_t column) {
  const std::string* text = std::get_if<std::string>(&row[column].value);
  return text == nullptr ? "" : *text;
}

std::size_t column_of(const Table& table, const std::string& key) {
  std::size_t place = 0;
  while (table.columns()[place].key != key) ++place;
  return place;
}

Table with_basis(const Table& table, const std::string& basis) {
  Table kept(table.columns());
  const std::size_t column = column_of(table, "basis");
  for (const std::vector<Cell>& row : table.rows()) {
    if (cell_text(row, column) == basis) kept.add(row);
  }
  return kept;
}

struct Count {
  std::size_t all = 0;
  std::size_t inherited = 0;
};

std::string count_text(const Count& count) {
  return std::to_string(count.all) + (count.inherited == 0 ? ""
                                                           : " (" + std::to_string(count.inherited) +
                                                                 " of fields that have their entry's)");
}

/// How many sources there are of each kind and in each document, for people.
void say_counts(const Session& session, const Inputs& inputs, const Table& table) {
  std::map<std::string, Count> by_basis;
  std::map<std::string, Count> by_document;
  const std::size_t basis = column_of(table, "basis");
  const std::size_t document = column_of(table, "document");
  const std::size_t inherited = column_of(table, "inherited");
  for (const std::vector<Cell>& row : table.rows()) {
    for (Count* count : {&by_basis[cell_text(row, basis)], &by_document[cell_text(row, document)]}) {
      ++count->all;
      if (std::get<bool>(row[inherited].value)) ++count->inherited;
    }
  }
  for (const Source::Basis each :
       {Source::Basis::document, Source::Basis::literature, Source::Basis::assumed}) {
    const std::string name(name_of(each));
    session.say(padded(name + ":", 12) + count_text(by_basis[name]));
  }
  for (const Document& each : inputs.documents)
    session.say("  " + padded(each.id, 20) + count_text(by_document[each.id]) + "  " +
                printable(each.citation));
}

}  // namespace

ExitCode list_sources(const Session& session) {
  std::vector<Problem> problems;
  const std::string basis =
      session.arguments.choice("basis", {"document", "literature", "assumed"}, problems);
  refuse(std::move(problems));
  const Inputs inputs =
      read_inputs(model_folder(session), session.model.kinds(), session.model.first_quarter());
  Table table = all_sources(session, inputs);
  if (session.arguments.has("basis")) table = with_basis(table, basis);
  if (const auto search = session.arguments.text("search")) table = matching(table, *search);
  if (table.rows().empty() && session.format == Format::table) {
    session.say("nothing found");
    return ExitCode::done;
  }
  write(table, session.format, session.style(), session.console.out);
  say_counts(session, inputs, table);
  return ExitCode::done;
}

}  // namespace sim
