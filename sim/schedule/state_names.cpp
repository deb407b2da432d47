#include "sim/schedule/state_names.hpp"

#include <algorithm>

namespace sim {
namespace {

std::string_view column_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

}  // namespace

std::vector<std::string> state_names(std::initializer_list<std::string_view> tables) {
  std::vector<std::string> names;
  for (const std::string_view item : tables) {
    const std::size_t colon = item.find(": ");
    const std::string table(item.substr(0, colon));
    if (colon == std::string_view::npos) {
      names.push_back(table);
      continue;
    }
    std::string_view columns = item.substr(colon + 2);
    while (!columns.empty()) {
      const std::size_t end = std::min(columns.find(", "), columns.size());
      names.push_back(table + "." + std::string(columns.substr(0, end)));
      columns.remove_prefix(std::min(end + 2, columns.size()));
    }
  }
  return names;
}

std::string_view table_of(std::string_view name) {
  return name.substr(0, name.find('.'));
}

bool declares(std::string_view declared, std::string_view name) {
  if (declared == name) return true;
  return column_of(declared) == "*" && !column_of(name).empty() && table_of(declared) == table_of(name);
}

bool declares(const std::vector<std::string>& declared, std::string_view name) {
  return std::any_of(declared.begin(), declared.end(),
                     [&](const std::string& each) { return declares(each, name); });
}

bool reaches(std::string_view written, std::string_view read) {
  if (table_of(written) != table_of(read)) return false;
  if (column_of(written).empty()) return true;
  return declares(written, read) || declares(read, written);
}

std::vector<std::string> reached(const std::vector<std::string>& written,
                                 const std::vector<std::string>& read) {
  std::vector<std::string> names;
  for (const std::string& name : read) {
    const bool seen = std::any_of(written.begin(), written.end(),
                                  [&](const std::string& each) { return reaches(each, name); });
    if (seen) names.push_back(name);
  }
  return names;
}

std::vector<std::string> by_table(const std::vector<std::string>& names, std::string_view rows_word) {
  std::vector<std::string> tables;
  std::vector<std::string> texts;
  for (const std::string& name : names) {
    const std::string table(table_of(name));
    const std::string column(column_of(name));
    const std::string part = column.empty() ? std::string(rows_word) : column;
    const auto known = std::find(tables.begin(), tables.end(), table);
    if (known != tables.end()) {
      texts[static_cast<std::size_t>(known - tables.begin())] += ", " + part;
    } else {
      tables.push_back(table);
      texts.push_back(table + ": " + part);
    }
  }
  return texts;
}

}  // namespace sim
