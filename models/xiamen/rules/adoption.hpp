#pragma once
#include <algorithm>

#include "sim/core/math.hpp"

/// What an enterprise gains by adopting a technology, and how it hears of it.
namespace xiamen {

/// Chance a year to hear of a technology that a share of the sector uses: 1 - exp(-(discovery + contact x
/// share)) (Bass 1969).
inline double chance_to_hear(double discovery, double contact, double share) {
  return 1.0 - sim::exp(-(discovery + contact * share));
}

/// Operating cost saved a year, share of sales: median x exp(deviation x z), at most `most`.
inline double adoption_gain(double median, double deviation, double z, double most) {
  return std::min(most, median * sim::exp(deviation * z));
}

/// Present value of a saving of 1 a year that ends with a constant chance: 1 / (discount rate + chance).
inline double worth_of_saving(double discount_rate, double obsolescence) {
  return 1.0 / std::max(1e-3, discount_rate + obsolescence);
}

/// Cost of a level, CNY: each costs twice the one below.
inline double adoption_cost(double first_level, int level) {
  return level > 1 ? 2.0 * first_level : first_level;
}

}  // namespace xiamen
