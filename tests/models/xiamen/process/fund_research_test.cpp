#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Two bodies of 4 million a year each: 2 million a quarter, half from the city, half of it wages.
const test::EntryText a_body = {
    "research_body",
    "a_body",
    {{"count", 2}, {"budget_each", 4e6}, {"applied_share", 0.5}, {"contact", 0.25}}};
const test::EntryText b_body = {
    "research_body", "b_body", {{"count", 1}, {"budget_each", 4e6}, {"applied_share", 1}, {"fields", 3}}};
const test::EntryText c_body = {"research_body", "c_body", {{"count", 9}, {"budget_each", 4e6}}};

TEST(FundResearch, PaysAndEmploys) {
  Town town({a_body, b_body, c_body});
  town.set("c_body.active", 0);
  town.run("fund_research", test::spring);
  const City& city = town.city;
  EXPECT_EQ(city.bodies.research[0], 2e6);
  EXPECT_EQ(city.bodies.research[1], 1e6);
  EXPECT_EQ(city.bodies.research[2], 0.0);
  EXPECT_EQ(city.bodies.contact[0], 0.25);
  EXPECT_EQ(city.bodies.contact[2], 0.0);
  EXPECT_EQ(city.bodies.count[2], 0.0);
  EXPECT_EQ(town.balance(city.accounts.city_budget), -1.5e6);
  EXPECT_EQ(town.balance(city.accounts.upper_budgets), -1.5e6);
  EXPECT_EQ(town.balance(city.accounts.households), 1.5e6);
  EXPECT_EQ(town.balance(city.accounts.suppliers), 1.5e6);
  EXPECT_EQ(city.bodies.cash[0], Money());
  // one researcher per 100,000 CNY a year: 80 over all four groups, and 40 in the life sciences
  EXPECT_NEAR(city.bodies.researchers[0], 80.0, 1e-9);
  EXPECT_NEAR(city.labour.employed[0], 20.0, 1e-9);
  EXPECT_NEAR(city.labour.employed[2], 60.0, 1e-9);
  EXPECT_TRUE(city.projects.live.empty());
}

// Results are Poisson: 200 quarters with mean 1e-5 x 0.5 x 2 million = 10, and 10 from the second body. Five
// standard errors of the mean are 5 sqrt(10 / 200) = 1.12.
TEST(FundResearch, FindsResultsInProportionToAppliedEffort) {
  Town town({a_body, b_body});
  town.set("body.results_per_cny", 1e-5);
  town.set("result.science_share", 0.5);
  for (int i = 0; i < 200; ++i) town.run("fund_research", test::spring + i);
  const Projects& projects = town.city.projects;
  std::array<double, 2> found{};
  double science = 0;
  for (const std::size_t row : projects.live) {
    found[projects.origin[row].position()] += 1.0;
    science += projects.route[row] == Route::science ? 1.0 : 0.0;
    EXPECT_FALSE(projects.owner[row].exists());
    EXPECT_EQ(projects.waits_for[row], bit(Cause::partner));
    if (projects.origin[row].position() == 1) {
      EXPECT_EQ(sector_info[projects.sector[row]].field, FieldGroup::life_sciences);
    } else {
      EXPECT_TRUE(sector_info[projects.sector[row]].manufacturing);
    }
  }
  EXPECT_NEAR(found[0] / 200, 10.0, 1.12);
  EXPECT_NEAR(found[1] / 200, 10.0, 1.12);
  EXPECT_NEAR(science / (found[0] + found[1]), 0.5, 0.04);  // five standard errors of 4000 draws
}

TEST(FundResearch, DearWagesBuyLess) {
  Town town({a_body});
  for (std::size_t group = 0; group < field_groups; ++group) town.city.labour.wage[group] = 3e5;
  town.run("fund_research", test::spring);
  EXPECT_NEAR(town.city.bodies.researchers[0], 40.0, 1e-9);  // work costs twice as much
  EXPECT_EQ(town.city.bodies.research[0], 2e6);
}

}  // namespace
}  // namespace xiamen
