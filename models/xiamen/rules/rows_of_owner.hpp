#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace xiamen {

/// Rows of a table by the enterprise or project that they name, so that nobody looks through all for those of
/// one.
class RowsOfOwner {
 public:
  /// Of `rows`, those for which `counts(row)`; `owner(row)` is the row of whom they name.
  template <class Owner, class Counts>
  RowsOfOwner(const std::vector<std::size_t>& rows, Owner owner, Counts counts) {
    for (const std::size_t row : rows) {
      if (counts(row)) by_owner_.emplace_back(owner(row), row);
    }
    std::stable_sort(by_owner_.begin(), by_owner_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  /// In the order in which they were given.
  std::vector<std::size_t> of(std::size_t owner) const {
    const auto wanted = static_cast<std::int32_t>(owner);
    auto place = std::lower_bound(by_owner_.begin(), by_owner_.end(), wanted,
                                  [](const auto& each, std::int32_t other) { return each.first < other; });
    std::vector<std::size_t> rows;
    for (; place != by_owner_.end() && place->first == wanted; ++place) rows.push_back(place->second);
    return rows;
  }

 private:
  std::vector<std::pair<std::int32_t, std::size_t>> by_owner_;
};

}  // namespace xiamen
