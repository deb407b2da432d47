#include "sim/design/morris_effects.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"

namespace sim {
namespace {

// Three trajectories of one factor on two levels: up, down, up.
TEST(MorrisEffects, OfThreeTrajectoriesByHand) {
  const Design design{1, {0, 1, 1, 0, 0, 1}};
  const std::vector<double> values{10, 13, 8, 10, 5, 9};  // effects 3, -2, 4
  const MorrisEffect effect = morris_effects(design, values).front();
  EXPECT_EQ(effect.effects, 3u);
  EXPECT_DOUBLE_EQ(effect.mean, 5.0 / 3.0);
  EXPECT_DOUBLE_EQ(effect.mean_size, 3.0);
  EXPECT_NEAR(effect.deviation, std::sqrt((16.0 + 121.0 + 49.0) / 18.0), 1e-14);
  EXPECT_NEAR(effect.mean_size_error, 1.0 / std::sqrt(3.0), 1e-14);
}

TEST(MorrisEffects, LeaveOutWhatHasNoValue) {
  const Design design{1, {0, 1, 1, 0, 0, 1}};
  const std::vector<double> values{10, 13, not_a_number, 10, 5, not_a_number};
  const MorrisEffect effect = morris_effects(design, values).front();
  EXPECT_EQ(effect.effects, 1u);
  EXPECT_EQ(effect.mean, 3.0);
  EXPECT_TRUE(std::isnan(effect.deviation));
  const std::vector<double> nothing(6, not_a_number);
  EXPECT_TRUE(std::isnan(morris_effects(design, nothing).front().mean_size));
  const std::vector<double> short_list{1, 2};
  EXPECT_THROW(morris_effects(design, short_list), RunFailed);
}

TEST(MorrisEffects, OfALinearFunctionAreItsCoefficients) {
  const std::vector<double> coefficients{3, -7, 0.5, 0, 1e6};
  const Design design = morris_trajectories(12, 5, 6, 4);
  std::vector<double> values;
  for (std::size_t row = 0; row < design.points(); ++row) {
    double value = 40;
    for (std::size_t factor = 0; factor < 5; ++factor) value += coefficients[factor] * design.at(row, factor);
    values.push_back(value);
  }
  const std::vector<MorrisEffect> effects = morris_effects(design, values);
  for (std::size_t factor = 0; factor < 5; ++factor) {
    EXPECT_EQ(effects[factor].effects, 12u);
    EXPECT_NEAR(effects[factor].mean, coefficients[factor], 1e-8);
    EXPECT_NEAR(effects[factor].mean_size, std::fabs(coefficients[factor]), 1e-8);
    EXPECT_NEAR(effects[factor].deviation, 0.0, 1e-8);
  }
}

TEST(MorrisEffects, SigmaTellsInteraction) {
  const Design design = morris_trajectories(200, 2, 4, 2);
  std::vector<double> values;
  for (std::size_t row = 0; row < design.points(); ++row)
    values.push_back((design.at(row, 0) - 0.5) * (design.at(row, 1) - 0.5));
  for (const MorrisEffect& effect : morris_effects(design, values)) {
    // The effect is the other coordinate less 1/2, one of -1/2, -1/6, 1/6, 1/2: mean 0, size 1/3, deviation
    // sqrt(5)/6.
    EXPECT_NEAR(effect.mean, 0.0, 4 * 0.373 / std::sqrt(200.0));
    EXPECT_NEAR(effect.mean_size, 1.0 / 3.0, 4 * 0.167 / std::sqrt(200.0));
    EXPECT_NEAR(effect.deviation, std::sqrt(5.0) / 6.0, 0.05);
  }
}

}  // namespace
}  // namespace sim
