#include "models/xiamen/rules/public_money.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

class PublicMoney : public testing::Test {
 protected:
  PublicMoney() : town({{"grant", "a_grant", {{"base", 0}, {"appropriation", 1000}}}}) {
    town.add_enterprise(1e6);
  }
  double owed(Level level) const {
    return -town.city.governments.payable[static_cast<std::size_t>(level)].in_yuan();
  }
  Town town;
  City& city = town.city;
  const Payers payers{0.3, 0.2, 0.0};
};

TEST_F(PublicMoney, EveryLevelPaysItsShare) {
  pay_public(city, city.accounts.call_award, payers, 0, Money::yuan(100));
  EXPECT_EQ(town.cash(0), 100.0);
  EXPECT_EQ(town.balance(city.accounts.city_budget), -50.0);
  EXPECT_EQ(town.balance(city.accounts.district_budgets), -30.0);
  EXPECT_EQ(town.balance(city.accounts.upper_budgets), -20.0);
  EXPECT_EQ(city.enterprises.profit_year[0], 100.0);
}

TEST_F(PublicMoney, NoFenIsLostBetweenTheLevels) {
  const Payers thirds{1.0 / 3, 1.0 / 3, 0.0};
  pay_public(city, city.accounts.call_award, thirds, 0, Money::yuan(100));
  double all = 0;
  for (const sim::BookId budget : city.accounts.budgets()) all -= town.balance(budget);
  EXPECT_EQ(all, 100.0);
}

TEST_F(PublicMoney, AdditionalMoneyComesFromItsAccount) {
  pay_public(city, city.accounts.call_award, {0.3, 0.2, 0.4}, 0, Money::yuan(100));
  EXPECT_EQ(town.balance(city.accounts.additional_financing), -40.0);
  EXPECT_EQ(town.balance(city.accounts.city_budget), -30.0) << "its 50 less 20 that it was given";
  EXPECT_EQ(town.balance(city.accounts.district_budgets), -18.0);
  EXPECT_EQ(town.balance(city.accounts.upper_budgets), -12.0);
}

TEST_F(PublicMoney, AClaimIsOwedUntilItsAuditIsOver) {
  city.terms.audit_lag[0] = 1;
  city.quarter = test::spring.ordinal();
  claim_public(city, city.accounts.call_award, payers, 0, Money::yuan(100));
  settle_claims(city);
  EXPECT_EQ(town.cash(0), 0.0);
  EXPECT_EQ(city.enterprises.public_claims[0], Money::yuan(100));
  EXPECT_EQ(owed(Level::city), 50.0);
  EXPECT_EQ(owed(Level::districts), 30.0);
  EXPECT_EQ(owed(Level::upper), 20.0);
  city.quarter = test::summer.ordinal();
  settle_claims(city);
  EXPECT_EQ(town.cash(0), 100.0);
  EXPECT_EQ(city.enterprises.public_claims[0], Money());
  EXPECT_EQ(owed(Level::city), 0.0);
  EXPECT_TRUE(city.payables.live.empty());
  EXPECT_EQ(city.tally.executed, 100.0);
}

TEST_F(PublicMoney, ASettledRowIsFreeAgain) {
  for (int i = 0; i < 3; ++i) {
    claim_public(city, city.accounts.call_award, payers, 0, Money::yuan(100));
    settle_claims(city);
  }
  EXPECT_EQ(city.payables.size(), 1U);
  EXPECT_EQ(town.cash(0), 300.0);
}

TEST_F(PublicMoney, AClaimOfOneThatLeftLapses) {
  claim_public(city, city.accounts.call_award, payers, 0, Money::yuan(100));
  city.enterprises.alive[0] = 0;
  city.enterprises.forget_the_gone();
  settle_claims(city);
  EXPECT_EQ(town.cash(0), 0.0);
  EXPECT_EQ(city.enterprises.public_claims[0], Money());
  EXPECT_EQ(owed(Level::city), 0.0);
  EXPECT_EQ(city.tally.executed, 0.0);
}

// 1,000 a year; 400 are left in summer when the sum becomes 1,600 for the three quarters left: 450 more.
TEST_F(PublicMoney, AnAppropriationThatChangesWithinTheYearIsTopped) {
  town.run("open_programmes", test::spring);
  city.grants.budget[0] = Money::yuan(400);
  town.set("a_grant.appropriation", 1600);
  town.run("open_programmes", test::summer);
  EXPECT_EQ(city.grants.budget[0], Money::yuan(850));
  EXPECT_EQ(city.tally.appropriated, 450.0);
  town.set("a_grant.appropriation", 0);
  town.run("open_programmes", test::autumn);
  EXPECT_EQ(city.grants.budget[0], Money::yuan(50)) << "two quarters of 1,600 a year are taken back";
  town.run("open_programmes", test::winter + 1);
  EXPECT_EQ(city.grants.budget[0], Money()) << "the rest lapses";
}

}  // namespace
}  // namespace xiamen
