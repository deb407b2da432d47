#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/models/xiamen/city_fixture.hpp"

/// A jury that sees merit with noise: score = merit + s z, both standard normal. Their rank correlation is
/// 6/pi asin(r/2) with r = 1 / sqrt(1 + s^2) (Pearson 1907), and the K funded are the K highest scores.
namespace xiamen {
namespace {

using test::Town;

constexpr int proposals = 4000;

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<double>(i);
  return rank;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean = (static_cast<double>(a.size()) - 1) / 2;
  double top = 0;
  double bottom = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    top += (a[i] - mean) * (b[i] - mean);
    bottom += (a[i] - mean) * (a[i] - mean);
  }
  return top / bottom;
}

class Jury : public testing::TestWithParam<double> {};

// With money and places for all in turn, the order of funding shows the order of scores: one award a round.
TEST_P(Jury, RanksAsItsNoiseAllows) {
  const double noise = GetParam();
  Town town({{"call",
              "a_call",
              {{"appropriation", 1e12},
               {"places", 1e5},
               {"stage_from", 2},
               {"stage_to", 2},
               {"share", 0.3},
               {"ceiling", 1},
               {"application_cost", 0},
               {"jury_noise", noise}}}});
  const std::size_t owner = town.add_enterprise(1e9);
  const sim::Stream luck = sim::RandomSource(3, 1).lifelong("merit");
  for (int i = 0; i < proposals; ++i) {
    const std::size_t row = town.add_project(owner, 1e9, Stage::pilot);
    town.city.projects.merit[row] = luck.normal(town.city.projects.key(row));
  }
  // scores by the same key as the step
  town.run("hold_calls", test::spring);
  const sim::Stream jury = town.context("hold_calls", test::winter).stream("jury");
  std::vector<double> merit;
  std::vector<double> score;
  for (std::size_t row = 0; row < town.city.projects.size(); ++row) {
    merit.push_back(town.city.projects.merit[row]);
    score.push_back(merit.back() +
                    noise * jury.normal(town.city.projects.key(row), 0, town.city.calls.key(0)));
  }
  const double r = 1.0 / std::sqrt(1.0 + noise * noise);
  const double expected = 6.0 / std::numbers::pi * std::asin(r / 2.0);
  EXPECT_NEAR(correlation(ranks(merit), ranks(score)), expected, 4.0 / std::sqrt(proposals));

  constexpr int funded = 500;
  town.set("a_call.places", funded);
  town.run("hold_calls", test::spring + 4);
  town.run("hold_calls", test::winter);
  std::vector<double> sorted = score;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  int won = 0;
  for (std::size_t row = 0; row < score.size(); ++row) {
    const bool wins = town.city.projects.call[row] >= 0;
    won += wins ? 1 : 0;
    EXPECT_EQ(wins, score[row] >= sorted[funded - 1]);
  }
  EXPECT_EQ(won, funded);
}

INSTANTIATE_TEST_SUITE_P(Noise, Jury, testing::Values(0.0, 0.6, 2.0));

}  // namespace
}  // namespace xiamen
