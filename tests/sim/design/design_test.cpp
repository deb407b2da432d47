#include "sim/design/design.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/core/problem.hpp"
#include "sim/random/random.hpp"

namespace sim {
namespace {

/// The star discrepancy of points in the unit square: the worst error of the share of points in a box at the
/// origin; boxes that end at points, open and closed, are all that need be looked at.
double star_discrepancy(const Design& design) {
  std::vector<double> sides[2] = {{1.0}, {1.0}};
  for (std::size_t row = 0; row < design.points(); ++row) {
    for (std::size_t factor = 0; factor < 2; ++factor) sides[factor].push_back(design.at(row, factor));
  }
  double worst = 0;
  for (const double x : sides[0]) {
    for (const double y : sides[1]) {
      double open = 0;
      double closed = 0;
      for (std::size_t row = 0; row < design.points(); ++row) {
        open += design.at(row, 0) < x && design.at(row, 1) < y ? 1 : 0;
        closed += design.at(row, 0) <= x && design.at(row, 1) <= y ? 1 : 0;
      }
      const auto count = static_cast<double>(design.points());
      worst = std::max({worst, std::fabs(open / count - x * y), std::fabs(closed / count - x * y)});
    }
  }
  return worst;
}

Design random_points(std::size_t points, std::uint64_t seed) {
  const Stream luck = RandomSource(seed, 0).lifelong("points of a test");
  Design design{2, {}};
  for (std::size_t row = 0; row < points; ++row) {
    design.coordinates.push_back(luck.uniform(row, 0));
    design.coordinates.push_back(luck.uniform(row, 1));
  }
  return design;
}

TEST(FullGrid, HasEveryLevelWithEveryOtherTheLastFactorFirst) {
  const std::vector<std::size_t> levels{2, 3};
  const Design design = full_grid(levels, 100);
  ASSERT_EQ(design.points(), 6u);
  std::vector<std::pair<std::size_t, std::size_t>> seen;
  for (std::size_t row = 0; row < 6; ++row)
    seen.emplace_back(grid_level(design.at(row, 0), 2), grid_level(design.at(row, 1), 3));
  const std::vector<std::pair<std::size_t, std::size_t>> wanted{{0, 0}, {0, 1}, {0, 2},
                                                                {1, 0}, {1, 1}, {1, 2}};
  EXPECT_EQ(seen, wanted);
  EXPECT_DOUBLE_EQ(design.at(0, 0), 0.25);
  EXPECT_DOUBLE_EQ(design.at(2, 1), 5.0 / 6.0);
}

TEST(FullGrid, RefusesMorePointsThanAllowed) {
  const std::vector<std::size_t> levels(40, 10);
  EXPECT_THROW(full_grid(levels, 1000), InvalidInput);
  const std::vector<std::size_t> none{3, 0};
  EXPECT_THROW(full_grid(none, 1000), InvalidInput);
}

TEST(LatinHypercube, HasOnePointInEachStratumOfEachFactor) {
  const Design design = latin_hypercube(50, 7, 3);
  for (std::size_t factor = 0; factor < 7; ++factor) {
    std::set<std::size_t> strata;
    for (std::size_t row = 0; row < 50; ++row) {
      const double coordinate = design.at(row, factor);
      EXPECT_GT(coordinate, 0.0);
      EXPECT_LT(coordinate, 1.0);
      strata.insert(static_cast<std::size_t>(coordinate * 50));
    }
    EXPECT_EQ(strata.size(), 50u) << factor;
  }
}

TEST(LatinHypercube, IsDecidedByItsSeedAndMatchesFactorsAtRandom) {
  EXPECT_EQ(latin_hypercube(20, 3, 1).coordinates, latin_hypercube(20, 3, 1).coordinates);
  EXPECT_NE(latin_hypercube(20, 3, 1).coordinates, latin_hypercube(20, 3, 2).coordinates);
  // The correlation of two factors over n points has a deviation of 1 / sqrt(n - 1); over 200 designs its
  // mean has one of 0.0162.
  double sum = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Design design = latin_hypercube(20, 2, seed);
    for (std::size_t row = 0; row < 20; ++row)
      sum += 12.0 * (design.at(row, 0) - 0.5) * (design.at(row, 1) - 0.5) / 20.0;
  }
  EXPECT_NEAR(sum / 200, 0.0, 4 * 0.0162);
}

// Without the shift the sequence begins 0, 1/2, 3/4, 1/4, 3/8 in its first dimension: distances in binary
// digits.
TEST(SobolSequence, IsTheShiftedSequenceWithItsPointAtZero) {
  const Design design = sobol_sequence(8, 2, 5);
  std::set<int> eighths[2];
  for (std::size_t row = 0; row < 8; ++row) {
    for (std::size_t factor = 0; factor < 2; ++factor)
      eighths[factor].insert(static_cast<int>(design.at(row, factor) * 8));
  }
  EXPECT_EQ(eighths[0].size(), 8u);
  EXPECT_EQ(eighths[1].size(), 8u);
  const auto bits = [&](std::size_t row, std::size_t factor) {
    return static_cast<unsigned>(design.at(row, factor) * 8) ^
           static_cast<unsigned>(design.at(0, factor) * 8);
  };
  const std::vector<std::pair<unsigned, unsigned>> wanted{{0, 0}, {4, 4}, {6, 2}, {2, 6}, {3, 3}, {7, 7}};
  for (std::size_t row = 0; row < wanted.size(); ++row)
    EXPECT_EQ(std::pair(bits(row, 0), bits(row, 1)), wanted[row]) << row;
}

TEST(SobolSequence, GoesOnWhereAShorterOneEnds) {
  const Design few = sobol_sequence(10, 4, 1);
  const Design many = sobol_sequence(100, 4, 1);
  EXPECT_TRUE(std::equal(few.coordinates.begin(), few.coordinates.end(), many.coordinates.begin()));
  EXPECT_NE(few.coordinates, sobol_sequence(10, 4, 2).coordinates);
  EXPECT_THROW(sobol_sequence(1, most_sobol_factors + 1, 1), InvalidInput);
  EXPECT_EQ(sobol_sequence(3, most_sobol_factors, 1).points(), 3u);
}

TEST(SobolSequence, FillsTheSquareMoreEvenlyThanChance) {
  const double own = star_discrepancy(sobol_sequence(64, 2, 1));
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    EXPECT_LT(own, 0.6 * star_discrepancy(random_points(64, seed))) << seed;
}

TEST(MorrisTrajectories, MoveEveryFactorOnceByTheStep) {
  const Design design = morris_trajectories(20, 5, 4, 1);
  ASSERT_EQ(design.points(), 120u);
  EXPECT_DOUBLE_EQ(morris_step(4), 2.0 / 3.0);
  std::set<double> levels;
  std::size_t ups = 0;
  for (std::size_t start = 0; start < 120; start += 6) {
    std::set<std::size_t> moved;
    for (std::size_t row = start + 1; row < start + 6; ++row) {
      for (std::size_t factor = 0; factor < 5; ++factor) {
        const double move = design.at(row, factor) - design.at(row - 1, factor);
        levels.insert(design.at(row, factor));
        if (move == 0.0) continue;
        EXPECT_NEAR(std::fabs(move), 2.0 / 3.0, 1e-15);
        ups += move > 0 ? 1 : 0;
        EXPECT_TRUE(moved.insert(factor).second);
      }
    }
    EXPECT_EQ(moved.size(), 5u);
  }
  EXPECT_EQ(levels.size(), 4u);
  EXPECT_NEAR(static_cast<double>(ups), 50.0, 4 * 5.0);  // of 100 coins
  EXPECT_THROW(morris_trajectories(1, 2, 3, 1), InvalidInput);
  EXPECT_THROW(morris_trajectories(1, 0, 4, 1), InvalidInput);
}

TEST(SaltelliLayout, MixesTwoSamplesFactorByFactor) {
  const Design design = saltelli_layout(3, 2, 1);
  ASSERT_EQ(design.points(), 12u);
  for (std::size_t start = 0; start < 12; start += 4) {
    EXPECT_EQ(design.at(start + 2, 0), design.at(start + 1, 0));
    EXPECT_EQ(design.at(start + 2, 1), design.at(start, 1));
    EXPECT_EQ(design.at(start + 3, 0), design.at(start, 0));
    EXPECT_EQ(design.at(start + 3, 1), design.at(start + 1, 1));
    EXPECT_NE(design.at(start, 0), design.at(start + 1, 0));
  }
}

}  // namespace
}  // namespace sim
