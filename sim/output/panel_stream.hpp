#pragma once
#include <cstring>
#include <string>
#include <string_view>

#include "sim/state/panel.hpp"

/// Panels as plain bytes, for every stream that knows `number`, `text` and `each`: what leaves the reading
/// child, the digest of a study's content, and the parts of an unfinished study.
namespace sim {

/// A list of plain values goes as one text: quick, however long it is.
template <class Out, class T>
void put_plain(Out& out, const std::vector<T>& values) {
  out.text(std::string_view(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
}

template <class T, class In>
std::vector<T> get_plain(In& in) {
  const std::string bytes = in.text();
  if (bytes.size() % sizeof(T) != 0) in.damaged();
  std::vector<T> values(bytes.size() / sizeof(T));
  if (!bytes.empty()) std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

template <class Out>
void put_panel_table(Out& out, const PanelTable& table) {
  out.text(table.entity);
  out.each(table.columns, [&](const PanelColumn& column) {
    for (const std::string* text : {&column.name, &column.unit, &column.meaning}) out.text(*text);
    out.number(static_cast<std::uint64_t>(column.type));
    out.each(column.words, [&](const PanelWord& word) {
      for (const std::string* text : {&word.id, &word.label.en, &word.label.zh}) out.text(*text);
    });
  });
}

template <class In>
PanelTable get_panel_table(In& in) {
  PanelTable table;
  table.entity = in.text();
  in.each(40, [&] {
    PanelColumn column;
    for (std::string* text : {&column.name, &column.unit, &column.meaning}) *text = in.text();
    const std::uint64_t type = in.number();
    if (type > static_cast<std::uint64_t>(PanelType::real)) in.damaged();
    column.type = static_cast<PanelType>(type);
    in.each(24, [&] {
      PanelWord word;
      for (std::string* text : {&word.id, &word.label.en, &word.label.zh}) *text = in.text();
      column.words.push_back(std::move(word));
    });
    table.columns.push_back(std::move(column));
  });
  return table;
}

template <class Out>
void put_panel_rows(Out& out, const PanelRows& rows) {
  put_plain(out, rows.quarter);
  put_plain(out, rows.key);
  out.each(rows.columns, [&](const std::vector<std::byte>& column) { put_plain(out, column); });
}

/// Rows of `table`; `damaged` for those of another one.
template <class In>
PanelRows get_panel_rows(In& in, const PanelTable& table) {
  PanelRows rows;
  rows.quarter = get_plain<std::int32_t>(in);
  rows.key = get_plain<std::int64_t>(in);
  in.each(8, [&] { rows.columns.push_back(get_plain<std::byte>(in)); });
  bool whole = rows.quarter.size() == rows.size() && rows.columns.size() == table.columns.size();
  for (std::size_t column = 0; whole && column < rows.columns.size(); ++column)
    whole = rows.columns[column].size() == rows.size() * width_of(table.columns[column].type);
  if (!whole) in.damaged();
  return rows;
}

}  // namespace sim
