#pragma once
#include <vector>

namespace xiamen::test {

/// Mean and variance of a sample.
class Moments {
 public:
  void add(double value) { values_.push_back(value); }
  double mean() const {
    double sum = 0;
    for (const double each : values_) sum += each;
    return sum / static_cast<double>(values_.size());
  }
  double variance() const {
    const double centre = mean();
    double sum = 0;
    for (const double each : values_) sum += (each - centre) * (each - centre);
    return sum / static_cast<double>(values_.size() - 1);
  }

 private:
  std::vector<double> values_;
};

}  // namespace xiamen::test
