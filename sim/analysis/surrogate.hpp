#pragma once
#include <cstddef>
#include <memory>
#include <vector>

namespace sim {

/// A place in the unit cube: 0 is the lower end of a range, 1 the upper.
using Place = std::vector<double>;

/// Places that fill the unit cube evenly: the points of a Sobol' sequence after its first, which is a corner.
/// Throws InvalidInput for more dimensions than the sequence has.
std::vector<Place> space_filling(std::size_t dimensions, std::size_t count);

/// A Gaussian process through a few known values of one smooth response (Rasmussen & Williams 2006, chapter
/// 2), by OpenTURNS: a linear trend, a Matérn covariance with a length for each dimension, and a nugget for
/// what is rough, all of greatest likelihood. Deterministic: the same values give the same process.
class Surrogate {
 public:
  struct Prediction {
    double mean = 0;
    double deviation = 0;
  };

  /// `places` are distinct and as many as `values`, at least two more than there are dimensions; throws
  /// InvalidInput otherwise.
  Surrogate(const std::vector<Place>& places, const std::vector<double>& values);
  ~Surrogate();
  Surrogate(Surrogate&&) noexcept;

  /// One prediction for each place.
  std::vector<Prediction> at(const std::vector<Place>& places) const;

  /// From `start` on, the place in the unit cube with the highest mean of `value` where the mean of `cost` is
  /// at most `most`, by COBYLA (Powell 1994). `start` itself where the search finds none.
  static Place climb(const Surrogate& value, const Surrogate& cost, double most, const Place& start);

 private:
  struct Process;
  std::unique_ptr<Process> process_;
};

}  // namespace sim
