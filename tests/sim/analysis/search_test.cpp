#include "sim/analysis/search.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

/// Gains a x - b x^2 of each lever, costs c x: with the multiplier m of the budget the best x is
/// (a - m c) / 2 b, cut to 0 and 1.
struct LinearQuadratic {
  std::vector<double> a = {3.0, 2.0, 1.0};
  std::vector<double> b = {2.0, 1.0, 1.0};
  std::vector<double> c = {1.0, 2.0, 4.0};

  Response at(const Place& place) const {
    Response response;
    for (std::size_t part = 0; part < place.size(); ++part) {
      response.gain += a[part] * place[part] - b[part] * place[part] * place[part];
      response.cost += c[part] * place[part];
    }
    return response;
  }
  Place best(double multiplier) const {
    Place place;
    for (std::size_t part = 0; part < a.size(); ++part)
      place.push_back(std::clamp((a[part] - multiplier * c[part]) / (2.0 * b[part]), 0.0, 1.0));
    return place;
  }
  std::vector<Tried> search(double budget, std::size_t evaluations, std::size_t together = 4) const {
    return sim::search({Place(a.size(), 0.0), budget, evaluations, together},
                       [this](const std::vector<Place>& places, std::size_t) {
                         std::vector<Response> responses;
                         for (const Place& place : places) responses.push_back(at(place));
                         return responses;
                       });
  }
};

// Multiplier 0.4: x = 0.65, 0.6 and 0 (the third is not worth its cost), which together cost 1.85.
TEST(Search, FindsTheBestOfABindingBudget) {
  const LinearQuadratic toy;
  const Place truth = toy.best(0.4);
  ASSERT_NEAR(toy.at(truth).cost, 1.85, 1e-12);
  const auto tried = toy.search(1.85, 40);
  EXPECT_LE(tried.size(), 40U);
  const Tried& best = tried[within_budget(tried, 1.85).front()];
  EXPECT_LE(best.response.cost, 1.85);
  EXPECT_GT(best.response.cost, 1.85 * 0.98) << "the budget binds";
  EXPECT_LE(best.response.gain, toy.at(truth).gain) << "nothing within the budget gains more";
  EXPECT_GT(best.response.gain, toy.at(truth).gain * 0.995);
  for (std::size_t lever = 0; lever < truth.size(); ++lever)
    EXPECT_NEAR(best.place[lever], truth[lever], 0.05) << lever;
}

// Money for all: each lever at its own best, 0.75, 1 and 0.5, and most of the budget is left.
TEST(Search, LeavesMoneyThatBuysNothing) {
  const LinearQuadratic toy;
  const auto tried = toy.search(100.0, 40);
  const Tried& best = tried[within_budget(tried, 100.0).front()];
  for (std::size_t lever = 0; lever < 3; ++lever)
    EXPECT_NEAR(best.place[lever], toy.best(0.0)[lever], 0.05) << lever;
}

// Half of the budget: multiplier 0.8 gives 0.55, 0.2 and 0 for 0.95; the frontier knows a gain near it.
TEST(Search, KnowsTheFrontier) {
  const LinearQuadratic toy;
  const auto tried = toy.search(1.85, 40);
  const auto on_it = frontier(tried, 1.85);
  double reached = 0.0;
  for (std::size_t at = 0; at < on_it.size(); ++at) {
    const Response& here = tried[on_it[at]].response;
    if (here.cost <= 0.95) reached = here.gain;
    if (at == 0) continue;
    EXPECT_GT(here.gain, tried[on_it[at - 1]].response.gain);
    EXPECT_GE(here.cost, tried[on_it[at - 1]].response.cost);
  }
  const double truth = toy.at(toy.best(0.8)).gain;
  EXPECT_LE(reached, truth + 1e-9);
  EXPECT_GT(reached, 0.95 * truth);
}

// A response that is rough, as counts are: a step of 0.05 on everything.
TEST(Search, BearsRoughResponses) {
  const LinearQuadratic toy;
  const auto tried = search({Place(3, 0.0), 1.85, 40, 4}, [&](const std::vector<Place>& places, std::size_t) {
    std::vector<Response> responses;
    for (const Place& place : places) {
      Response response = toy.at(place);
      response.gain = std::round(response.gain / 0.05) * 0.05;
      response.cost = std::round(response.cost / 0.05) * 0.05;
      responses.push_back(response);
    }
    return responses;
  });
  const Tried& best = tried[within_budget(tried, 1.85).front()];
  EXPECT_GT(toy.at(best.place).gain, 0.95 * toy.at(toy.best(0.4)).gain);
}

TEST(Search, IsTheSameEveryTimeAndTriesNothingTwice) {
  const LinearQuadratic toy;
  const auto one = toy.search(1.85, 24);
  const auto other = toy.search(1.85, 24);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t at = 0; at < one.size(); ++at) {
    EXPECT_EQ(one[at].place, other[at].place);
    for (std::size_t before = 0; before < at; ++before) EXPECT_NE(one[at].place, one[before].place);
  }
}

// A response that a plane explains to the last bit, and one that is the same everywhere.
TEST(Surrogate, BearsWhatHasNoResidue) {
  std::vector<Place> places = space_filling(2, 8);
  std::vector<double> plane, level;
  for (const Place& place : places) {
    plane.push_back(place[0] + 2.0 * place[1]);
    level.push_back(4.0);
  }
  const auto sloped = Surrogate(places, plane).at({{0.25, 0.5}});
  EXPECT_NEAR(sloped[0].mean, 1.25, 1e-3);
  const auto flat = Surrogate(places, level).at({{0.25, 0.5}, {1.0, 1.0}});
  EXPECT_EQ(flat[1].mean, 4.0);
  EXPECT_EQ(flat[1].deviation, 0.0);
  EXPECT_THROW(Surrogate({{0.5, 0.5}}, {1.0}), InvalidInput);
}

// Everything costs and nothing gains: no place is better than the start.
TEST(Search, MayFindNothing) {
  LinearQuadratic toy;
  toy.a = {-1.0, -2.0, -1.0};
  const auto tried = toy.search(1.85, 20);
  EXPECT_TRUE(frontier(tried, 1.85).empty());
  EXPECT_THROW(toy.search(1.0, 4), InvalidInput);
}

}  // namespace
}  // namespace sim
