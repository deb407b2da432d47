#include <gtest/gtest.h>

#include "models/xiamen/rules/covers.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

/// An insurer's books over many equal policies: claims are the chance of failing x the share paid x the sums,
/// so claims over premiums is the loss ratio P x share / (premium x years), whoever pays the premium.
namespace xiamen {
namespace {

using test::Town;

class InsurersBooks : public testing::TestWithParam<double> {};

TEST_P(InsurersBooks, LossRatioIsRiskTimesShareOverPrice) {
  constexpr int policies = 2500;
  Town town({{"cover",
              "a_cover",
              {{"trigger", 0},
               {"stage_from", 0},
               {"share", 0.4},
               {"ceiling", 5e5},
               {"premium", 0.1},
               {"premium_subsidy", GetParam()},
               {"fund", 1e9},
               {"campaign", 1}}}});
  City& city = town.city;
  town.set("stage.incremental.intercept", -1.0986122886681098);  // three in four fail
  town.set("researcher.per_cny", 0);
  town.run("open_covers", test::spring);
  city.covers.known[0] = 1.0;
  for (int i = 0; i < policies; ++i) {
    const std::size_t owner = town.add_enterprise(1e6);
    town.give_cash(owner, 1e8);
    city.projects.doubt[town.add_project(owner, 1e9)] = 0.0;
  }
  for (double& merit : city.projects.merit.values()) merit = 0.0;
  town.run("sign_contracts", test::spring);
  ASSERT_EQ(city.policies.size(), static_cast<std::size_t>(policies));
  const double premiums = city.covers.reserve[0].in_yuan() - 1e9;
  EXPECT_NEAR(premiums, policies * 0.1 * 5e5, 1.0);
  EXPECT_NEAR(-town.balance(city.accounts.city_budget), GetParam() * premiums, 1.0);

  double claims = 0;
  for (int quarter = 0; quarter < 6; ++quarter) {
    const double before = city.covers.reserve[0].in_yuan();
    town.run("advance_stages", test::spring + quarter);
    town.run("settle_covers", test::spring + quarter);
    claims += before - city.covers.reserve[0].in_yuan();
  }
  EXPECT_TRUE(city.policies.live.empty());
  // reserve = endowment + premiums - claims, and the loss ratio within four standard errors of the failures
  EXPECT_NEAR(city.covers.reserve[0].in_yuan(), 1e9 + premiums - claims, 1e-3);
  const double ratio = 0.75 * 0.4 / 0.1;
  const double error = 0.4 / 0.1 * std::sqrt(0.75 * 0.25 / policies);
  EXPECT_NEAR(claims / premiums, ratio, 4.0 * error);
}

INSTANTIATE_TEST_SUITE_P(PremiumSubsidy, InsurersBooks, testing::Values(0.0, 0.5),
                         [](const testing::TestParamInfo<double>& share) {
                           return share.param > 0.0 ? "half" : "none";
                         });

}  // namespace
}  // namespace xiamen
