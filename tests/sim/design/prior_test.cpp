#include "sim/design/prior.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sim {
namespace {

Prior read(const std::string& text) {
  PriorReading reading = read_prior(text);
  EXPECT_EQ(reading.error, "") << text;
  return reading.prior;
}

// Probability 0.8413 lies one deviation above the middle of a normal law.
constexpr double one_deviation = 0.8413447460685429;

TEST(Prior, QuantilesOfEveryDistributionByHand) {
  EXPECT_DOUBLE_EQ(read("U[2,6]").quantile(0.25), 3.0);
  EXPECT_NEAR(read("N(10, 2)").quantile(one_deviation), 12.0, 1e-12);
  EXPECT_NEAR(read("LN(0.02, 0.5)").quantile(0.5), 0.02, 1e-15);
  EXPECT_NEAR(read("LN(0.02, 0.5)").quantile(one_deviation), 0.02 * std::exp(0.5), 1e-14);
  // Beta(1, 2) has 1 - (1 - x)^2 below x, Beta(2, 1) x^2.
  EXPECT_NEAR(read("Beta(1,2)").quantile(0.75), 0.5, 1e-12);
  EXPECT_NEAR(read("Beta(2,1)").quantile(0.49), 0.7, 1e-12);
  // A gamma of shape 1 is exponential: -scale ln(1 - p).
  EXPECT_NEAR(read("G(1, 3)").quantile(0.5), 3.0 * std::log(2.0), 1e-12);
  // With the mode at its least, a PERT is 1 - (1 - x)^5 of its interval.
  EXPECT_NEAR(read("PERT(10, 10, 30)").quantile(1.0 - std::pow(0.5, 5)), 20.0, 1e-10);
  EXPECT_NEAR(read("PERT(10, 20, 30)").quantile(0.5), 20.0, 1e-10);
}

TEST(Prior, QuantileUndoesCumulative) {
  for (const char* text : {"U[0.2, 0.5]", "N(0.038, 0.004)", "LN(7e6, 0.5)", "Beta(6,14)", "G(2, 0.5)",
                           "PERT(8, 12, 20)", "N(1.05, .2)T[.6, 1.6]"}) {
    const Prior prior = read(text);
    const double below = prior.cumulative(prior.least);
    for (const double p : {0.001, 0.05, 0.3, 0.5, 0.9, 0.999}) {
      const double value = prior.quantile(p);
      EXPECT_NEAR((prior.cumulative(value) - below) / prior.mass(), p, 1e-9) << text;
    }
  }
}

TEST(Prior, IsCutOffAtTheEndsOfT) {
  const Prior prior = read("N(0, 1)T[0, 5]");
  EXPECT_EQ(prior.quantile(0), 0.0);
  EXPECT_EQ(prior.quantile(1), 5.0);
  // Half a normal law: its median is the upper quartile of the whole, but for what lies beyond 5.
  EXPECT_NEAR(prior.quantile(0.5), 0.6744897501960817, 1e-6);
  EXPECT_EQ(read("LN(5, 1)").within(1, 9).text(), "LN(5, 1)T[1, 9]");
  EXPECT_EQ(read("U[1, 4]").within(2, 9).quantile(0.5), 3.0);
}

TEST(Prior, EndsAreThoseOfTheDistribution) {
  EXPECT_EQ(read("U[2,6]").quantile(0), 2.0);
  EXPECT_EQ(read("PERT(8, 12, 20)").quantile(1), 20.0);
  EXPECT_EQ(read("LN(1, 1)").quantile(0), 0.0);
  EXPECT_TRUE(std::isinf(read("LN(1, 1)").quantile(1)));
}

TEST(Prior, ReadsWhatItWrites) {
  for (const char* text : {"U[0.2, 0.5]", "N(-1, 0.5)", "LN(7e6, 0.5)", "Beta(6, 14)", "G(2, 0.5)",
                           "PERT(1, 2, 4)", "N(0, 1)T[-1, 2]"}) {
    EXPECT_EQ(read(text).text(), read(read(text).text()).text());
  }
  EXPECT_EQ(read(" U( 0.2 ,0.5 ) ").text(), "U[0.2, 0.5]");
}

TEST(Prior, SaysWhatIsWrong) {
  const auto error = [](const char* text) { return read_prior(text).error; };
  EXPECT_EQ(error("LN(0, 1)"),
            "'LN(0, 1)' is no distribution: its median and its sigma are above 0 (LN(0.02, 0.5))");
  EXPECT_EQ(error("U[3, 2]"),
            "'U[3, 2]' is no distribution: its first number is the lower end (U[0.2, 0.5])");
  EXPECT_EQ(error("PERT(1, 2)"), "'PERT' takes 3 numbers (PERT(8, 12, 20))");
  EXPECT_NE(error("Bata(1, 2)").find("did you mean 'Beta'?"), std::string::npos);
  EXPECT_NE(error("about 3").find("is no distribution"), std::string::npos);
  EXPECT_NE(error("U[1, x]").find("is no distribution"), std::string::npos);
  EXPECT_NE(error("U[1, 2] or so").find("cut off"), std::string::npos);
  EXPECT_EQ(error("U[1, 2]T[3, 4]"), "nothing of the distribution lies between the ends of T");
  EXPECT_EQ(error("N(1, 2)T[4, 3]"), "the first number of T is the lower end");
}

}  // namespace
}  // namespace sim
