#include "sim/cli/table.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_cell = 4096;

/// The first characters of `text` that fit into `width` columns.
std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  std::string kept;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    const std::string longer = kept + text.substr(at, next - at);
    if (display_width(longer) + 1 > width) break;
    kept = longer;
    at = next;
  }
  return kept + "…";
}

std::vector<std::size_t> columns_for_people(const Table& table) {
  std::vector<std::size_t> chosen;
  for (std::size_t column = 0; column < table.columns().size(); ++column) {
    if (table.columns()[column].audience != TableColumn::Audience::programs) chosen.push_back(column);
  }
  return chosen;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::add(std::vector<Cell> row) {
  if (row.size() != columns_.size())
    throw RunFailed("a table of " + std::to_string(columns_.size()) + " columns was given a row of " +
                    std::to_string(row.size()));
  rows_.push_back(std::move(row));
}

std::string shown(const Cell& cell, const std::string& language) {
  if (!cell.shown.empty()) return printable(cell.shown, longest_cell);
  struct Show {
    bool chinese;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool value) const {
      if (chinese) return value ? "是" : "否";
      return value ? "yes" : "no";
    }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return std::isfinite(value) ? shortest(value) : ""; }
    std::string operator()(const std::string& value) const { return printable(value, longest_cell); }
  };
  return std::visit(Show{language == "zh"}, cell.value);
}

std::string with_ending(const std::string& text, const std::string& ending, std::size_t width) {
  const std::size_t taken = display_width(ending);
  return cut(text, width > taken ? width - taken : 1) + ending;
}

std::string padded(std::string_view text, std::size_t width, bool right) {
  const std::size_t used = display_width(text);
  const std::string spaces(width > used ? width - used : 0, ' ');
  return right ? spaces + std::string(text) : std::string(text) + spaces;
}

void write_text(const Table& table, const TextStyle& style, std::ostream& out) {
  const std::vector<std::size_t> chosen = columns_for_people(table);
  std::vector<std::vector<std::string>> lines(1);
  for (const std::size_t column : chosen) {
    const Label& heading = table.columns()[column].heading;
    lines[0].push_back(printable(style.language == "zh" ? heading.zh : heading.en, longest_cell));
  }
  for (const std::vector<Cell>& row : table.rows()) {
    lines.emplace_back();
    for (const std::size_t column : chosen)
      lines.back().push_back(cut(shown(row[column], style.language), style.widest));
  }
  std::vector<std::size_t> widths(chosen.size(), 0);
  for (const std::vector<std::string>& line : lines) {
    for (std::size_t at = 0; at < chosen.size(); ++at)
      widths[at] = std::max(widths[at], display_width(line[at]));
  }
  for (std::size_t number = 0; number < lines.size(); ++number) {
    std::string text;
    for (std::size_t at = 0; at < chosen.size(); ++at) {
      text +=
          (at == 0 ? "" : "  ") + padded(lines[number][at], widths[at], table.columns()[chosen[at]].right);
    }
    text = without_trailing_spaces(style.indent + text);
    out << bold(text, style.colour && number == 0) << '\n';
  }
}

void write(const Table& table, Format format, const TextStyle& style, std::ostream& out) {
  switch (format) {
    case Format::csv:
      write_csv(table, out);
      break;
    case Format::json:
      write_json(table, out);
      break;
    case Format::table:
      write_text(table, style, out);
      break;
  }
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

Table matching(const Table& table, std::string_view search) {
  const std::string wanted = lowered(search);
  Table found(table.columns());
  for (const std::vector<Cell>& row : table.rows()) {
    const bool matches = std::any_of(row.begin(), row.end(), [&wanted](const Cell& cell) {
      const std::string* text = std::get_if<std::string>(&cell.value);
      return text != nullptr && lowered(*text).find(wanted) != std::string::npos;
    });
    if (matches) found.add(row);
  }
  return found;
}

}  // namespace sim
