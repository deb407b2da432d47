#pragma once
#include <vector>

#include "models/xiamen/city.hpp"

namespace xiamen {

/// Rows of the member enterprises of each alliance that runs in `quarter`, alive ones only; by alliance row.
std::vector<std::vector<std::size_t>> members_by_alliance(const City& city, int quarter);

/// The same for alliances past their term too: a joint project once begun stays joint.
std::vector<std::vector<std::size_t>> members_ever(const City& city);

/// Whether the contract runs in `quarter`.
inline bool runs(const Alliances& alliances, std::size_t row, int quarter) {
  return alliances.ends[row] > quarter;
}

}  // namespace xiamen
