#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Three finished products worth 4 million each, of merits 1, 3 and 2.
class Products : public testing::Test {
 protected:
  Products() : town({{"demand", "scenes", {{"places", 4}, {"order", 1e6}}}}) {
    owner = town.add_enterprise(1e6);
    for (const double merit : {1.0, 3.0, 2.0}) products.push_back(add(merit));
    town.set("product.customer_chance", 0);
  }
  std::size_t add(double merit) {
    const std::size_t row = town.add_project(owner, 4e6, Stage::market);
    city.projects.progress[row] = Progress::selling;
    city.projects.waits_for[row] = bit(Cause::customer);
    city.projects.merit[row] = merit;
    return row;
  }
  bool sells(std::size_t row) const { return city.projects.launched[row] != 0; }

  Town town;
  City& city = town.city;
  std::size_t owner = 0;
  std::vector<std::size_t> products;
};

TEST_F(Products, APublicPlaceGoesToTheBest) {
  city.demands.places[0] = 1.5;
  city.demands.order[0] = 1e6;
  town.run("find_customers", test::spring);
  EXPECT_TRUE(sells(products[1]));
  EXPECT_FALSE(sells(products[0]));
  EXPECT_FALSE(sells(products[2]));
  EXPECT_NEAR(city.demands.places[0], 0.5, 1e-15);
  EXPECT_EQ(town.cash(owner), 1e6);
  EXPECT_EQ(town.balance(city.accounts.city_budget), -1e6);
  EXPECT_EQ(city.enterprises.profit_year[owner], 1e6);
  EXPECT_EQ(city.enterprises.product_sales[owner], 1e6);  // 4 million a year
  EXPECT_EQ(city.projects.waits_for[products[1]], 0);
  EXPECT_EQ(city.projects.launched[products[1]], test::spring.ordinal());
  EXPECT_EQ(city.projects.waits_for[products[0]], bit(Cause::customer));
  EXPECT_EQ(test::refused(town, "scenes"), 0.0) << "a programme that is closed turns nobody away";
}

TEST_F(Products, PlacesTurnAwayTheOthersOfTheirFields) {
  town.run("open_programmes", test::spring);  // one place a quarter
  town.run("find_customers", test::spring);
  EXPECT_EQ(test::refused(town, "scenes"), 2.0);
  city.demands.places[0] = 0.5;
  city.demands.fields[0] = 2.0;
  city.tally = Tally();
  town.run("find_customers", test::summer);
  EXPECT_EQ(test::refused(town, "scenes"), 0.0);
}

TEST_F(Products, APlaceOfAnotherFieldStaysFree) {
  city.demands.places[0] = 1.0;
  city.demands.fields[0] = 2.0;
  town.run("find_customers", test::spring);
  EXPECT_EQ(city.demands.places[0], 1.0);
}

TEST_F(Products, SellMoreInOpenMarketsAndLiftTheirOwner) {
  town.set("product.customer_chance", 1);
  town.set("product.competitiveness_gain", 0.4);
  city.markets.closure[0] = 0.5;
  town.run("find_customers", test::spring);
  EXPECT_NEAR(city.enterprises.product_sales[owner], 1.5e6, 1e-6);
  // each adds half a million a quarter: to 1, 1.5 and 2 million of sales before it
  EXPECT_NEAR(city.enterprises.competitiveness[owner], 0.4 * (0.5 + 1.0 / 3 + 0.25), 1e-12);
}

TEST_F(Products, AreNewForAYearThenLeaveThePipeline) {
  town.set("product.customer_chance", 1);
  town.run("find_customers", test::spring);
  for (int i = 1; i <= 3; ++i) town.run("find_customers", test::spring + i);
  EXPECT_EQ(town.progress(products[0]), Progress::selling);
  town.run("find_customers", test::spring + 4);
  EXPECT_EQ(town.progress(products[0]), Progress::ended);
  EXPECT_EQ(city.enterprises.product_sales[owner], 3e6);
}

TEST_F(Products, WhatFindsNobodyIsGivenUp) {
  city.projects.since[products[0]] = test::spring.ordinal() - 12;
  town.run("find_customers", test::spring);
  EXPECT_EQ(town.progress(products[0]), Progress::ended);
  EXPECT_EQ(town.progress(products[1]), Progress::selling);
  EXPECT_EQ(city.tally.dropped, 1.0);
}

// What partners paid of the cost is theirs of the sales, also after the term of their alliance.
TEST_F(Products, OfAnAllianceAreShared) {
  const std::size_t partner = town.add_enterprise(1e6);
  city.alliances.append(sim::make_key("alliance", 0));
  city.alliances.ends[0] = test::start.ordinal();
  for (const std::size_t member : {owner, partner}) {
    const std::size_t row = city.members.append(sim::make_key("member", member));
    city.members.alliance[row] = AllianceId(0);
    city.members.enterprise[row] = static_cast<std::int32_t>(member);
  }
  city.projects.alliance[products[1]] = AllianceId(0);
  city.projects.cost_all[products[1]] = Money::yuan(10e6);
  city.projects.cost_by_partners[products[1]] = Money::yuan(3e6);
  city.demands.places[0] = 1.0;
  town.run("find_customers", test::spring);
  EXPECT_NEAR(city.enterprises.product_sales[owner], 0.7e6, 1e-6);
  EXPECT_NEAR(city.enterprises.product_sales[partner], 0.3e6, 1e-6);
}

// Four hundred products with a chance of 1/4: 100, five standard errors 43.
TEST_F(Products, FindCustomersByChance) {
  for (int i = 0; i < 397; ++i) add(0.0);
  town.set("product.customer_chance", 0.25);
  town.run("find_customers", test::spring);
  EXPECT_NEAR(city.enterprises.product_sales[owner] / 1e6, 100, 43);
}

}  // namespace
}  // namespace xiamen
