#pragma once
#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace sim {

/// The room that follows on `room` when that is full: twice as much while it is small, then by quarters,
/// beyond a million by sixteenths, and beyond four by sixty-fourths. Twice as much would be memory for nobody
/// in a large table, and whoever copies a run would copy it.
constexpr std::size_t larger_room(std::size_t room) {
  constexpr std::size_t small = std::size_t{1} << 10;
  constexpr std::size_t large = std::size_t{1} << 20;
  constexpr std::size_t huge = std::size_t{1} << 22;
  return room < small ? 2 * room + 16 : room + room / (room < large ? 4 : room < huge ? 16 : 64);
}

/// `value` at the end of a list that may become long.
template <class T>
void append_with_room(std::vector<T>& list, std::type_identity_t<T> value) {
  if (list.size() == list.capacity()) list.reserve(larger_room(list.capacity()));
  list.push_back(std::move(value));
}

/// `list` gets `size` elements, those to come at `value`. One that becomes longer again and again gets room
/// as by `append_with_room`.
template <class T>
void resize_with_room(std::vector<T>& list, std::size_t size, T value = T()) {
  if (size > list.capacity()) list.reserve(std::max(size, larger_room(list.capacity())));
  list.resize(size, value);
}

}  // namespace sim
