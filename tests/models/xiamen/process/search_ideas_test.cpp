#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Three enterprises with sales of 1 million a quarter and an inclination of 10 %: one rich, one with 100,000
// in the bank, one that does no R&D.
class Search : public testing::Test {
 protected:
  Search() {
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    town.give_cash(0, 1e9);
    town.give_cash(1, 1e5);
    town.give_cash(2, 1e9);
    town.city.enterprises.does_research[2] = 0;
    town.city.labour.wanted[0] = 0;
  }
  Town town;
};

TEST_F(Search, SpendsByInclinationWithinHalfOfTheSpareCash) {
  town.run("search_ideas", test::spring);
  const City& city = town.city;
  EXPECT_NEAR(city.enterprises.research_quarter[0], 1e5, 0.01);
  EXPECT_NEAR(city.enterprises.research_quarter[1], 5e4, 0.01);
  EXPECT_EQ(city.enterprises.research_quarter[2], 0.0);
  EXPECT_NEAR(town.cash(1), 5e4, 0.01);
  EXPECT_NEAR(town.balance(city.accounts.households), 7.5e4, 0.02);
  EXPECT_NEAR(town.balance(city.accounts.suppliers), 7.5e4, 0.02);
  EXPECT_NEAR(city.enterprises.profit_year[0], -1e5, 0.01);
  // one researcher per 100,000 CNY a year: 4 x 150,000 x 1e-5
  EXPECT_NEAR(city.labour.employed[0], 6.0, 1e-6);
  EXPECT_NEAR(city.labour.wanted[0], 6.0, 1e-6);
}

TEST_F(Search, InclinationRevertsOnceAYear) {
  town.set("search.persistence", 0.5);
  town.city.enterprises.search_share[0] = 0.4;  // ln 4 above the usual 0.1: half of it is left
  town.run("search_ideas", test::spring);
  EXPECT_NEAR(town.city.enterprises.search_share[0], 0.2, 1e-12);
  EXPECT_NEAR(town.city.enterprises.search_share[1], 0.1, 1e-12);
  town.run("search_ideas", test::summer);
  EXPECT_NEAR(town.city.enterprises.search_share[0], 0.2, 1e-12);
}

// 10,000 inclinations after 30 years: log-deviation 0.5 within five standard errors 0.5 / sqrt(20,000).
TEST_F(Search, InclinationsAreStationary) {
  town.set("search.persistence", 0.8);
  town.set("search.share_deviation", 0.5);
  for (int i = 0; i < 10000; ++i) town.add_enterprise();
  for (int i = 0; i < 30; ++i) town.run("search_ideas", test::spring + 4 * i);
  double squares = 0;
  for (std::size_t row = 3; row < town.city.enterprises.size(); ++row) {
    const double distance = std::log(town.city.enterprises.search_share[row] / 0.1);
    squares += distance * distance / 10000;
  }
  EXPECT_NEAR(std::sqrt(squares), 0.5, 0.018);
}

TEST_F(Search, RespondsToUserCostWagesAndRoom) {
  const auto spending = [&] {
    town.run("search_ideas", test::spring);
    return town.city.enterprises.research_quarter[0];
  };
  const double before = spending();
  town.city.markets.closure[0] = 0.9;
  EXPECT_LT(spending(), before);
  town.city.markets.closure[0] = 1.0;
  town.city.labour.wage[0] = 1.1e5;
  EXPECT_LT(spending(), before);
  town.city.labour.wage[0] = 1e5;
  EXPECT_NEAR(spending(), before, 0.01);
  town.city.enterprises.taxable_1[0] = 1e6;
  town.city.terms.standard_rate[0] = 0.25;
  town.city.terms.manufacturing_deduction[0] = 1.0;
  EXPECT_GT(spending(), before);
}

