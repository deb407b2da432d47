#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/text.hpp"
#include "sim/state/population.hpp"

/// Agents followed through a run: which tables and columns there are to choose from, and what was recorded of
/// them. Plain data, so that a run can hand it on as bytes.
namespace sim {

/// How the values of a recorded column lie in memory and in a file; all little-endian.
enum class PanelType : std::uint8_t { byte, int32, int64, real };
std::size_t width_of(PanelType type);  ///< bytes of one value
std::string_view name_of(PanelType type);

/// What one value of a column stands for, where the column holds places in a list.
struct PanelWord {
  std::string id;
  Label label;
};

struct PanelColumn {
  std::string name;
  std::string unit;
  std::string meaning;
  PanelType type = PanelType::real;
  std::vector<PanelWord> words = {};  ///< of the values 0, 1, ...; none where the values are numbers
};

/// A table and columns of it: all there are, or those that are chosen.
struct PanelTable {
  std::string entity;
  std::vector<PanelColumn> columns;

  const PanelColumn* find(std::string_view name) const;  ///< null if there is none
};

/// What was recorded of a table: one element of every list per row, rows in the order of quarter and key.
struct PanelRows {
  std::vector<std::int32_t> quarter;  ///< quarters since the initial state
  std::vector<std::int64_t> key;      ///< the bits of the agent's key
  std::vector<std::vector<std::byte>> columns;

  std::size_t size() const { return key.size(); }
  /// Room for the columns of `table`, none of them with a row.
  static PanelRows of(const PanelTable& table);
  /// Puts the rows of `more` behind; both are of the same columns.
  void append(const PanelRows& more) { append(more, 0, more.size()); }
  /// The same with its rows from `first` to before `last`.
  void append(const PanelRows& more, std::size_t first, std::size_t last);
};

/// The value of a row in a recorded column as a number.
double panel_number(PanelType type, std::span<const std::byte> values, std::size_t row);

/// A column that is not part of the state but follows from it, for people who look at agents.
struct DerivedColumn {
  std::string name;
  std::string unit;
  std::string meaning;
  PanelType type = PanelType::real;
  std::function<double(std::size_t row)> value;
};

/// A table as its world shows it to a panel.
struct TableView {
  explicit TableView(const Population& shown) : table(&shown) {}
  const Population* table;
  std::optional<std::vector<std::size_t>> living = std::nullopt;  ///< rows to record; none: every row
  std::vector<DerivedColumn> derived = {};
  std::map<std::string, std::vector<PanelWord>> words = {};  ///< by name of a column
};

/// All columns that can be recorded of a table, as declared, then those derived. Names that every panel has
/// (`reserved_columns`) are left out.
PanelTable recordable(const TableView& view);

/// What a panel itself calls its first columns.
std::span<const std::string_view> reserved_columns();

/// Records the living rows in ascending order of their keys. Money is in CNY. `wanted` are columns of
/// `recordable(view)`; throws RunFailed for another one.
void record(const TableView& view, const PanelTable& wanted, std::int32_t quarter, PanelRows& rows);

}  // namespace sim
