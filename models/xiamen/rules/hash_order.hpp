#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "models/xiamen/entities/project.hpp"

namespace xiamen {

/// The projects in the order of a hash of key and quarter, so that each one's turn depends on no other.
/// `purpose` tells queues of one quarter apart.
inline std::vector<std::size_t> in_order_of_hash(const Projects& projects,
                                                 const std::vector<std::size_t>& rows, int quarter,
                                                 std::uint64_t purpose = 0) {
  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  order.reserve(rows.size());
  for (const std::size_t row : rows) {
    const std::uint64_t turn = sim::combine(projects.key(row), static_cast<std::uint64_t>(quarter));
    order.emplace_back(sim::mix(turn ^ purpose), row);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::size_t> queue;
  queue.reserve(order.size());
  for (const auto& each : order) queue.push_back(each.second);
  return queue;
}

}  // namespace xiamen
