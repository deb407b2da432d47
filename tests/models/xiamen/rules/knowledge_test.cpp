#include "models/xiamen/rules/knowledge.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(Knowledge, KeepsWhatDoesNotFadeAndTakesTheInflow) {
  EXPECT_DOUBLE_EQ(next_knowledge(1000.0, 50.0, 0.1), 950.0);
  EXPECT_DOUBLE_EQ(next_knowledge(0.0, 50.0, 0.1), 50.0);
}

TEST(Absorption, IsAHalfAtTheHalfPoint) {
  EXPECT_DOUBLE_EQ(absorption(2e6, 2e6), 0.5);
  EXPECT_DOUBLE_EQ(absorption(6e6, 2e6), 0.75);
  EXPECT_EQ(absorption(0.0, 2e6), 0.0);
  EXPECT_EQ(absorption(0.0, 0.0), 0.0);
}

}  // namespace
}  // namespace xiamen
