#include "sim/experiment/falling_shards.hpp"

#include <algorithm>

namespace sim {

std::vector<Shard> falling_shards(std::size_t scenarios, std::size_t replicates, std::size_t ranks,
                                  std::size_t threads) {
  const std::size_t runs = scenarios * replicates;
  std::vector<Shard> shards;
  for (std::size_t begun = 0; begun < runs;) {
    const std::size_t left = runs - begun;
    std::size_t size = left / (2 * ranks);
    if (size > scenarios) size -= size % scenarios;
    size = std::min(std::max(size, threads), left);
    shards.push_back({begun + 1, runs, true, size});
    begun += size;
  }
  return shards;
}

}  // namespace sim
