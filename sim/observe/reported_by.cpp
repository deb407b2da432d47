#include "sim/observe/reported_by.hpp"

#include <algorithm>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

/// Where each cell of the observable in `table` stands in `series`; the last axis runs fastest in both.
std::vector<std::size_t> cells_in(const Trajectory& series, const ObservableTable& table,
                                  const Observable& observable) {
  std::vector<std::size_t> cells = {0};
  for (const std::string& axis : observable.axes) {
    const std::size_t length = series.table().axis(axis).ids.size();
    std::vector<std::size_t> longer;
    for (const std::size_t cell : cells) {
      for (const std::string& id : table.axis(axis).ids) {
        const auto place = series.position(axis, id);
        if (!place) throw RunFailed("a series lacks '" + id + "' of the axis '" + axis + "'");
        longer.push_back(cell * length + *place);
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

}  // namespace

ObservableTable only_named(const ObservableTable& table, const std::vector<std::string>& names) {
  for (const std::string& name : names) table.require(name);
  const auto named = [&names](const Observable& one) {
    return std::find(names.begin(), names.end(), one.name) != names.end();
  };
  ObservableTable chosen;
  for (const Axis& axis : table.axes()) {
    const bool needed = std::any_of(table.rows().begin(), table.rows().end(), [&](const Observable& one) {
      return named(one) && std::find(one.axes.begin(), one.axes.end(), axis.name) != one.axes.end();
    });
    if (needed) chosen.add_axis(axis);
  }
  for (const Observable& one : table.rows()) {
    if (named(one)) chosen.add(one);
  }
  return chosen;
}

Trajectory reported_by(const Trajectory& series, const std::shared_ptr<const ObservableTable>& table) {
  Trajectory result(table, series.first(), series.last());
  for (std::size_t row = 0; row < table->rows().size(); ++row) {
    const ObservableId own(row);
    const ObservableId there = series.table().require((*table)[own].name);
    const std::vector<std::size_t> cells = cells_in(series, *table, (*table)[own]);
    for (Quarter quarter = series.first(); quarter <= series.last(); quarter = quarter + 1) {
      for (std::size_t cell = 0; cell < cells.size(); ++cell)
        result.set(own, quarter, series.get(there, quarter, cells[cell]), cell);
    }
  }
  return result;
}

}  // namespace sim
