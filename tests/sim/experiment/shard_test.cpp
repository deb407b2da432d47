#include "sim/experiment/shard.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

std::string runs_of(const sim::Shard& shard, std::size_t scenarios, std::size_t replicates) {
  std::string text;
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
      if (shard.holds(scenario, replicate, scenarios, replicates))
        text += std::to_string(scenario) + "." + std::to_string(replicate) + " ";
    }
  }
  return text;
}

// Two scenarios of three replicates over four: six runs in pieces of one or two.
TEST(Shard, KeepsReplicatesTogether) {
  EXPECT_EQ(runs_of({1, 4}, 2, 3), "0.0 ");
  EXPECT_EQ(runs_of({2, 4}, 2, 3), "1.0 0.1 ");
  EXPECT_EQ(runs_of({3, 4}, 2, 3), "1.1 ");
  EXPECT_EQ(runs_of({4, 4}, 2, 3), "0.2 1.2 ");
}

TEST(Shard, EachRunIsInExactlyOne) {
  for (std::size_t count = 1; count <= 40; ++count) {
    for (std::size_t scenario = 0; scenario < 3; ++scenario) {
      for (std::size_t replicate = 0; replicate < 7; ++replicate) {
        std::size_t holders = 0;
        for (std::size_t number = 1; number <= count; ++number)
          holders += sim::Shard{number, count}.holds(scenario, replicate, 3, 7) ? 1U : 0U;
        EXPECT_EQ(holders, 1U) << count << ": " << scenario << "." << replicate;
      }
    }
  }
}

}  // namespace
