#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/core/hash.hpp"

namespace xiamen {

/// A set of keys that is asked often and never listed, so that no order of its own can reach a result: open
/// addressing with linear probing, at most half full. A search takes a step or two where a tree takes
/// fifteen.
class KeySet {
 public:
  /// Whether the key is new.
  bool insert(std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::uint64_t& slot = slots_[place_of(key)];
    if (slot != empty) return false;
    slot = stored(key);
    ++size_;
    return true;
  }
  bool contains(std::uint64_t key) const { return size_ > 0 && slots_[place_of(key)] != empty; }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t empty = 0;
  static std::uint64_t stored(std::uint64_t key) { return key == empty ? ~empty : key; }
  // Where it is, or where it would be.
  std::size_t place_of(std::uint64_t key) const {
    std::size_t place = sim::mix(stored(key)) & (slots_.size() - 1);
    while (slots_[place] != empty && slots_[place] != stored(key)) place = (place + 1) & (slots_.size() - 1);
    return place;
  }
  void grow() {
    const std::vector<std::uint64_t> before = std::move(slots_);
    slots_ = std::vector<std::uint64_t>(before.empty() ? 64 : 2 * before.size(), empty);
    for (const std::uint64_t key : before)
      if (key != empty) slots_[place_of(key)] = key;
  }
  std::vector<std::uint64_t> slots_;  // a power of two
  std::size_t size_ = 0;
};

}  // namespace xiamen
