#include "models/xiamen/rules/key_set.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(KeySet, KnowsWhatItWasGiven) {
  KeySet set;
  EXPECT_FALSE(set.contains(0));
  EXPECT_TRUE(set.insert(0));
  EXPECT_FALSE(set.insert(0));
  EXPECT_TRUE(set.contains(0));
  for (std::uint64_t key = 1; key < 10000; ++key) {
    EXPECT_FALSE(set.contains(key * key));
    EXPECT_TRUE(set.insert(key * key));
  }
  for (std::uint64_t key = 0; key < 10000; ++key) EXPECT_TRUE(set.contains(key * key));
  EXPECT_FALSE(set.contains(2));
  EXPECT_EQ(set.size(), 10000U);
}

}  // namespace
}  // namespace xiamen
