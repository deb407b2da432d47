#include "sim/cli/reference_text.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/parameter_text.hpp"
#include "sim/scenario/read_sweep.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {
namespace {

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string group_text(const Session& session, const ReferenceList& list, const Reference& row) {
  const ReferenceGroup* group = list.group(row.group);
  return group == nullptr ? row.group : row.group + " (" + session.pick(group->label) + ")";
}

std::string systems_text(const Session& session, const Inputs& inputs, const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) {
    const Entry* entry = inputs.entry(id);
    text += (text.empty() ? "" : "; ") + id + " (" +
            (entry != nullptr           ? session.pick(entry->label)
             : session.language == "zh" ? "目录中尚无"
                                        : "not in the catalogue yet") +
            ")";
  }
  return text;
}

/// Stems of the scenarios of the folder that cite it themselves.
std::vector<std::string> citing_scenarios(const Session& session, const Inputs& inputs,
                                          const std::string& id) {
  std::vector<std::string> stems;
  for (const std::string& stem : scenario_stems(session)) {
    try {
      std::vector<Problem> ignored;
      const std::vector<Scenario> points =
          read_scenarios(scenario_path(session, stem), inputs, session.model.first_quarter(),
                         session.model.default_last_quarter(), ignored);
      if (holds(points.front().cites, id)) stems.push_back(stem);
    } catch (const InvalidInput&) {
    }
  }
  return stems;
}

std::vector<std::string> answering_entries(const Inputs& inputs, const std::string& id) {
  std::vector<std::string> ids;
  for (const Entry& entry : inputs.catalogue) {
    if (holds(entry.problems, id)) ids.push_back(entry.id);
  }
  return ids;
}

void add_end(const Session& session, const Inputs& inputs, const Reference& row, Record& record) {
  add(record, "source", {"source", "来源"}, sources_text(row.sources, Words()),
      sources_text(row.sources, session.words()));
  add(record, "systems", {"about systems", "涉及条目"}, joined_ids(row.systems),
      systems_text(session, inputs, row.systems));
}

void add_file(const Reference& row, Record& record) {
  add(record, "file", {"file", "文件"}, row.file + ":" + std::to_string(row.position.line));
}

Record describe_whatif(const Session& session, const Inputs& inputs, const Reference& row) {
  Record record = beginning(session, "what-if", "设想", row.id, {row.words, std::string(row.printed())});
  add(record, "group", {"group", "分组"}, row.group, group_text(session, inputs.whatifs, row));
  add(record, "class", {"class", "杠杆类型"}, row.category);
  const char* ours =
      session.language == "zh" ? "是：原文只说明该政策工具" : "yes: the phrase only shows the instrument";
  record.push_back({"ours", {"ours", "本项目提出"}, {row.ours, row.ours ? ours : ""}, row.ours});
  add_end(session, inputs, row, record);
  if (const auto points = whatif_points(session, row.id)) {
    add(record, "whatif_file", {"scenario file", "情景文件"}, whatif_path(session, row.id));
    add(record, "points", {"points", "情景点数"}, static_cast<std::int64_t>(*points));
  }
  add(record, "scenarios", {"cited by scenarios", "引用情景"},
      joined_ids(citing_scenarios(session, inputs, row.id)));
  add_file(row, record);
  return record;
}

Record describe_problem(const Session& session, const Inputs& inputs, const Reference& row) {
  Record record = beginning(session, "problem", "问题", row.id, {row.words, std::string(row.printed())});
  add(record, "theme", {"theme", "主题"}, row.group, group_text(session, inputs.known_problems, row));
  add_end(session, inputs, row, record);
  const std::vector<std::string> entries = answering_entries(inputs, row.id);
  add(record, "entries", {"answered by systems", "应对条目"}, joined_ids(entries),
      systems_text(session, inputs, entries));
  add_file(row, record);
  return record;
}

Record describe_group(const Session& session, const ReferenceList& list, const ReferenceGroup& group,
                      const std::string& zh) {
  Record record = beginning(session, "group of " + list.noun + "s", zh, group.id, group.label);
  std::vector<std::string> ids;
  for (const Reference& row : list.rows) {
    if (row.group == group.id) ids.push_back(row.id);
  }
  add(record, "members", {list.noun + "s", zh}, joined_ids(ids), cited_text(list, ids, session.language));
  return record;
}

}  // namespace

std::string joined_ids(const std::vector<std::string>& ids) {
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : ", ") + id;
  return all;
}

std::string cited_text(const ReferenceList& list, const std::vector<std::string>& ids,
                       const std::string& language) {
  std::string all;
  for (const std::string& id : ids) {
    const Reference* row = list.find(id);
    all += (all.empty() ? "" : "; ") + id + (row == nullptr ? "" : " " + row->text(language));
  }
  return all;
}

std::optional<std::size_t> whatif_points(const Session& session, const std::string& id) {
  std::error_code ignored;
  const std::string path = whatif_path(session, id);
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
  try {
    return count_points(TomlFile::read(path));
  } catch (const InvalidInput&) {
    return std::nullopt;
  }
}

std::int64_t whatifs_about(const Inputs& inputs, const Entry& entry) {
  const auto& rows = inputs.whatifs.rows;
  return std::count_if(rows.begin(), rows.end(),
                       [&](const Reference& row) { return holds(row.systems, entry.id); });
}

std::vector<Record> reference_descriptions(const Session& session, const Inputs& inputs,
                                           const std::string& name) {
  std::vector<Record> records;
  if (const Reference* row = inputs.whatifs.find(name))
    records.push_back(describe_whatif(session, inputs, *row));
  if (const ReferenceGroup* group = inputs.whatifs.group(name))
    records.push_back(describe_group(session, inputs.whatifs, *group, "设想"));
  if (const Reference* row = inputs.known_problems.find(name))
    records.push_back(describe_problem(session, inputs, *row));
  if (const ReferenceGroup* group = inputs.known_problems.group(name))
    records.push_back(describe_group(session, inputs.known_problems, *group, "问题"));
  return records;
}

std::string unknown_reference(const Inputs& inputs, const std::string& name) {
  for (const ReferenceList* list : {&inputs.whatifs, &inputs.known_problems}) {
    if (list->has_shape(name)) return list->unknown(name);
  }
  return "";
}

std::vector<std::string> reference_names(const Inputs& inputs) {
  std::vector<std::string> names;
  for (const ReferenceList* list : {&inputs.whatifs, &inputs.known_problems}) {
    for (const Reference& row : list->rows) names.push_back(row.id);
    for (const ReferenceGroup& group : list->groups) names.push_back(group.id);
  }
  return names;
}

}  // namespace sim