// 4 million a year ask for 200,000 of R&D in a year, 160,000 if a quarter is stretched on top of it. Without
// ideas worth searching for (a fifth of 1 % a quarter) the certificate alone makes an enterprise spend, if it
// knows of it.
TEST_F(Search, TopsUpToTheNotchForTheCertificate) {
  town.set("report.most", 0.25);
  for (std::size_t row = 0; row < 2; ++row) town.city.enterprises.search_share[row] = 0.01;
  town.give_cash(1, 1e9);
  town.city.enterprises.aware[0] = 1;
  town.run("search_ideas", test::spring);
  EXPECT_NEAR(town.city.enterprises.research_quarter[0], 4e4, 1.0);
  EXPECT_NEAR(town.city.enterprises.research_quarter[1], 1e4, 1.0);
  // in the last quarter all that is missing, less what projects will spend
  town.city.enterprises.research_year[0] = 1e5;
  const std::size_t project = town.add_project(0, 1e6);
  town.city.projects.progress[project] = Progress::working;
  town.city.projects.left[project] = 2;  // half of it falls due next year
  town.city.projects.stage_unpaid[project] = Money::yuan(4e4);
  town.run("search_ideas", test::winter);
  EXPECT_NEAR(town.city.enterprises.research_quarter[0], 4e4, 1.0);
  // 160,000 - 40,000 of wish cost more than a third of the standing
  town.set("status.standing", 3e5);
  town.city.enterprises.research_year[0] = 0.0;
  town.city.projects.stage_unpaid[project] = Money();
  town.run("search_ideas", test::spring);
  EXPECT_NEAR(town.city.enterprises.research_quarter[0], 1e4, 1.0);
}

// Ideas are Poisson with mean rate x sqrt(spending / reference): 400 quarters with mean 2 at the reference
// spending, mean sqrt(2) at half of it; all pay. Five standard errors: 5 sqrt(800) = 141 and 5 sqrt(566) =
// 119.
TEST_F(Search, FindsIdeasByTheSquareRootOfSpending) {
  town.set("search.idea_rate", 2);
  town.give_cash(1, 1e9);
  town.city.enterprises.search_share[1] = 0.05;
  // Search pays in proportion to worth; with room for 100 x cost every idea is taken up.
  town.set("idea.worth_incremental", 100);
  for (int i = 0; i < 400; ++i) town.run("search_ideas", test::spring + i);
  std::array<double, 3> found{};
  for (const std::size_t row : town.city.projects.live) {
    found[town.city.projects.owner[row].position()] += 1.0;
    EXPECT_EQ(town.city.projects.waits_for[row], 0);
    EXPECT_EQ(town.stage(row), Stage::incremental);
  }
  EXPECT_NEAR(found[0], 800, 141);
  EXPECT_NEAR(found[1], 400 * std::sqrt(2.0), 119);
  EXPECT_EQ(found[2], 0.0);
}

TEST_F(Search, ForgetsWhatNeverPaysAndWaitsForTheWage) {
  // worth 6 x cost, chance 1/2: 3 - cost. At ten times the wage work costs 5.5: it would pay elsewhere.
  town.set("search.idea_rate", 2);
  town.set("idea.worth_incremental", 6);
  town.set("idea.value_deviation", 0.01);
  town.set("idea.signal_noise", 0.01);
  town.city.labour.wage[0] = 1e6;
  for (int i = 0; i < 20; ++i) town.run("search_ideas", test::spring + i);
  EXPECT_FALSE(town.city.projects.live.empty());
  for (const std::size_t row : town.city.projects.live) {
    EXPECT_EQ(town.city.projects.waits_for[row], bit(Cause::price));
  }
  const std::size_t before = town.city.projects.size();
  town.set("idea.worth_incremental", 1.5);  // 0.75 - 1 < 0 at any wage
  for (int i = 20; i < 40; ++i) town.run("search_ideas", test::spring + i);
  EXPECT_EQ(town.city.projects.size(), before);
}

}  // namespace
}  // namespace xiamen
