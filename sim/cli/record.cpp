#include "sim/cli/record.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_text = 4096;

/// Long enumerations go one part a line.
std::vector<std::string> lines_of(std::string text) {
  constexpr std::size_t longest_line = 90;
  std::vector<std::string> lines;
  std::size_t end = std::string::npos;
  while (display_width(text) > longest_line && (end = text.find("; ")) != std::string::npos) {
    lines.push_back(text.substr(0, end));
    text = text.substr(end + 2);
  }
  lines.push_back(std::move(text));
  return lines;
}

}  // namespace

Table record_table(const std::vector<Record>& records) {
  std::vector<TableColumn> columns;
  const auto place_of = [&columns](const std::string& key) {
    std::size_t place = 0;
    while (place < columns.size() && columns[place].key != key) ++place;
    return place;
  };
  for (const Record& record : records) {
    for (const RecordField& field : record) {
      if (place_of(field.key) == columns.size()) columns.push_back({field.key, field.heading});
    }
  }
  Table table(columns);
  for (const Record& record : records) {
    std::vector<Cell> row(columns.size());
    for (const RecordField& field : record) row[place_of(field.key)] = field.cell;
    table.add(std::move(row));
  }
  return table;
}

void write_record(const Session& session, const Record& record) {
  std::size_t width = 0;
  const auto heading = [&session](const RecordField& field) -> const std::string& {
    return session.language == "zh" ? field.heading.zh : field.heading.en;
  };
  for (const RecordField& field : record) {
    if (field.for_people) width = std::max(width, display_width(heading(field)));
  }
  for (const RecordField& field : record) {
    const std::string text = shown(field.cell, session.language);
    if (!field.for_people || (text.empty() && field.lines.empty())) continue;
    std::string name = heading(field);
    for (const std::string& line : field.lines.empty() ? lines_of(text) : field.lines) {
      session.console.out << padded(name, width) << "  " << printable(line, longest_text) << '\n';
      name.clear();
    }
  }
}

}  // namespace sim
