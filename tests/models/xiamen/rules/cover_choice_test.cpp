#include "models/xiamen/rules/cover_choice.hpp"

#include <gtest/gtest.h>

namespace xiamen {
namespace {

TEST(GainOfCover, IsTheExpectedClaimLessPriceAndEffortForOneWhoCannotBeRuined) {
  // 0.3 x 1,000,000 - 250,000 - 30,000 = 20,000
  EXPECT_NEAR(gain_of_cover({0.3, 1e6, 2.5e5, 3e4}, {}), 2e4, 1e-6);
  // a fair premium and the effort: only the effort is lost
  EXPECT_NEAR(gain_of_cover({0.3, 1e6, 3e5, 3e4}, {}), -3e4, 1e-6);
  EXPECT_EQ(gain_of_cover({0.3, 0.0, 0.0, 0.0}, {1e6, 1e6, 0.0}), 0.0);
}

TEST(RuinProbability, IsTheChanceThatAYearEatsTheBufferUp) {
  const Solvency owner{1e6, 5e5, 0.0};  // two deviations: Phi(-2) = 0.022750131948179
  EXPECT_NEAR(ruin_probability(owner, 0.0), 0.022750131948179, 1e-12);
  EXPECT_NEAR(ruin_probability(owner, -1e6), 0.5, 1e-12);
  EXPECT_EQ(ruin_probability({1.0, 0.0, 0.0}, 0.0), 0.0);
  EXPECT_EQ(ruin_probability({1.0, 0.0, 0.0}, -2.0), 1.0);
}

// The loss of 1,000,000 brings the buffer of two deviations to none, the premium of 110,000 to 1.78:
// without 0.1 x 0.5 + 0.9 x 0.0227501 = 0.0704751, with Phi(-1.78) = 0.0375380; -10,000 + 1e6 x 0.0329371
TEST(GainOfCover, AnUnfairPriceIsPaidByOneWhoHasMuchToLose) {
  const CoverExposure unfair{0.1, 1e6, 1.1e5, 0.0};
  EXPECT_NEAR(gain_of_cover(unfair, {1e6, 5e5, 0.0}), -1e4, 1e-6);
  EXPECT_NEAR(gain_of_cover(unfair, {1e6, 5e5, 1e6}), -1e4 + 32937.1, 1.0);
  // The rich buffer the loss themselves.
  EXPECT_NEAR(gain_of_cover(unfair, {1e8, 5e5, 1e6}), -1e4, 1e-6);
}

TEST(GainOfCover, RisesWithRiskAndFallsWithThePrice) {
  const Solvency owner{1e6, 5e5, 1e6};
  double last = -1e300;
  for (double probability = 0.0; probability <= 1.0; probability += 0.1) {
    const double gain = gain_of_cover({probability, 5e5, 1e5, 0.0}, owner);
    EXPECT_GT(gain, last);
    EXPECT_GT(gain, gain_of_cover({probability, 5e5, 1.2e5, 0.0}, owner));
    last = gain;
  }
}

}  // namespace
}  // namespace xiamen
