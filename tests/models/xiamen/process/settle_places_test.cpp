#include "models/xiamen/rules/places.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// A hall of two places with two tenants of ten workers each, who pay half of 15,000 a quarter. Its rooms cost
// 40 m2 x 50 CNY x 3 / 2 = 3000 and its services 1000 a place and quarter. With twice the places it would
// take 30,000 a quarter and cost 8000 more; enlarging costs 2 x 40 m2 x 100 CNY = 8000.
class Operators : public testing::Test {
 protected:
  Operators()
      : town({{"grant", "award", {{"base", 3}, {"appropriation", 1e6}, {"share", 0.8}, {"ceiling", 1e6}}},
              {"space",
               "hall",
               {{"count", 1},
                {"places_each", 2},
                {"rent", 0.5},
                {"stay", 8},
                {"maximum_age", 8},
                {"maximum_sales", 4e6},
                {"running_cost", 4000},
                {"rises", 1}}}}) {
    town.set("award.active", 0);
    for (int i = 0; i < 2; ++i) {
      const std::size_t row = town.add_enterprise(5e5);
      town.city.enterprises.birth[row] = test::start.ordinal();
      town.city.enterprises.workers[row] = 10;
    }
    town.run("assign_places", test::spring);
    before = town.balance(account.state_investors);
  }
  void settle(sim::Quarter quarter) { town.run("settle_places", quarter); }
  // A year end with an award of 80 %, `ceiling` at most.
  void settle_with_award(double ceiling) {
    town.set("award.active", 1);
    town.set("award.ceiling", ceiling);
    town.run("open_programmes", sim::Quarter(2021, 1));
    settle(test::winter);
  }
  int level() {
    town.run("assign_places", sim::Quarter(2022, 1));
    return town.city.spaces.level[0];
  }
  Town town;
  const Accounts& account = town.city.accounts;
  double before = 0;
};

TEST_F(Operators, TenantsPayRentAndOwnersTakeTheRest) {
  settle(test::spring);
  EXPECT_EQ(town.cash(0), -1e4 - 7500);  // the move, the rent
  EXPECT_EQ(town.city.enterprises.profit_year[0], -1e4 - 7500);
  EXPECT_EQ(town.city.spaces.cash[0], Money());
  EXPECT_EQ(town.balance(account.state_investors) - before, 2 * 7500 - 2 * 4000);
  EXPECT_EQ(town.city.spaces.spent_year[0], Money::yuan(2000)) << "services";
  EXPECT_EQ(town.city.books.turnover(account.rent), Money::yuan(15000));
}

TEST_F(Operators, ARiseThatPaysIsMadeAtTheEndOfTheYear) {
  settle(test::autumn);
  EXPECT_EQ(town.city.tally.levels_risen, 0.0);
  settle(test::winter);
  EXPECT_EQ(town.city.tally.levels_risen, 1.0);
  EXPECT_EQ(town.city.books.turnover(account.investment), Money::yuan(8000));
  EXPECT_EQ(level(), 1);
  EXPECT_EQ(town.city.spaces.places[0], 4);
}

TEST_F(Operators, NobodyRisesBeforeDecisionsBegin) {
  town.set("space.decisions_from", sim::Quarter(2022, 1).ordinal());
  settle(test::winter);
  EXPECT_EQ(town.city.tally.levels_risen, 0.0);
}

TEST_F(Operators, ARiseNeedsTenantsAndGraduates) {
  town.set("space.least_graduates", 0.5);
  settle(test::winter);
  EXPECT_EQ(town.city.tally.levels_risen, 0.0);
  town.city.spaces.graduates_year[0] = 1;
  settle(test::winter);
  EXPECT_EQ(town.city.tally.levels_risen, 1.0);
}

// Four quarters of 15,000 less 2000 and 6000 are 28,000 for one year, against a cost of 80,000.
TEST_F(Operators, AnAwardMakesTheRisePay) {
  town.set("space.fit_out", 1000);
  settle(test::winter);
  EXPECT_EQ(town.city.tally.levels_risen, 0.0);
  settle_with_award(1e6);  // 28,000 + 6400 for the new services + 64,000
  EXPECT_EQ(town.city.tally.levels_risen, 1.0);
  EXPECT_EQ(town.city.books.turnover(account.award), Money::yuan(0.8 * 82000));
  EXPECT_EQ(town.city.grants.budget[0], Money::yuan(1e6 - 0.8 * 82000));
  EXPECT_EQ(level(), 1);
}

TEST_F(Operators, ATooLowCeilingPaysForWhatIsDoneAnyway) {
  town.set("space.fit_out", 1000);
  settle_with_award(4e4);  // 28,000 + 6400 + 38,400: 1600 go to the services
  EXPECT_EQ(town.city.tally.levels_risen, 0.0);
  EXPECT_EQ(town.city.books.turnover(account.award), Money::yuan(1600));
  EXPECT_EQ(town.balance(account.city_budget), -1600.0);
}

// 80 % of the services of 2000: 40 % of the 1600 by the districts, and half of it money beyond the
// baseline's.
TEST_F(Operators, AwardsComeFromTheLevelsOfGovernment) {
  town.set("award.district_share", 0.4);
  town.set("award.additional_share", 0.5);
  town.set("space.fit_out", 1e6);
  settle_with_award(1e6);
  EXPECT_EQ(town.balance(account.additional_financing), -800.0);
  EXPECT_EQ(town.balance(account.city_budget), -960.0 + 480.0);
  EXPECT_EQ(town.city.books.turnover(account.award), Money::yuan(1600));
}

TEST_F(Operators, ManyClaimsShareTheAppropriation) {
  town.set("award.appropriation", 1000);
  settle_with_award(1e6);
  EXPECT_EQ(town.city.books.turnover(account.award), Money::yuan(1000));
  EXPECT_EQ(town.city.grants.budget[0], Money());
}

TEST(Upgrade, ComparesPresentValueAndAwardWithCost) {
  EXPECT_NEAR(annuity(0.25, 2), 0.8 + 0.64, 1e-15);
  EXPECT_EQ(annuity(0.1, 0), 0.0);
  EXPECT_TRUE((Upgrade{10, 2, 5, 24, 1}).pays());
  EXPECT_FALSE((Upgrade{10, 2, 5, 24, 1.1}).pays());
}

}  // namespace
}  // namespace xiamen
