#include "sim/statistics/shrinkage.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/random/random.hpp"
#include "sim/statistics/student.hpp"

namespace sim {
namespace {

TEST(Shrink, NothingGivesNothing) {
  EXPECT_TRUE(shrink({}).empty());
}

// Two hundred estimates around zero with error 1 and one at 8: the many are taken for none, the one is not.
TEST(Shrink, ManySmallOnesAndALargeOne) {
  const Stream luck = RandomSource(3, 1).lifelong("shrink");
  std::vector<Estimated> estimates;
  for (Key each = 0; each < 200; ++each) estimates.push_back({luck.normal(each), 1.0});
  estimates.push_back({8.0, 1.0});
  const std::vector<Shrunken> found = shrink(estimates);
  for (std::size_t each = 0; each < 200; ++each) {
    EXPECT_LT(std::fabs(found[each].effect), 0.5 * std::fabs(estimates[each].effect) + 1e-9) << each;
    EXPECT_LE(found[each].low, 0.0);
    EXPECT_GE(found[each].high, 0.0);
    EXPECT_LE(found[each].above_zero + found[each].below_zero, 1.0 + 1e-12);
  }
  EXPECT_GT(found.back().effect, 6.0);
  EXPECT_GT(found.back().low, 4.0);
  EXPECT_GT(found.back().above_zero, 0.999);
}

// Where all effects are normal around zero with deviation 2 and errors are 1, the best weight is 4/5 for each
// and the posterior deviation sqrt(4/5). The mixture must come near that; the steps of its grid cost some.
TEST(Shrink, FindsTheSpreadOfNormalEffects) {
  const Stream luck = RandomSource(4, 1).lifelong("shrink");
  std::vector<Estimated> estimates;
  std::vector<double> truth;
  constexpr Key many = 2000;
  for (Key each = 0; each < many; ++each) {
    truth.push_back(2.0 * luck.normal(each, 0));
    estimates.push_back({truth.back() + luck.normal(each, 1), 1.0});
  }
  const std::vector<Shrunken> found = shrink(estimates);
  double weight = 0;
  double square = 0;
  double covered = 0;
  for (std::size_t each = 0; each < many; ++each) {
    weight += found[each].effect * estimates[each].effect;
    square += estimates[each].effect * estimates[each].effect;
    covered += found[each].low <= truth[each] && truth[each] <= found[each].high ? 1.0 : 0.0;
  }
  EXPECT_NEAR(weight / square, 0.8, 0.03);
  EXPECT_NEAR(covered / many, 0.95, 0.015);  // three standard errors
}

TEST(Shrink, SignsMirror) {
  std::vector<Estimated> estimates = {{3.0, 1.0}, {-3.0, 1.0}, {0.2, 1.0}, {-0.2, 1.0}, {0.0, 1.0}};
  const std::vector<Shrunken> found = shrink(estimates);
  EXPECT_NEAR(found[0].effect, -found[1].effect, 1e-9);
  EXPECT_NEAR(found[0].above_zero, found[1].below_zero, 1e-9);
  EXPECT_NEAR(found[0].high, -found[1].low, 1e-6);
  EXPECT_NEAR(found[4].effect, 0.0, 1e-12);
}

// t = 2.262 with 9 degrees is as surprising as z = 1.960.
TEST(NormalError, MakesFewPairsLessSure) {
  EXPECT_NEAR(normal_error(2.2621571628, 1.0, 9), 2.2621571628 / 1.9599639845, 1e-6);
  EXPECT_GT(normal_error(1.0, 1.0, 2), normal_error(1.0, 1.0, 20));
  EXPECT_EQ(normal_error(0.0, 1.5, 9), 1.5);
}

}  // namespace
}  // namespace sim
