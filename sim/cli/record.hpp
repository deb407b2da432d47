#pragma once
#include <string>
#include <vector>

#include "sim/cli/command.hpp"

namespace sim {

/// One line of a description.
struct RecordField {
  std::string key;
  Label heading;
  Cell cell;
  bool for_people = true;
  std::vector<std::string> lines = {};  ///< what people see instead, one a line
};
using Record = std::vector<RecordField>;

/// Adds a line; people see `shown` where it is not empty.
inline void add(Record& record, const std::string& key, Label heading, Value value, std::string shown = {}) {
  record.push_back({key, std::move(heading), {std::move(value), std::move(shown)}});
}

/// What a thing is, its name and its labels: the first lines of every description.
inline Record beginning(const Session& session, const std::string& what, const std::string& what_zh,
                        const std::string& name, const Label& label) {
  Record record;
  add(record, "what", {"what", "类别"}, what, session.language == "zh" ? what_zh : what);
  add(record, "name", {"name", "标识"}, name);
  add(record, "label_en", {"label (en)", "英文名称"}, label.en);
  add(record, "label_zh", {"label (zh)", "中文名称"}, label.zh);
  return record;
}

/// Columns are the union of the fields of all records, in the order in which they first occur.
Table record_table(const std::vector<Record>& records);

/// For people: a line a field, long enumerations on several, empty fields left out.
void write_record(const Session& session, const Record& record);

}  // namespace sim
