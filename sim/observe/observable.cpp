#include "sim/observe/observable.hpp"

#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace sim {

std::string_view name_of(Observable::Role role) {
  switch (role) {
    case Observable::Role::input:
      return "input";
    case Observable::Role::administrative:
      return "administrative";
    case Observable::Role::outcome:
      break;
  }
  return "outcome";
}

std::string_view name_of(Observable::Cost cost) {
  switch (cost) {
    case Observable::Cost::outlay:
      return "outlay";
    case Observable::Cost::forgone:
      return "forgone";
    case Observable::Cost::recovery:
      return "recovery";
    case Observable::Cost::held:
      return "held";
    case Observable::Cost::none:
      break;
  }
  return "none";
}

void ObservableTable::add_axis(Axis axis) {
  const bool there =
      std::any_of(axes_.begin(), axes_.end(), [&axis](const Axis& other) { return other.name == axis.name; });
  if (there) throw RunFailed("the axis '" + axis.name + "' is declared twice");
  const bool empty = axis.ids.empty() && axis.entry_kinds.empty() && axis.actor_kinds.empty();
  if (empty || axis.ids.size() != axis.labels.size())
    throw RunFailed("the axis '" + axis.name + "' needs one label per position and at least one position");
  if (std::find(axis.ids.begin(), axis.ids.end(), sum_over_axis) != axis.ids.end())
    throw RunFailed("the axis '" + axis.name + "' has the position 'sum', which stands for all of them");
  axes_.push_back(std::move(axis));
}

ObservableId ObservableTable::add(Observable observable) {
  for (const std::string& name : observable.axes) axis(name);
  const ObservableId id(rows_.size());
  if (!by_name_.emplace(observable.name, id).second)
    throw RunFailed("the observable '" + observable.name + "' is declared twice");
  rows_.push_back(std::move(observable));
  return id;
}

ObservableId ObservableTable::require(std::string_view name) const {
  const ObservableId id = find(name);
  if (!id.exists())
    throw RunFailed("the model has no observable '" + std::string(name) + "'" + suggestion(name, names()));
  return id;
}

ObservableId ObservableTable::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? ObservableId::none() : found->second;
}

const Axis& ObservableTable::axis(std::string_view name) const {
  const auto found =
      std::find_if(axes_.begin(), axes_.end(), [name](const Axis& axis) { return axis.name == name; });
  if (found == axes_.end()) throw RunFailed("the model has no axis '" + std::string(name) + "'");
  return *found;
}

std::size_t ObservableTable::cells(ObservableId id) const {
  std::size_t cells = 1;
  for (const std::string& name : (*this)[id].axes) cells *= axis(name).ids.size();
  return cells;
}

std::vector<std::string> ObservableTable::names() const {
  std::vector<std::string> names;
  names.reserve(rows_.size());
  for (const Observable& row : rows_) names.push_back(row.name);
  return names;
}

Trajectory::Trajectory(std::shared_ptr<const ObservableTable> table, Quarter first, Quarter last)
    : table_(std::move(table)), first_(first), last_(last) {
  if (last < first) throw RunFailed("a trajectory cannot end before it begins");
  const auto quarters = static_cast<std::size_t>(last - first + 1);
  for (std::size_t row = 0; row < table_->rows().size(); ++row) {
    cells_.push_back(table_->cells(ObservableId(row)));
    values_.emplace_back(quarters * cells_.back(), not_a_number);
  }
}

Trajectory::Trajectory(const ObservableTable& table, Quarter first, Quarter last)
    : Trajectory(std::make_shared<const ObservableTable>(table), first, last) {}

std::optional<std::size_t> Trajectory::position(std::string_view axis, std::string_view id) const {
  const std::vector<std::string>& ids = table_->axis(axis).ids;
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end()) return std::nullopt;
  return static_cast<std::size_t>(found - ids.begin());
}

std::size_t Trajectory::place(ObservableId id, Quarter quarter, std::size_t cell) const {
  if (!id.exists() || id.position() >= cells_.size())
    throw RunFailed("a trajectory was asked for an observable that its table lacks");
  if (quarter < first_ || quarter > last_)
    throw RunFailed("a trajectory from " + first_.text() + " to " + last_.text() + " has no " +
                    quarter.text());
  if (cell >= cells_[id.position()])
    throw RunFailed("cell " + std::to_string(cell) + " of an observable with " +
                    std::to_string(cells_[id.position()]) + " cells");
  return static_cast<std::size_t>(quarter - first_) * cells_[id.position()] + cell;
}

void Trajectory::set(ObservableId id, Quarter quarter, double value, std::size_t cell) {
  const std::size_t at = place(id, quarter, cell);
  values_[id.position()][at] = value;
}

double Trajectory::get(ObservableId id, Quarter quarter, std::size_t cell) const {
  const std::size_t at = place(id, quarter, cell);
  return values_[id.position()][at];
}

}  // namespace sim
