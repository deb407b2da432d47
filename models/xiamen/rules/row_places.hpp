#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace xiamen {

/// Which rows of a table are still needed, and where they stand once the others are dropped.
class RowPlaces {
 public:
  explicit RowPlaces(std::size_t rows) : place_(rows, gone) {}

  void need(std::size_t row) { place_[row] = 0; }
  /// The same for a column of names, where -1 names nobody.
  void need_if_named(std::int32_t row) {
    if (row >= 0) need(static_cast<std::size_t>(row));
  }
  /// Numbers the rows that are needed from 0 in their order, and returns them.
  std::vector<std::size_t> settle() {
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < place_.size(); ++row) {
      if (place_[row] == gone) continue;
      place_[row] = static_cast<std::int32_t>(kept.size());
      kept.push_back(row);
    }
    return kept;
  }

  /// The new number of a row, -1 if it is gone.
  std::int32_t of(std::size_t row) const { return place_[row]; }
  /// How many rows are left of the first `rows`.
  std::size_t before(std::size_t rows) const {
    std::size_t left = 0;
    for (std::size_t row = 0; row < rows; ++row) left += place_[row] == gone ? 0U : 1U;
    return left;
  }
  /// Numbers anew what names rows; a name of a gone row becomes -1.
  void renumber(std::span<std::int32_t> names) const {
    for (std::int32_t& name : names)
      if (name >= 0) name = of(static_cast<std::size_t>(name));
  }
  /// The same for a list of rows that are all kept.
  void renumber(std::vector<std::size_t>& rows) const {
    for (std::size_t& row : rows) row = static_cast<std::size_t>(of(row));
  }

 private:
  static constexpr std::int32_t gone = -1;
  std::vector<std::int32_t> place_;
};

}  // namespace xiamen
