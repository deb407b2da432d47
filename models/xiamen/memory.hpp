#pragma once
#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

#include "models/xiamen/entities/vocabulary.hpp"
#include "models/xiamen/rules/key_set.hpp"
#include "sim/core/room.hpp"
#include "sim/random/random.hpp"

namespace xiamen {

/// What the observing step must know of earlier quarters and the tables do not hold: who was tied to whom,
/// from whom a result came, through which programme a product sold, and who got public money within a year.
/// Steps write it where it happens, also in the warm-up; only `observe_city` reads it, so it is no state.
class Memory {
 public:
  /// Two parties begin a contract of this kind.
  void tie(Network network, sim::Key one, sim::Key other) {
    const std::uint64_t pair = pair_of(network, one, other);
    if (!met_.insert(pair)) met_again_.insert(pair);
  }
  /// Whether they began one more than once.
  bool tied_before(Network network, sim::Key one, sim::Key other) const {
    return met_again_.contains(pair_of(network, one, other));
  }

  /// The institute of a result that was taken up, and the programme of a product's first order.
  std::map<sim::Key, sim::Key> institute_of, programme_of;

  /// Public money paid to an enterprise this quarter.
  void support(std::size_t enterprise, double yuan) {
    std::vector<double>& paid = support_[quarter_ % support_.size()];
    if (paid.size() <= enterprise) sim::resize_with_room(paid, enterprise + 1);
    paid[enterprise] += yuan;
    paid_ += yuan;
  }
  /// To all of them.
  double paid_this_quarter() const { return paid_; }
  /// By row of the enterprises, within four quarters, this one included.
  std::vector<double> support_of_a_year(std::size_t enterprises) const {
    std::vector<double> year(enterprises, 0.0);
    for (const std::vector<double>& paid : support_) {
      const std::size_t rows = std::min(enterprises, paid.size());
      for (std::size_t row = 0; row < rows; ++row) year[row] += paid[row];
    }
    return year;
  }
  void begin_quarter() {
    ++quarter_;
    paid_ = 0;
    support_[quarter_ % support_.size()].clear();
  }
  /// The table of enterprises has dropped all rows but these, ascending.
  void keep_enterprises(std::span<const std::size_t> rows) {
    for (std::vector<double>& paid : support_) {
      std::size_t place = 0;
      for (const std::size_t row : rows)
        if (row < paid.size()) paid[place++] = paid[row];
      paid.resize(place);
    }
  }

 private:
  static std::uint64_t pair_of(Network network, sim::Key one, sim::Key other) {
    const std::uint64_t pair = sim::combine(std::min(one, other), std::max(one, other));
    return sim::combine(pair, static_cast<std::uint64_t>(network));
  }
  KeySet met_, met_again_;  // pairs
  std::array<std::vector<double>, 4> support_;
  double paid_ = 0;
  std::size_t quarter_ = 0;
};

}  // namespace xiamen
