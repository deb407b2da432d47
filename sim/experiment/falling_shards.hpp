#pragma once
#include <cstddef>
#include <vector>

#include "sim/experiment/shard.hpp"

namespace sim {

/// The runs of scenarios × replicates in pieces for `ranks` to draw, one after another, the large ones first:
/// each is half of what a rank would get of the runs that are left, whole replicates while it is that large
/// (they share a past), and in the end as many runs as a rank has `threads`. So ranks end together, however
/// uneven runs and machines are, for few pieces (guided self-scheduling: Polychronopoulos and Kuck 1987,
/// IEEE Transactions on Computers 36(12)).
std::vector<Shard> falling_shards(std::size_t scenarios, std::size_t replicates, std::size_t ranks,
                                  std::size_t threads);

}  // namespace sim
