#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

TEST(OpenProgrammes, OpensAnAppropriationOnceAYear) {
  Town town({{"grant", "subsidy", {{"base", 0}, {"appropriation", 1000}, {"share", 0.2}, {"ceiling", 50}}}});
  const Grants& grants = town.city.grants;
  town.run("open_programmes", test::spring);
  EXPECT_EQ(grants.budget[0], Money::yuan(1000));
  EXPECT_EQ(grants.share[0], 0.2);
  EXPECT_EQ(grants.ceiling[0], 50.0);
  town.city.grants.budget[0] = Money::yuan(400);
  town.run("open_programmes", test::summer);
  EXPECT_EQ(grants.budget[0], Money::yuan(400)) << "what was spent is spent";
  town.run("open_programmes", sim::Quarter(2022, 1));
  EXPECT_EQ(grants.budget[0], Money::yuan(1000)) << "what is left lapses";
  town.set("subsidy.active", 0);
  town.run("open_programmes", sim::Quarter(2022, 2));
  EXPECT_EQ(grants.budget[0], Money());
  EXPECT_EQ(grants.share[0], 0.0);
  town.set("subsidy.active", 1);
  town.run("open_programmes", sim::Quarter(2022, 3));
  EXPECT_EQ(grants.budget[0], Money::yuan(500)) << "half of the year is left";
}

TEST(OpenProgrammes, CountsSeats) {
  Town town({{"service",
              "platform",
              {{"stage", 2}, {"count", 3}, {"seats_each", 4}, {"price", 1.5}, {"fields", 1}}}});
  town.run("open_programmes", test::spring);
  const Services& services = town.city.services;
  EXPECT_EQ(services.seats[0], 12);
  EXPECT_EQ(services.stage[0], Stage::pilot);
  EXPECT_EQ(services.price[0], 1.5);
  EXPECT_EQ(services.fields[0], 1.0);
  town.set("platform.active", 0);
  town.run("open_programmes", test::summer);
  EXPECT_EQ(services.seats[0], 0);
}

TEST(OpenProgrammes, CarriesOnlyFractionsOfPlacesOver) {
  // 10 a year are 2.5 a quarter; of 2.5 unused ones the whole 2 lapse
  Town town({{"demand", "scenes", {{"places", 10}, {"order", 7}}}});
  const Demands& demands = town.city.demands;
  town.run("open_programmes", test::spring);
  EXPECT_EQ(demands.places[0], 2.5);
  EXPECT_EQ(demands.order[0], 7.0);
  town.run("open_programmes", test::summer);
  EXPECT_EQ(demands.places[0], 3.0);
  town.run("open_programmes", test::autumn);
  EXPECT_EQ(demands.places[0], 2.5);
}

TEST(OpenProgrammes, OfTwoTaxRulesTheLaterHolds) {
  Town town({{"tax", "a_rule", {{"general_deduction", 0.5}, {"manufacturing_deduction", 0.6}}},
             {"tax",
              "b_rule",
              {{"general_deduction", 0.75},
               {"manufacturing_deduction", 1},
               {"standard_rate", 0.24},
               {"certified_rate", 0.14},
               {"small_rate", 0.04},
               {"small_limit", 9}}}});
  const PublicTerms& terms = town.city.terms;
  town.run("open_programmes", test::spring);
  EXPECT_EQ(terms.general_deduction[0], 0.75);
  EXPECT_EQ(terms.manufacturing_deduction[0], 1.0);
  EXPECT_EQ(terms.standard_rate[0], 0.24);
  EXPECT_EQ(terms.certified_rate[0], 0.14);
  EXPECT_EQ(terms.small_rate[0], 0.04);
  EXPECT_EQ(terms.small_limit[0], 9.0);
  town.set("b_rule.active", 0);
  town.run("open_programmes", test::summer);
  EXPECT_EQ(terms.general_deduction[0], 0.5);
}

TEST(OpenProgrammes, BeginsANewTally) {
  Town town;
  town.city.tally.exits = 3.0;
  town.run("open_programmes", test::spring);
  EXPECT_EQ(town.city.tally.exits, 0.0);
}

}  // namespace
}  // namespace xiamen
