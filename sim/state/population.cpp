#include "sim/state/population.hpp"

#include <algorithm>

#include "sim/core/parallel.hpp"
#include "sim/core/problem.hpp"
#include "sim/core/room.hpp"

namespace sim {

AnyColumn::AnyColumn(Population& owner, ColumnInfo info) : info_(std::move(info)), owner_(&owner) {
  if (owner.size() != 0) {
    throw RunFailed("column '" + info_.name + "' of '" + owner.name() + "' is declared after the first row");
  }
  const bool taken =
      std::any_of(owner.columns_.begin(), owner.columns_.end(),
                  [this](const AnyColumn* column) { return column->info().name == info_.name; });
  if (taken) throw RunFailed("'" + owner.name() + "' has two columns named '" + info_.name + "'");
  owner.columns_.push_back(this);
}

Population::Population(std::string name) : name_(std::move(name)) {}

void Population::take_room(std::size_t rows) {
  room_ = rows;
  keys_.reserve(rows);
  parallel::for_rows(
      columns_.size(), [&](std::size_t each) { columns_[each]->take_room(rows); }, 1);
}

void Population::reserve(std::size_t rows) {
  if (rows > room_) take_room(rows);
}

void Population::make_room() {
  reserve(larger_room(room_));
}

void Population::keep(std::span<const std::size_t> rows) {
  parallel::for_rows(
      columns_.size(), [&](std::size_t each) { columns_[each]->keep(rows); }, 1);
  for (std::size_t place = 0; place < rows.size(); ++place) keys_[place] = keys_[rows[place]];
  keys_.resize(rows.size());
  if (room_ > larger_room(size()) && room_ - size() > size() / 4) {
    keys_.shrink_to_fit();
    take_room(larger_room(size()));
  }
}

void Population::add_to(Digester& digester) const {
  // The length before each text, so that no two states give the same bytes.
  const auto add_name = [&digester](const std::string& text) {
    const std::uint64_t length = text.size();
    digester.add_values(std::span<const std::uint64_t>(&length, 1));
    digester.add(text);
  };
  const std::uint64_t rows = keys_.size();
  add_name(name_);
  digester.add_values(std::span<const std::uint64_t>(&rows, 1));
  digester.add_values(std::span<const Key>(keys_));
  for (const AnyColumn* const column : columns_) {
    add_name(column->info().name);
    digester.add(column->bytes());
  }
}

}  // namespace sim
