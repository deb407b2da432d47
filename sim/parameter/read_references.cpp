#include "sim/parameter/read_references.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "sim/parameter/read_value_table.hpp"

namespace sim {
namespace {

/// Letters, digits, - and _, beginning with a letter: fit for a command line.
bool is_reference_id(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void refuse_unknown_word(const TableReader& reader, std::string_view key, const std::string& word,
                         const std::vector<std::string>& known) {
  if (word.empty() || std::find(known.begin(), known.end(), word) != known.end()) return;
  reader.problem(*reader.find(key),
                 fmt::format("unknown {} '{}'{}", key, printable(word), suggestion(word, known)));
}

void read_groups(const TomlFile& file, const ReferenceForm& form, ReferenceList& list,
                 std::vector<Problem>& problems) {
  std::map<std::string, int, std::less<>> lines;
  for (const toml::table* table : tables_of(file, form.group, problems)) {
    const TableReader reader(file, *table, TomlFile::position_of(*table), fmt::format("a {}", form.group),
                             problems);
    reader.refuse_unknown({"id", "label"});
    ReferenceGroup group{read_reference_id(reader, form.group, lines), reader.label("label", true)};
    if (!group.id.empty()) list.groups.push_back(std::move(group));
  }
}

void read_systems(const TableReader& reader, Reference& row) {
  row.systems = reader.texts("systems");
  for (const std::string& id : row.systems) {
    if (!is_identifier(id)) {
      reader.problem(*reader.find("systems"),
                     fmt::format("'{}' is no id: lower-case letters, digits and _ only", printable(id)));
    }
  }
}

void read_row(const TableReader& reader, const ReferenceForm& form, const std::vector<Document>& documents,
              const ReferenceList& list, Reference& row) {
  std::vector<std::string> keys = {
      "id", std::string(form.group), std::string(form.words), "source", "systems", "ours"};
  if (!form.categories.empty()) keys.emplace_back("class");
  reader.refuse_unknown(keys);
  row.group = reader.text(form.group, true);
  std::vector<std::string> groups;
  for (const ReferenceGroup& group : list.groups) groups.push_back(group.id);
  refuse_unknown_word(reader, form.group, row.group, groups);
  if (!form.categories.empty()) {
    row.category = reader.text("class", true);
    refuse_unknown_word(reader, "class", row.category, form.categories);
  }
  row.words = reader.text(form.words, true);
  reader.need("source");
  row.sources = read_sources(reader, documents, form.longest_printed);
  read_systems(reader, row);
  row.ours = reader.flag("ours", false);
}

}  // namespace

const ReferenceForm& whatif_form() {
  static const ReferenceForm form = {
      "whatifs.toml", "what-if", "group", "lever", {"input", "rule", "target"}, 40};
  return form;
}

const ReferenceForm& problem_form() {
  static const ReferenceForm form = {"problems.toml", "problem", "theme", "problem", {}, 30};
  return form;
}

std::string read_reference_id(const TableReader& reader, std::string_view what,
                              std::map<std::string, int, std::less<>>& lines) {
  std::string id = reader.text("id", true);
  if (id.empty()) return id;
  const toml::node& node = *reader.find("id");
  if (!is_reference_id(id)) {
    reader.problem(node,
                   fmt::format("'{}' is no id: letters, digits, - and _, a letter first", printable(id)));
    return "";
  }
  const auto [place, added] = lines.emplace(id, TomlFile::position_of(node).line);
  if (added) return id;
  reader.problem(node, fmt::format("{} '{}' is defined already, in line {}", what, id, place->second));
  return "";
}

void read_references(const TomlFile& file, const ReferenceForm& form, const std::vector<Document>& documents,
                     ReferenceList& list, std::vector<Problem>& problems) {
  std::string name(form.noun);
  std::erase(name, '-');
  list.noun = form.noun;
  refuse_unknown_keys(file, file.root(), {std::string(form.group), name}, problems);
  read_groups(file, form, list, problems);
  std::map<std::string, int, std::less<>> lines;
  for (const toml::table* table : tables_of(file, name, problems)) {
    Reference row;
    row.file = file.name();
    row.position = TomlFile::position_of(*table);
    const TableReader reader(file, *table, row.position, fmt::format("a {}", form.noun), problems);
    row.id = read_reference_id(reader, form.noun, lines);
    read_row(reader, form, documents, list, row);
    if (!row.id.empty()) list.rows.push_back(std::move(row));
  }
}

std::vector<std::string> read_cited(const TableReader& reader, std::string_view key,
                                    const ReferenceList& list) {
  std::vector<std::string> cited = reader.texts(key);
  const toml::node* node = reader.find(key);
  if (list.rows.empty() || node == nullptr || !node->is_array()) return cited;
  for (const toml::node& element : *node->as_array()) {
    const auto id = element.value<std::string>();
    if (id && !trim(*id).empty() && list.find(*id) == nullptr) reader.problem(element, list.unknown(*id));
  }
  return cited;
}

}  // namespace sim
