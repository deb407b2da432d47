#include "models/xiamen/rules/yearly_draws.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

// Row 1 is drawn once in 2021 and once in 2022; row 2, which comes later in 2021, when it is asked for.
TEST(YearlyDraws, AreDrawnOnceAYear) {
  YearlyDraws draws;
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

}  // namespace
}  // namespace xiamen
