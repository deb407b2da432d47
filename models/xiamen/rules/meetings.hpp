#pragma once
#include <vector>

#include "models/xiamen/city.hpp"

/// The one channel of meetings: how many candidates somebody who seeks looks at. The step in which it seeks
/// asks here for one more candidate, and decides about it as about any other.
namespace xiamen {

/// The entries that bring a counterpart and still have a meeting, at the time of asking.
class Meetings {
 public:
  /// `luck` is a lifelong stream: who takes part does so for life.
  Meetings(City& city, Counterpart counterpart, const sim::Stream& luck);

  bool on_offer() const;
  /// Rows of the entries of this counterpart, in the order of the catalogue.
  const std::vector<std::size_t>& rows() const { return rows_; }
  bool serve(std::size_t row, std::size_t sector) const;
  bool left(std::size_t row) const { return city_.signals.places[row] >= 1.0; }
  bool takes_part(std::size_t row, std::size_t enterprise) const;

  /// Holds one meeting and pays for it. False, and nothing happens, where none is left or the enterprise
  /// cannot pay its part.
  bool hold(std::size_t row, std::size_t enterprise);
  void agree(std::size_t row) { ++city_.signals.agreed[row]; }

 private:
  City& city_;
  sim::Stream luck_;
  std::vector<std::size_t> rows_;
};

/// Chance of agreement with one candidate, if `own` candidates a quarter give `chance` together.
double chance_of_one(double chance, double own);

}  // namespace xiamen
