#pragma once
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "sim/core/room.hpp"

namespace xiamen {

/// Random numbers that a row has for a year or for life, so that they are drawn once and not every quarter.
/// They follow from keys alone, so this is no state.
class KeptDraws {
 public:
  static constexpr int lifelong = 0;

  /// To be called before `of` in each quarter, with the year (or `lifelong`) and the rows of the table as it
  /// is now.
  void begin(int year, std::size_t rows) {
    if (year != year_) values_.clear();
    year_ = year;
    sim::resize_with_room(values_, rows, unknown);
  }
  /// The row's number; `draw()` gives it the first time.
  template <class Draw>
  double of(std::size_t row, Draw draw) {
    double& value = values_[row];
    if (value == unknown) value = draw();
    return value;
  }
  /// The table has dropped all rows but these, ascending.
  void keep(std::span<const std::size_t> rows) {
    std::size_t place = 0;
    for (const std::size_t row : rows)
      if (row < values_.size()) values_[place++] = values_[row];
    values_.resize(place);
  }

 private:
  static constexpr double unknown = std::numeric_limits<double>::infinity();
  int year_ = lifelong;
  std::vector<double> values_;
};

}  // namespace xiamen
