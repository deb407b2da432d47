#include "sim/cli/conflict_text.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/reference_text.hpp"
#include "sim/cli/sources.hpp"

namespace sim {
namespace {

/// One row for each source of each value, so that a program need not take texts apart.
Table conflict_table() {
  return Table({{"id", {"id", "标识"}},
                {"origin", {"origin", "来由"}},
                {"class", {"class", "类型"}},
                {"what_en", {"what", "英文事项"}},
                {"what_zh", {"what", "中文事项"}},
                {"value_en", {"value", "英文说法"}},
                {"value_zh", {"value", "中文说法"}},
                {"basis", {"basis", "依据"}},
                {"document", {"document", "文件"}},
                {"citation", {"citation", "出处"}},
                {"section", {"section", "章节"}},
                {"printed", {"printed", "原文"}},
                {"text", {"text", "文献或理由"}},
                {"as_of", {"as of", "时点"}},
                {"reading_en", {"reading", "英文取法"}},
                {"reading_zh", {"reading", "中文取法"}},
                {"keys", {"turned by", "可调参数"}},
                {"file", {"file", "数据文件"}},
                {"line", {"line", "行"}}});
}

void add(Table& table, const Inputs& inputs, const Conflict& conflict, const std::string& origin) {
  for (const ToldValue& told : conflict.values) {
    for (const Source& source : told.sources) {
      table.add({{conflict.id},
                 {origin},
                 {conflict.category},
                 {conflict.what.en},
                 {conflict.what.zh},
                 {told.value.en},
                 {told.value.zh},
                 {std::string(name_of(source.basis))},
                 {source.document},
                 {citation_of(inputs, source.document)},
                 {source.section},
                 {source.printed},
                 {source.text},
                 {source.as_of},
                 {conflict.reading.en},
                 {conflict.reading.zh},
                 {joined_ids(conflict.keys)},
                 {conflict.file},
                 {static_cast<std::int64_t>(conflict.position.line)}});
    }
  }
}

/// Those of which some row holds the text that is searched for.
std::vector<Conflict> wanted(const Session& session, const Inputs& inputs, std::vector<Conflict> conflicts) {
  const auto search = session.arguments.text("search");
  if (!search) return conflicts;
  std::erase_if(conflicts, [&](const Conflict& conflict) {
    Table rows = conflict_table();
    add(rows, inputs, conflict, "");
    return matching(rows, *search).rows().empty();
  });
  return conflicts;
}

void write_for_people(const Session& session, const Inputs& inputs, const std::vector<Conflict>& conflicts,
                      const std::string& heading) {
  if (conflicts.empty()) return;
  session.console.out << heading << '\n';
  for (const Conflict& conflict : conflicts) {
    session.console.out << '\n';
    write_record(session, conflict_description(session, inputs, conflict));
  }
}

}  // namespace

ExitCode show_conflicts(const Session& session) {
  const Inputs inputs =
      read_inputs(model_folder(session), session.model.kinds(), session.model.first_quarter());
  const std::vector<Conflict> written = wanted(session, inputs, inputs.conflicts);
  const std::vector<Conflict> dated = wanted(session, inputs, dated_conflicts(inputs));
  if (session.format != Format::table) {
    Table table = conflict_table();
    for (const Conflict& conflict : written) add(table, inputs, conflict, "written");
    for (const Conflict& conflict : dated) add(table, inputs, conflict, "dates");
    write(table, session.format, session.style(), session.console.out);
    return ExitCode::done;
  }
  const Words words = session.words();
  if (written.empty() && dated.empty()) session.say("nothing found");
  write_for_people(
      session, inputs, written,
      words.pick("Where documents disagree or leave a reading open", "文件说法不一或留有歧义之处"));
  if (!written.empty() && !dated.empty()) session.console.out << '\n';
  write_for_people(
      session, inputs, dated,
      words.pick("What rests on printed figures of different dates", "所依据的原文数字时点不一"));
  return ExitCode::done;
}

}  // namespace sim
