#include "models/xiamen/observables.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

class Observed : public testing::Test {
 protected:
  Observed() : town({{"fund", "a_fund", {{"size", 1000}, {"call_period", 10}, {"ticket_maximum", 1}}}}) {
    for (const double sales : {1e6, 3e6, 5e6}) town.add_enterprise(sales);
    town.city.enterprises.alive[2] = 0;
    town.city.enterprises.forget_the_gone();
  }
  double seen(std::string_view name, std::size_t cell = 0, sim::Quarter quarter = test::spring) const {
    return town.trajectory.get(observables().require(name), quarter, cell);
  }
  void look(sim::Quarter quarter = test::spring) { town.run("observe_city", quarter); }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Observed, CountsTheLiving) {
  firms.high_tech_until[0] = test::spring.ordinal() + 1;
  firms.high_tech_until[1] = test::spring.ordinal();
  firms.high_tech_until[2] = test::spring.ordinal() + 1;
  firms.little_giant_until[1] = test::spring.ordinal() + 1;
  firms.workers[0] = 10;
  firms.workers[1] = 20;
  firms.inventions[0] = 2;
  look();
  EXPECT_EQ(seen("enterprises"), 2.0);
  EXPECT_EQ(seen("high_tech_enterprises"), 1.0);
  EXPECT_EQ(seen("specialised_enterprises"), 1.0);
  EXPECT_EQ(seen("little_giants"), 1.0);
  EXPECT_EQ(seen("employment"), 30.0);
  EXPECT_EQ(seen("invention_patents"), 2.0);
  EXPECT_EQ(seen("high_tech_output"), 1e6);
}

TEST_F(Observed, AddsUpTheAccounts) {
  firms.product_sales[0] = 1e6;
  firms.research_quarter[0] = 1e5;
  firms.relabelling[0] = 0.2;
  town.set("city.research_outside_model", 8e5);
  look();
  EXPECT_EQ(seen("sales"), 5e6);
  EXPECT_EQ(seen("new_product_sales"), 1e6);
  EXPECT_NEAR(seen("value_added"), 5e6 * (0.1 + 0.2), 1e-6);
  EXPECT_NEAR(seen("gdp"), 1e9 + 1.5e6, 1e-3);
  EXPECT_NEAR(seen("rd_expenditure"), 3e5, 1e-6);
  EXPECT_NEAR(seen("rd_expenditure_reported"), 3.2e5, 1e-6);
}

TEST_F(Observed, IntensityIsAYearOfReportedResearch) {
  town.set("city.research_outside_model", 4e7);  // 10 million of 1001.2 million a quarter
  for (int i = 0; i < 4; ++i) look(test::spring + i);
  EXPECT_TRUE(std::isnan(seen("rd_intensity", 0, test::autumn)));
  EXPECT_NEAR(seen("rd_intensity", 0, test::winter), 100 * 10.0 / 1001.2, 1e-9);
}

TEST_F(Observed, WaitingIsSharedAmongWhatLacks) {
  const std::size_t first = town.add_project(0, 1e6, Stage::pilot);
  const std::size_t second = town.add_project(0, 1e6, Stage::incremental);
  town.add_project(0, 1e6, Stage::incremental);
  city.projects.waits_for[first] = bit(Cause::seat) | bit(Cause::staff);
  city.projects.waits_for[second] = bit(Cause::limit);
  look();
  constexpr std::size_t pilot = 2, industrialisation = 3;
  EXPECT_EQ(seen("projects_in_stage", pilot), 1.0);
  EXPECT_EQ(seen("projects_in_stage", industrialisation), 2.0) << "incremental ones count here";
  EXPECT_EQ(seen("projects_waiting", pilot * causes + 2), 0.5);
  EXPECT_EQ(seen("projects_waiting", pilot * causes + 3), 0.5);
  EXPECT_EQ(seen("projects_waiting", industrialisation * causes + 1), 1.0);
  EXPECT_EQ(seen("projects_waiting", industrialisation * causes + 0), 0.0);
}

TEST_F(Observed, MoneyAndPeople) {
  town.run("raise_funds", test::spring);
  town.run("open_facilities", test::spring);
  city.tally.fund_exits = 2;
  look();
  EXPECT_EQ(seen("fund_commitments"), 1000.0);
  EXPECT_EQ(seen("fund_dry_powder"), 1000.0);
  EXPECT_EQ(seen("fund_exits"), 2.0);
  EXPECT_EQ(seen("researchers"), 1000.0);
  EXPECT_EQ(seen("researchers_by_field", 3), 250.0);
  EXPECT_EQ(seen("researcher_wage"), 1e5);
}

TEST_F(Observed, TheInitialStateHasNoFlows) {
  look(test::start);
  EXPECT_EQ(seen("enterprises", 0, test::start), 2.0);
  EXPECT_TRUE(std::isnan(seen("sales", 0, test::start)));
  EXPECT_TRUE(std::isnan(seen("exits", 0, test::start)));
}

TEST_F(Observed, LookingChangesNothing) {
  sim::Digester before;
  for (const sim::Population* each : city.populations()) each->add_to(before);
  look();
  sim::Digester after;
  for (const sim::Population* each : city.populations()) each->add_to(after);
  EXPECT_EQ(before.result(), after.result());
}

}  // namespace
}  // namespace xiamen
