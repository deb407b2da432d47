#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Products of 2 million of sales a year; a million is asked for.
class Recognition : public testing::Test {
 protected:
  Recognition() {
    for (int i = 0; i < 2; ++i) {
      const std::size_t owner = town.add_enterprise(1e6);
      firms.aware[owner] = 1;
      firms.other_rights[owner] = 1;
      products.push_back(town.add_project(owner, 2e6, Stage::market));
      city.projects.progress[products.back()] = Progress::selling;
      city.projects.launched[products.back()] = test::spring.ordinal();
    }
  }
  double recognised(sim::Quarter quarter = test::spring) {
    city.tally.conversion_projects = 0;
    town.run("recognise_conversions", quarter);
    return city.tally.conversion_projects;
  }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
  std::vector<std::size_t> products;
};

TEST_F(Recognition, IsGivenOnceInTheQuarterOfTheFirstSale) {
  EXPECT_EQ(recognised(), 2.0);
  EXPECT_EQ(city.projects.recognised[products[0]], 1);
  EXPECT_EQ(recognised(test::summer), 0.0);
}

TEST_F(Recognition, AsksForRightsAwarenessAndSales) {
  firms.other_rights[0] = 0;
  EXPECT_EQ(recognised(), 1.0);
  firms.aware[1] = 0;
  EXPECT_EQ(recognised(), 0.0);
  firms.aware[1] = 1;
  city.projects.value[products[1]] = 0.9e6;
  EXPECT_EQ(recognised(), 0.0);
}

TEST_F(Recognition, IsOfThoseWhoApply) {
  town.set("conversion.take_up", 0);
  EXPECT_EQ(recognised(), 0.0);
}

TEST_F(Recognition, PaysNothing) {
  recognised();
  EXPECT_EQ(town.cash(0), 0.0);
}

}  // namespace
}  // namespace xiamen
