#include "tests/laws/moments.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Projects of merit 0 with money and people in plenty: each passes gate i with p_i = logistic(intercept_i),
// takes T_i quarters there, and then finds its customer with a chance c a quarter. Of n projects
//   n p_1 p_2 p_3 p_4 reach the market, after T_1 + T_2 + T_3 + T_4 quarters,
// and sell after (1 - c) / c quarters more on average, variance (1 - c) / c^2.
class StageChain : public testing::Test {
 protected:
  StageChain() {
    town.set("stage.concept_validation.intercept", 0.5);
    town.set("stage.small_scale_test.intercept", 1.5);
    town.set("stage.pilot.intercept", 0.8);
    town.set("stage.industrialisation.intercept", 1.0);
    town.set("product.customer_chance", chance);
    town.set("product.patience", 1000);
    for (double& supply : town.city.labour.supply.values()) supply = 1e12;
    owner = town.add_enterprise(1e9);
    town.give_cash(owner, 1e12);
  }
  void pass(sim::Quarter quarter) {
    for (const char* step : {"sign_contracts", "advance_stages", "find_customers"}) town.run(step, quarter);
  }
  static constexpr double chance = 0.25;
  Town town;
  std::size_t owner = 0;
};

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

TEST_F(StageChain, PassProbabilitiesMultiply) {
  constexpr int projects = 5000;
  for (int i = 0; i < projects; ++i) town.add_project(owner, 1e9, Stage::concept_validation);
  for (int quarter = 0; quarter < 16; ++quarter) pass(test::spring + quarter);
  double completed = 0;
  for (int row = 0; row < projects; ++row) {
    completed += town.stage(static_cast<std::size_t>(row)) == Stage::market ? 1.0 : 0.0;
  }
  const double p = logistic(0.5) * logistic(1.5) * logistic(0.8) * logistic(1.0);
  EXPECT_NEAR(completed / projects, p, 5 * std::sqrt(p * (1 - p) / projects));
}

TEST_F(StageChain, TimesAddUpAndTheCustomerIsGeometric) {
  constexpr int projects = 3000;
  for (int i = 0; i < projects; ++i) {
    const std::size_t row = town.add_project(owner, 1e9, Stage::concept_validation);
    town.city.projects.merit[row] = 100;  // all pass
  }
  for (int quarter = 0; quarter < 60; ++quarter) pass(test::spring + quarter);
  const sim::StepContext context = town.context("sign_contracts", test::spring);
  const auto work = [&](std::size_t row, Stage stage, int standard) {
    return work_time(context, standard, town.city.projects.key(row), static_cast<unsigned>(stage));
  };
  test::Moments waited;
  for (std::size_t row = 0; row < projects; ++row) {
    const int worked = work(row, Stage::concept_validation, 2) + work(row, Stage::small_scale_test, 1) +
                       work(row, Stage::pilot, 4) + work(row, Stage::industrialisation, 2);
    ASSERT_EQ(town.city.projects.since[row], test::spring.ordinal() + worked - 1);
    waited.add(town.city.projects.launched[row] - town.city.projects.since[row]);
  }
  const double mean = (1 - chance) / chance;
  const double variance = mean / chance;
  EXPECT_NEAR(waited.mean(), mean, 5 * std::sqrt(variance / projects));
  // a geometric law has kurtosis 9 + c^2 / (1 - c)
  EXPECT_NEAR(waited.variance() / variance, 1.0, 5 * std::sqrt(8.1 / projects));
}

// With work of a quarter in every stage, the owner gives up with a chance a after each quarter: after the
// first three gates, and after each quarter in which no customer came. Of n projects
//   n p_1 p_2 p_3 p_4 (1 - a)^3 c / (1 - r)    with r = (1 - a)(1 - c)
// sell, r / (1 - r) quarters after the last gate on average, variance r / (1 - r)^2.
TEST_F(StageChain, WhatItsOwnerLeavesIsAbandoned) {
  constexpr int projects = 5000;
  constexpr double leaving = 0.3;
  for (const char* stage : {"concept_validation", "small_scale_test", "pilot", "industrialisation"}) {
    town.set("stage." + std::string(stage) + ".quarters", 1);
    town.set("stage." + std::string(stage) + ".intercept", 3);
  }
  town.set("exit.give_up_chance", leaving);
  town.set("exit.small_sales", 1e15);
  for (int i = 0; i < projects; ++i) {
    const std::size_t its_owner = town.add_enterprise(1e9);
    town.give_cash(its_owner, 1e9);
    town.city.enterprises.profit_1[its_owner] = -1e12;
    town.add_project(its_owner, 1e9, Stage::concept_validation);
  }
  test::Moments waited;
  double sold = 0;
  for (int quarter = 0; quarter < 60; ++quarter) {
    const sim::Quarter now = test::spring + quarter;
    pass(now);
    for (const std::size_t row : town.city.projects.live) {
      if (town.city.projects.launched[row] != now.ordinal()) continue;
      ++sold;
      waited.add(now.ordinal() - town.city.projects.since[row]);
    }
    town.run("enter_and_leave", now);
  }
  const double gates = std::pow(logistic(3), 4);
  const double again = (1 - leaving) * (1 - chance);
  const double p = gates * std::pow(1 - leaving, 3) * chance / (1 - again);
  EXPECT_NEAR(sold / projects, p, 5 * std::sqrt(p * (1 - p) / projects));
  const double variance = again / std::pow(1 - again, 2);
  EXPECT_NEAR(waited.mean(), again / (1 - again), 5 * std::sqrt(variance / sold));
  // kurtosis of a geometric law with chance 1 - r
  const double kurtosis = 9 + std::pow(1 - again, 2) / again;
  EXPECT_NEAR(waited.variance() / variance, 1.0, 5 * std::sqrt((kurtosis - 1) / sold));
}

// A product that finds no customer in the quarter of its last gate and the k quarters of its owner's patience
// is given up: 1 - (1 - c)^(k + 1) sell, and no product waits any more.
TEST_F(StageChain, WhatFindsNoCustomerInTimeIsAbandoned) {
  constexpr int projects = 5000;
  constexpr int patience = 5;
  town.set("product.patience", patience);
  for (int i = 0; i < projects; ++i) {
    const std::size_t row = town.add_project(owner, 1e9, Stage::market);
    town.city.projects.progress[row] = Progress::selling;
    town.city.projects.waits_for[row] = bit(Cause::customer);
  }
  double dropped = 0;
  for (int quarter = 0; quarter <= patience; ++quarter) town.run("find_customers", test::spring + quarter);
  double sold = 0;
  for (std::size_t row = 0; row < projects; ++row) {
    const bool sells = town.city.projects.launched[row] != 0;
    sold += sells ? 1.0 : 0.0;
    dropped += !sells && town.progress(row) == Progress::ended ? 1.0 : 0.0;
  }
  const double p = 1 - std::pow(1 - chance, patience + 1);
  EXPECT_NEAR(sold / projects, p, 5 * std::sqrt(p * (1 - p) / projects));
  EXPECT_EQ(sold + dropped, projects);
}

}  // namespace
}  // namespace xiamen
