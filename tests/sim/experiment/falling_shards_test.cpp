#include "sim/experiment/falling_shards.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

std::vector<std::size_t> sizes(std::size_t scenarios, std::size_t replicates, std::size_t ranks,
                               std::size_t threads) {
  std::vector<std::size_t> found;
  for (const sim::Shard& shard : sim::falling_shards(scenarios, replicates, ranks, threads))
    found.push_back(shard.together);
  return found;
}

// Twelve runs for two ranks: a quarter of what is left each time.
TEST(FallingShards, BeginLargeAndEndWithSingleRuns) {
  EXPECT_EQ(sizes(1, 12, 2, 1), (std::vector<std::size_t>{3, 2, 1, 1, 1, 1, 1, 1, 1}));
}

TEST(FallingShards, AreWholeReplicatesWhileLarge) {
  EXPECT_EQ(sizes(3, 8, 2, 1), (std::vector<std::size_t>{6, 3, 3, 3, 2, 1, 1, 1, 1, 1, 1, 1}));
}

TEST(FallingShards, GiveEachThreadOfARankARun) {
  EXPECT_EQ(sizes(1, 21, 2, 4), (std::vector<std::size_t>{5, 4, 4, 4, 4}));
}

TEST(FallingShards, HoldEachRunOnce) {
  for (const std::size_t ranks : {1U, 2U, 3U, 8U, 64U}) {
    for (const std::size_t threads : {1U, 3U, 16U}) {
      for (std::size_t scenario = 0; scenario < 4; ++scenario) {
        for (std::size_t replicate = 0; replicate < 9; ++replicate) {
          std::size_t holders = 0;
          for (const sim::Shard& shard : sim::falling_shards(4, 9, ranks, threads))
            holders += shard.holds(scenario, replicate, 4, 9) ? 1U : 0U;
          EXPECT_EQ(holders, 1U) << ranks << " ranks, " << threads << " threads: " << scenario << "."
                                 << replicate;
        }
      }
    }
  }
}

// Ranks that draw as they come to their ends: with equal runs the last waits for at most one of them; equal
// shards would have it wait for a whole one. A rank of half the speed is no reason to wait longer than for
// one of its runs.
TEST(FallingShards, LetRanksEndTogether) {
  const std::size_t runs = 60;
  for (const double slowness : {1.0, 2.0}) {
    const std::vector<double> seconds = {1.0, slowness};
    std::vector<double> ends = {0, 0};
    for (const sim::Shard& shard : sim::falling_shards(1, runs, 2, 1)) {
      const std::size_t rank = ends[0] <= ends[1] ? 0 : 1;
      ends[rank] += static_cast<double>(shard.together) * seconds[rank];
    }
    const double best = static_cast<double>(runs) / (1 / seconds[0] + 1 / seconds[1]);
    EXPECT_LE(std::max(ends[0], ends[1]), best + slowness);
  }
}

TEST(FallingShards, AreFew) {
  EXPECT_LT(sim::falling_shards(21, 200, 2, 1).size(), 60U);
  EXPECT_LT(sim::falling_shards(1, 1000000, 64, 1).size(), 1500U);
}

}  // namespace
