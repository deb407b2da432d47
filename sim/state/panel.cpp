#include "sim/state/panel.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

static_assert(std::endian::native == std::endian::little, "recorded values are little-endian");

template <class T>
void put(T value, std::vector<std::byte>& bytes) {
  const std::size_t old = bytes.size();
  bytes.resize(old + sizeof value);
  std::memcpy(bytes.data() + old, &value, sizeof value);
}

template <class T>
T get(std::span<const std::byte> bytes, std::size_t row) {
  T value{};
  std::memcpy(&value, bytes.data() + row * sizeof value, sizeof value);
  return value;
}

/// All NaN are the same NaN, so that equal runs give equal bytes.
double canonical(double value) {
  return std::isnan(value) ? not_a_number : value;
}

void put_number(PanelType type, double value, std::vector<std::byte>& bytes) {
  switch (type) {
    case PanelType::byte:
      put(static_cast<std::uint8_t>(value), bytes);
      break;
    case PanelType::int32:
      put(static_cast<std::int32_t>(value), bytes);
      break;
    case PanelType::int64:
      put(static_cast<std::int64_t>(value), bytes);
      break;
    case PanelType::real:
      put(canonical(value), bytes);
      break;
  }
}

PanelType type_of(const AnyColumn& column) {
  const std::string& type = column.info().type;
  if (type == "double" || type == "money") return PanelType::real;
  if (type == "byte") return PanelType::byte;
  const bool wide = type == "key" || dynamic_cast<const Column<std::int64_t>*>(&column) != nullptr;
  return wide ? PanelType::int64 : PanelType::int32;  // an index of a row is one of 32 bits
}

/// Money and reals as numbers, all else bit by bit: a key does not fit into a double.
void copy(const AnyColumn& column, std::span<const std::size_t> rows, std::vector<std::byte>& bytes) {
  const PanelType type = type_of(column);
  if (type == PanelType::real) {
    for (const std::size_t row : rows) put_number(type, column.number(row), bytes);
    return;
  }
  const std::span<const std::byte> values = column.bytes();
  const std::size_t width = width_of(type);
  for (const std::size_t row : rows) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(row * width);
    bytes.insert(bytes.end(), first, first + static_cast<std::ptrdiff_t>(width));
  }
}

/// Rows to record, in ascending order of their keys.
std::vector<std::size_t> rows_by_key(const TableView& view) {
  std::vector<std::size_t> rows;
  if (view.living) {
    rows = *view.living;
  } else {
    rows.resize(view.table->size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
  }
  const auto key = [&](std::size_t row) { return std::bit_cast<std::int64_t>(view.table->key(row)); };
  std::sort(rows.begin(), rows.end(), [&](std::size_t left, std::size_t right) {
    return key(left) != key(right) ? key(left) < key(right) : left < right;
  });
  return rows;
}

}  // namespace

std::size_t width_of(PanelType type) {
  switch (type) {
    case PanelType::byte:
      return sizeof(std::uint8_t);
    case PanelType::int32:
      return sizeof(std::int32_t);
    case PanelType::int64:
      return sizeof(std::int64_t);
    case PanelType::real:
      break;
  }
  return sizeof(double);
}

std::string_view name_of(PanelType type) {
  switch (type) {
    case PanelType::byte:
      return "byte";
    case PanelType::int32:
      return "int32";
    case PanelType::int64:
      return "int64";
    case PanelType::real:
      break;
  }
  return "real";
}

const PanelColumn* PanelTable::find(std::string_view name) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [name](const PanelColumn& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

PanelRows PanelRows::of(const PanelTable& table) {
  PanelRows rows;
  rows.columns.resize(table.columns.size());
  return rows;
}

namespace {

/// Elements of `size` values each.
template <class T>
void append_part(std::vector<T>& list, const std::vector<T>& more, std::size_t first, std::size_t last,
                 std::size_t size = 1) {
  list.insert(list.end(), more.begin() + static_cast<std::ptrdiff_t>(first * size),
              more.begin() + static_cast<std::ptrdiff_t>(last * size));
}

}  // namespace

void PanelRows::append(const PanelRows& more, std::size_t first, std::size_t last) {
  if (first == last) return;
  append_part(quarter, more.quarter, first, last);
  append_part(key, more.key, first, last);
  for (std::size_t column = 0; column < columns.size(); ++column)
    append_part(columns[column], more.columns.at(column), first, last,
                more.columns[column].size() / more.size());
}

double panel_number(PanelType type, std::span<const std::byte> values, std::size_t row) {
  switch (type) {
    case PanelType::byte:
      return get<std::uint8_t>(values, row);
    case PanelType::int32:
      return get<std::int32_t>(values, row);
    case PanelType::int64:
      return static_cast<double>(get<std::int64_t>(values, row));
    case PanelType::real:
      break;
  }
  return get<double>(values, row);
}

std::span<const std::string_view> reserved_columns() {
  static constexpr std::array<std::string_view, 5> names = {"row", "scenario", "replicate", "time", "key"};
  return names;
}

PanelTable recordable(const TableView& view) {
  PanelTable table{view.table->name(), {}};
  const auto add = [&](PanelColumn column) {
    const std::span<const std::string_view> reserved = reserved_columns();
    if (std::find(reserved.begin(), reserved.end(), column.name) != reserved.end()) return;
    if (const auto words = view.words.find(column.name); words != view.words.end())
      column.words = words->second;
    table.columns.push_back(std::move(column));
  };
  for (const AnyColumn* const column : view.table->columns()) {
    const ColumnInfo& info = column->info();
    add({info.name, info.unit, info.meaning, type_of(*column)});
  }
  for (const DerivedColumn& column : view.derived)
    add({column.name, column.unit, column.meaning, column.type});
  return table;
}

void record(const TableView& view, const PanelTable& wanted, std::int32_t quarter, PanelRows& rows) {
  const std::vector<std::size_t> living = rows_by_key(view);
  rows.quarter.insert(rows.quarter.end(), living.size(), quarter);
  for (const std::size_t row : living) rows.key.push_back(std::bit_cast<std::int64_t>(view.table->key(row)));
  for (std::size_t place = 0; place < wanted.columns.size(); ++place) {
    const PanelColumn& column = wanted.columns[place];
    const auto named = [&column](const auto& other) { return other.name == column.name; };
    const auto stored = view.table->columns();
    const auto found = std::find_if(stored.begin(), stored.end(),
                                    [&](const AnyColumn* other) { return named(other->info()); });
    if (found != stored.end()) {
      copy(**found, living, rows.columns.at(place));
      continue;
    }
    const auto derived = std::find_if(view.derived.begin(), view.derived.end(), named);
    if (derived == view.derived.end())
      throw RunFailed("'" + wanted.entity + "' has no column '" + column.name + "' to record");
    for (const std::size_t row : living) put_number(column.type, derived->value(row), rows.columns.at(place));
  }
}

}  // namespace sim
