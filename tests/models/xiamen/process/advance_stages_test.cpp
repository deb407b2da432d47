#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

class Work : public testing::Test {
 protected:
  Work() : town({{"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 1}}}}) {
    owner = town.add_enterprise(1e6);
    town.give_cash(owner, 100e6);
  }
  std::size_t begin(Stage stage, double unpaid, int left, double merit) {
    const std::size_t row = town.add_project(owner, 10e6, stage);
    Projects& projects = town.city.projects;
    projects.progress[row] = Progress::working;
    projects.left[row] = left;
    projects.stage_unpaid[row] = projects.stage_cost[row] = Money::yuan(unpaid);
    projects.merit[row] = merit;
    projects.staff[row] = 10.0;
    town.city.enterprises.owed_to_projects[owner] += Money::yuan(unpaid);
    return row;
  }
  Town town;
  City& city = town.city;
  std::size_t owner = 0;
};

constexpr double sure = 100.0;  // merit that passes any gate

TEST_F(Work, PaysAnEqualPartEveryQuarterAndTheRestInTheLast) {
  // 100 yuan over three quarters: 33.33, 33.34 (half of 66.67, away from zero), 33.33
  const std::size_t row = begin(Stage::incremental, 100, 3, sure);
  town.run("advance_stages", test::spring);
  EXPECT_EQ(city.projects.stage_unpaid[row], Money::fen(6667));
  EXPECT_EQ(town.progress(row), Progress::working);
  town.run("advance_stages", test::summer);
  EXPECT_EQ(city.projects.stage_unpaid[row], Money::fen(3333));
  town.run("advance_stages", test::autumn);
  EXPECT_EQ(city.projects.stage_unpaid[row], Money());
  EXPECT_EQ(town.cash(owner), 100e6 - 100);
  EXPECT_EQ(city.enterprises.owed_to_projects[owner], Money());
  EXPECT_EQ(town.balance(city.accounts.households) + town.balance(city.accounts.suppliers), 100.0);
  EXPECT_NEAR(town.balance(city.accounts.households), 50.0, 0.02);
  EXPECT_NEAR(city.enterprises.profit_year[owner], -100.0, 1e-9);
  EXPECT_NEAR(city.enterprises.research_quarter[owner], 100.0, 1e-9);
  EXPECT_EQ(town.stage(row), Stage::market);
}

TEST_F(Work, TheGoodPassAndTheBadEnd) {
  const std::size_t good = begin(Stage::incremental, 1e6, 1, sure);
  const std::size_t bad = begin(Stage::incremental, 1e6, 1, -sure);
  const std::size_t busy = begin(Stage::incremental, 1e6, 2, -sure);
  town.run("advance_stages", test::summer);
  EXPECT_EQ(town.progress(good), Progress::selling);
  EXPECT_EQ(city.projects.waits_for[good], bit(Cause::customer));
  EXPECT_EQ(city.projects.since[good], test::summer.ordinal());
  EXPECT_EQ(city.projects.staff[good], 0.0);
  EXPECT_EQ(town.progress(bad), Progress::ended);
  EXPECT_EQ(town.progress(busy), Progress::working);
  EXPECT_EQ(city.projects.live, (std::vector<std::size_t>{good, busy}));
  EXPECT_EQ(city.tally.completed, 1.0);
  EXPECT_EQ(city.tally.dropped, 1.0);
  EXPECT_EQ(city.tally.passed[static_cast<std::size_t>(Stage::incremental)], 1.0);
  EXPECT_EQ(city.enterprises.launches[owner], 1.0);
}

TEST_F(Work, APilotOnAPlatformPaysItAndLearns) {
  const std::size_t row = begin(Stage::pilot, 4e6, 1, sure);
  city.projects.seat[row] = ServiceId(0);
  city.services.taken[0] = 1;
  town.set("stage.pilot.signal", 1e-4);
  town.run("advance_stages", test::summer);
  EXPECT_EQ(town.stage(row), Stage::industrialisation);
  EXPECT_EQ(town.progress(row), Progress::waiting);
  EXPECT_EQ(city.projects.learning[row], 1.0);
  EXPECT_EQ(city.services.taken[0], 0);
  EXPECT_FALSE(city.projects.seat[row].exists());
  EXPECT_EQ(city.services.cash[0], Money()) << "the fee goes on to people and suppliers";
  EXPECT_EQ(town.balance(city.accounts.households), 2e6);
  EXPECT_EQ(town.balance(city.accounts.suppliers), 2e6);
  EXPECT_NEAR(city.projects.believed_merit[row], sure, 1e-2) << "a sharp signal tells the truth";
  EXPECT_NEAR(city.projects.doubt[row], 1e-8, 1e-10);
}

TEST_F(Work, APilotAtHomeLearnsNothing) {
  const std::size_t row = begin(Stage::pilot, 4e6, 1, sure);
  town.run("advance_stages", test::summer);
  EXPECT_EQ(city.projects.learning[row], 0.0);
  EXPECT_NEAR(city.projects.doubt[row], 0.5, 1e-12);  // precision 1 + 1
}

TEST_F(Work, IndustrialisationIsInvestment) {
  begin(Stage::industrialisation, 10e6, 2, sure);
  town.run("advance_stages", test::summer);
  EXPECT_EQ(town.balance(city.accounts.suppliers), 5e6);
  EXPECT_EQ(town.balance(city.accounts.households), 0.0);
  EXPECT_EQ(city.enterprises.research_quarter[owner], 0.0);
  EXPECT_EQ(city.enterprises.profit_year[owner], 0.0);
  EXPECT_EQ(city.enterprises.works[owner], 5e6);
  EXPECT_EQ(city.tally.stage_spending[static_cast<std::size_t>(Stage::industrialisation)], 5e6);
}

// A thousand projects of merit 1 before a gate of intercept -1: half pass; five standard errors are 79.
TEST_F(Work, TheGateIsDrawnWithTheTrueMerit) {
  town.set("stage.incremental.intercept", -1);
  for (int i = 0; i < 1000; ++i) begin(Stage::incremental, 0, 1, 1.0);
  town.run("advance_stages", test::summer);
  EXPECT_NEAR(city.tally.completed, 500, 79);
}

}  // namespace
}  // namespace xiamen
