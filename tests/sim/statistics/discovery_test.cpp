#include "sim/statistics/discovery.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

using Found = std::vector<bool>;

// Sorted 0.01, 0.03, 0.04, 0.5 of four tests at 10 %: allowed are 0.025, 0.05, 0.075, 0.1, so three are
// found, also the second one, which is above its own share of 5 %.
TEST(Discoveries, FourTestsByHand) {
  EXPECT_EQ(discoveries(std::vector{0.04, 0.01, 0.5, 0.03}, 0.1), (Found{true, true, false, true}));
  EXPECT_EQ(discoveries(std::vector{0.06, 0.09, 0.5, 0.03}, 0.1), (Found{false, false, false, false}));
}

TEST(Discoveries, WhatIsNoTestDoesNotCount) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(discoveries(std::vector{0.09, none, none}, 0.1), (Found{true, false, false}));
  EXPECT_EQ(discoveries(std::vector{0.09, 0.9, 0.9}, 0.1), (Found{false, false, false}));
  EXPECT_TRUE(discoveries({}, 0.1).empty());
  EXPECT_THROW(discoveries(std::vector{0.5}, 0.0), InvalidInput);
}

// 200 tables of 50 tests, of which 10 have something to find: the share of false ones among those found is on
// average 40/50 x 10 % = 8 %. Its standard error over the tables is about 0.9 %.
TEST(Discoveries, FalseOnesKeepTheRate) {
  const Stream luck = RandomSource(11, 1).lifelong("discoveries");
  double share = 0;
  constexpr int tables = 200;
  for (int table = 0; table < tables; ++table) {
    std::vector<double> chances;
    for (unsigned test = 0; test < 50; ++test) {
      const double uniform = luck.uniform(static_cast<Key>(table), test);
      chances.push_back(test < 10 ? uniform * uniform * uniform * uniform : uniform);
    }
    const Found found = discoveries(chances, 0.1);
    const auto all = std::count(found.begin(), found.end(), true);
    const auto wrong = std::count(found.begin() + 10, found.end(), true);
    share += all > 0 ? static_cast<double>(wrong) / static_cast<double>(all) : 0.0;
  }
  EXPECT_NEAR(share / tables, 0.08, 0.03);
}

}  // namespace
}  // namespace sim
