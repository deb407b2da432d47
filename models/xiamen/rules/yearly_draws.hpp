#pragma once
#include <cstddef>
#include <limits>
#include <vector>

namespace xiamen {

/// Random numbers that a row has for a year, so that they are drawn once and not every quarter. They follow
/// from keys alone, so this is no state.
class YearlyDraws {
 public:
  /// To be called before `of` in each quarter; `rows` of the table as it is now.
  void begin(int year, std::size_t rows) {
    if (year != year_) values_.clear();
    year_ = year;
    values_.resize(rows, unknown);
  }
  /// The row's number; `draw()` gives it the first time.
  template <class Draw>
  double of(std::size_t row, Draw draw) {
    double& value = values_[row];
    if (value == unknown) value = draw();
    return value;
  }

 private:
  static constexpr double unknown = std::numeric_limits<double>::infinity();
  int year_ = 0;
  std::vector<double> values_;
};

}  // namespace xiamen
