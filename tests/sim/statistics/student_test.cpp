#include "sim/statistics/student.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

// One and two degrees have closed forms: tan(pi (p - 1/2)) and (2p - 1) sqrt(2 / (1 - (2p - 1)^2)).
TEST(StudentQuantile, AgreesWithClosedForms) {
  const double pi = std::acos(-1.0);
  for (const double p : {0.55, 0.75, 0.9, 0.95, 0.975, 0.995}) {
    const double inside = 2 * p - 1;
    EXPECT_NEAR(student_quantile(p, 1), std::tan(pi * (p - 0.5)), 5.1e-11) << p;
    EXPECT_NEAR(student_quantile(p, 2), inside * std::sqrt(2 / (1 - inside * inside)), 5.1e-11) << p;
    EXPECT_EQ(student_quantile(p, 7), -student_quantile(1 - p, 7)) << p;
  }
}

TEST(StudentQuantile, ApproachesTheNormalLaw) {
  EXPECT_NEAR(student_quantile(0.975, 10'000'000), 1.959963984540054, 1e-6);
}

TEST(StudentQuantile, HasTenDecimals) {
  for (std::size_t degrees = 1; degrees < 100; ++degrees) {
    const double scaled = student_quantile(0.975, degrees) * 1e10;
    EXPECT_NEAR(scaled, std::nearbyint(scaled), 1e-4) << degrees;
  }
}

TEST(StudentQuantile, RefusesWhatHasNone) {
  for (const double p : {0.0, 1.0, -0.5, std::nan("")}) EXPECT_THROW(student_quantile(p, 3), InvalidInput);
  EXPECT_THROW(student_quantile(0.9, 0), InvalidInput);
}

}  // namespace
}  // namespace sim
