#include "models/xiamen/rules/kept_draws.hpp"

#include <gtest/gtest.h>

#include <array>

namespace xiamen {
namespace {

// Row 1 is drawn once in 2021 and once in 2022; row 2, which comes later in 2021, when it is asked for.
TEST(KeptDraws, AreDrawnOnceAYear) {
  KeptDraws draws;
  int drawn = 0;
  const auto draw = [&drawn] { return static_cast<double>(++drawn); };
  draws.begin(2021, 2);
  EXPECT_EQ(draws.of(1, draw), 1.0);
  draws.begin(2021, 3);
  EXPECT_EQ(draws.of(1, draw), 1.0);
  EXPECT_EQ(draws.of(2, draw), 2.0);
  draws.begin(2022, 3);
  EXPECT_EQ(draws.of(1, draw), 3.0);
}

// Of rows 0 to 2, row 1 goes: what 0 and 2 have drawn goes with them to rows 0 and 1; row 2 is a new one.
TEST(KeptDraws, FollowTheRowsThatAreKept) {
  KeptDraws draws;
  int drawn = 0;
  const auto draw = [&drawn] { return static_cast<double>(++drawn); };
  draws.begin(KeptDraws::lifelong, 3);
  EXPECT_EQ(draws.of(0, draw), 1.0);
  EXPECT_EQ(draws.of(1, draw), 2.0);
  EXPECT_EQ(draws.of(2, draw), 3.0);
  draws.keep(std::array<std::size_t, 2>{0, 2});
  draws.begin(KeptDraws::lifelong, 3);
  EXPECT_EQ(draws.of(0, draw), 1.0);
  EXPECT_EQ(draws.of(1, draw), 3.0);
  EXPECT_EQ(draws.of(2, draw), 4.0);
}

}  // namespace
}  // namespace xiamen
