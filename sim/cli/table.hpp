#pragma once
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/core/text.hpp"

namespace sim {

enum class Format { table, csv, json };

/// What a program reads from a cell; std::monostate is "no value": null in JSON, empty in CSV.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct Cell {
  Value value;
  std::string shown = {};  ///< what a table shows for people, where that is not simply the value
};

struct TableColumn {
  enum class Audience { everyone, programs, people };
  std::string key;  ///< the name in JSON and CSV; part of the contract
  Label heading;
  Audience audience = Audience::everyone;
  bool right = false;  ///< aligned to the right, as numbers are
};

using Audience = TableColumn::Audience;

/// Rows for people and programs alike: one declaration, three formats.
class Table {
 public:
  explicit Table(std::vector<TableColumn> columns) : columns_(std::move(columns)) {}
  /// One cell per column; throws RunFailed otherwise.
  void add(std::vector<Cell> row);
  const std::vector<TableColumn>& columns() const { return columns_; }
  const std::vector<std::vector<Cell>>& rows() const { return rows_; }

 private:
  std::vector<TableColumn> columns_;
  std::vector<std::vector<Cell>> rows_;
};

struct TextStyle {
  std::string language = "en";
  bool colour = false;
  std::string indent = {};
  std::size_t widest = 64;  ///< cells beyond it are cut with an ellipsis
};

/// The only orders to a terminal within results.
inline constexpr std::string_view bold_on = "\x1b[1m";
inline constexpr std::string_view bold_off = "\x1b[0m";

/// `text` so that a terminal shows it bold, itself without `colour`.
inline std::string bold(const std::string& text, bool colour) {
  return colour ? std::string(bold_on).append(text).append(bold_off) : text;
}

/// A title on a line of its own.
inline void write_title(const std::string& title, const TextStyle& style, std::ostream& out) {
  out << bold(title, style.colour) << '\n';
}

/// The style of a table under a title.
inline TextStyle indented(TextStyle style) {
  style.indent = "  ";
  style.colour = false;
  return style;
}

/// Columns aligned by display width; headings in `style.language`.
void write_text(const Table& table, const TextStyle& style, std::ostream& out);

/// RFC 4180 with a line of keys. Texts that a spreadsheet would run as a formula get a leading apostrophe.
void write_csv(const Table& table, std::ostream& out);

/// An array of flat objects, one a line. Numbers that are not finite are null.
void write_json(const Table& table, std::ostream& out);

void write(const Table& table, Format format, const TextStyle& style, std::ostream& out);

/// What a cell shows to people.
std::string shown(const Cell& cell, const std::string& language = "en");

/// `text` and `ending`, the text cut with an ellipsis so that both fit into `width` columns: a cell of that
/// width keeps its unit.
std::string with_ending(const std::string& text, const std::string& ending,
                        std::size_t width = TextStyle{}.widest);

/// `text` filled with spaces to `width` columns of a terminal.
std::string padded(std::string_view text, std::size_t width, bool right = false);

/// The lower-case ASCII form of `text`, other characters as they are; for searching.
std::string lowered(std::string_view text);

/// Rows of which a text of some column, whichever audience, contains `search`, without regard to case.
Table matching(const Table& table, std::string_view search);

}  // namespace sim
