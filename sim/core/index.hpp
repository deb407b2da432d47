#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

namespace sim {

/// The position of a row in the table that `Tag` names. An index of one table is no index of another.
template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t position) : position_(static_cast<std::int32_t>(position)) {}

  static constexpr Index none() { return Index(); }
  constexpr bool exists() const { return position_ >= 0; }
  constexpr std::size_t position() const { return static_cast<std::size_t>(position_); }

  friend constexpr auto operator<=>(Index, Index) = default;

 private:
  std::int32_t position_ = -1;
};

}  // namespace sim
