#include <gtest/gtest.h>

#include "sim/core/math.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

/// Scores seen with error, and more candidates, in closed form.
namespace xiamen {
namespace {

using test::Town;

class SeenWithError : public testing::TestWithParam<double> {};

// Scores N(50, 10). Lenders expect a score of deviation 10^2 / sqrt(10^2 + noise^2) around 50, so the share
// at or above a mark of 60 is 1 - Phi(sqrt(1 + (noise / 10)^2)): the vaguer, the fewer.
TEST_P(SeenWithError, ReachTheMarkAsTheLawSays) {
  constexpr int enterprises = 4000;
  Town town({{"signal", "zone", {{"form", 0}, {"noise", GetParam()}}}});
  town.set("score.weight_research", 100);
  town.set("score.weight_standing", 0);
  town.set("score.reference_intensity", 1);
  Enterprises& firms = town.city.enterprises;
  const sim::Stream luck = sim::RandomSource(7, 1).lifelong("test");
  for (int i = 0; i < enterprises; ++i) {
    const std::size_t row = town.add_enterprise(1e6);
    firms.sales_1[row] = firms.sales_2[row] = 1e6;
    firms.reported_1[row] = 1e4 * (50 + 10 * luck.normal(firms.key(row)));
  }
  town.run("open_signals", test::spring);
  town.run("post_scores", test::spring);
  double pass = 0;
  for (const double each : firms.innovation_points.values()) pass += each >= 60.0 ? 1.0 / enterprises : 0.0;
  const double law = 1 - sim::normal_cdf(std::sqrt(1 + GetParam() * GetParam() / 100));
  EXPECT_NEAR(pass, law, 5 * std::sqrt(law * (1 - law) / enterprises));
}

INSTANTIATE_TEST_SUITE_P(Noise, SeenWithError, testing::Values(0.0, 5.0, 10.0),
                         [](const testing::TestParamInfo<double>& noise) {
                           return "error_" + std::to_string(static_cast<int>(noise.param));
                         });

// A product finds a customer with chance p alone, meeting m; with n met besides, where its owner takes part,
// the chance is 1 - (1 - p)^(1 + n / m). With p = 0.2, m = 4, n = 2 and half taking part: 0.5 x 0.2 + 0.5 x
// 0.2845.
TEST(CandidatesSeen, RaiseTheChanceOfACustomerByTheirNumber) {
  constexpr int products = 4000;
  Town town({{"signal",
              "fair",
              {{"form", 1}, {"counterpart", 2}, {"reach", 0.5}, {"meetings", 1e6}, {"candidates", 2}}}});
  City& city = town.city;
  town.set("product.customer_chance", 0.2);
  town.set("product.contacts", 4);
  for (int i = 0; i < products; ++i) {
    const std::size_t row = town.add_project(town.add_enterprise(1e6), 4e6, Stage::market);
    city.projects.progress[row] = Progress::selling;
  }
  town.run("open_signals", test::spring);
  town.run("find_customers", test::spring);
  double sold = 0;
  for (const std::int32_t launched : city.projects.launched.values())
    sold += launched != 0 ? 1.0 / products : 0.0;
  const double law = 0.5 * 0.2 + 0.5 * (1 - std::pow(0.8, 1.5));
  EXPECT_NEAR(sold, law, 5 * std::sqrt(law * (1 - law) / products));
}

// Results that meet nobody elsewhere, each put before n enterprises that agree with 1/4 and absorb a half:
// 1 - (1 - 1/8)^n of them are taken up.
TEST(CandidatesSeen, RaiseTheChanceOfAPartnerByTheirNumber) {
  constexpr int results = 3000;
  for (const int candidates : {1, 3}) {
    Town town({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}},
               {"signal", "fair", {{"form", 1}, {"meetings", 1e6}, {"candidates", candidates}}}});
    City& city = town.city;
    town.set("partner.cold_agreement", 0.25);
    town.set("knowledge.half", 1.0);
    town.set("result.licence_median", 0);
    for (int i = 0; i < 50; ++i) city.enterprises.knowledge[town.add_enterprise(1e6)] = 1.0;
    city.bodies.count[0] = 1;
    for (int i = 0; i < results; ++i) town.add_result(0, 200e6, test::spring);
    town.run("open_signals", test::spring);
    town.run("match_results", test::spring);
    const double law = 1 - std::pow(7.0 / 8.0, candidates);
    EXPECT_NEAR(city.tally.contracts / results, law, 5 * std::sqrt(law * (1 - law) / results));
    EXPECT_EQ(city.tally.contracts, city.signals.agreed[0]);
  }
}

}  // namespace
}  // namespace xiamen
