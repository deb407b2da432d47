#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// 10 % of last year's reported R&D (base 0) and of interest (base 2), at most 200,000 an enterprise. Of three
// enterprises with R&D of 1, 3 and 5 million the last is gone.
class Payments : public testing::Test {
 protected:
  Payments()
      : town(
            {{"grant", "a_grant", {{"base", 0}, {"appropriation", 1.5e5}, {"share", 0.1}, {"ceiling", 2e5}}},
             {"grant", "b_grant", {{"base", 2}, {"appropriation", 1e6}, {"share", 0.1}, {"ceiling", 2e5}}}}) {
    Enterprises& firms = town.city.enterprises;
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    firms.reported_1[0] = 1e6;
    firms.reported_1[1] = 3e6;
    firms.reported_1[2] = 5e6;
    firms.interest_1[0] = 4e4;
    firms.alive[2] = 0;
    firms.forget_the_gone();
    town.run("open_programmes", test::spring);
  }
  Town town;
};

TEST_F(Payments, AreCutInProportionWhenTheAppropriationIsShort) {
  // claims 100,000 and 200,000 (capped) of which half can be paid
  town.run("pay_grants", test::autumn);
  EXPECT_EQ(town.cash(0), 0.0) << "granted, not yet paid";
  EXPECT_EQ(town.city.enterprises.public_claims[0], Money::yuan(5.4e4));
  town.run("pay_claims", test::autumn);
  EXPECT_EQ(town.cash(0), 5e4 + 4e3);
  EXPECT_EQ(town.cash(1), 1e5);
  EXPECT_EQ(town.cash(2), 0.0);
  EXPECT_EQ(town.city.grants.budget[0], Money());
  EXPECT_EQ(town.city.grants.budget[1], Money::yuan(996000));
  EXPECT_EQ(town.city.enterprises.profit_year[0], 5.4e4);
  EXPECT_EQ(town.balance(town.city.accounts.city_budget), -1.54e5);
  EXPECT_EQ(town.city.books.turnover(town.city.accounts.research_subsidy), Money::yuan(1.5e5));
  EXPECT_EQ(town.city.books.turnover(town.city.accounts.interest_subsidy), Money::yuan(4e3));
}

TEST_F(Payments, LeaveARateToExpect) {
  town.run("pay_grants", test::autumn);
  EXPECT_NEAR(town.city.grants.paid_rate[0], 1.5e5 / 4e6, 1e-15);
  EXPECT_EQ(town.city.grants.paid_rate[1], 0.0) << "interest is no R&D";
}

TEST_F(Payments, OfAnEntitlementHaveNoLimit) {
  town.set("a_grant.funding", 1);
  town.run("open_programmes", test::summer);
  town.run("pay_grants", test::autumn);
  town.run("pay_claims", test::autumn);
  EXPECT_EQ(town.cash(1), 2e5);
  EXPECT_EQ(town.city.grants.budget[0], Money::yuan(1.5e5)) << "its appropriation is not touched";
}

TEST_F(Payments, WaitForTheAudit) {
  town.set("public.audit_lag", 2);
  town.run("open_programmes", test::summer);
  town.run("pay_grants", test::autumn);
  for (const sim::Quarter early : {test::autumn, test::winter}) {
    town.run("pay_claims", early);
    EXPECT_EQ(town.cash(0), 0.0) << early.text();
  }
  town.run("pay_claims", test::winter + 1);
  EXPECT_EQ(town.cash(0), 5.4e4);
}

TEST_F(Payments, AreMadeOnceAYear) {
  for (const sim::Quarter quarter : {test::spring, test::summer, test::winter}) {
    town.run("pay_grants", quarter);
    town.run("pay_claims", quarter);
    EXPECT_EQ(town.cash(0), 0.0) << quarter.text();
  }
}

}  // namespace
}  // namespace xiamen
