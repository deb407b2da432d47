#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Electronic information has two enterprises, mechanical equipment one. 34.39 % a year are 10 % a quarter.
class Sales : public testing::Test {
 protected:
  Sales() {
    town.add_enterprise(1e6);
    town.add_enterprise(3e6);
    town.add_enterprise(2e6);
    firms.product_sales[0] = 1e6;
    firms.sector[2] = 1;
    firms.workers[0] = 10;
    for (std::size_t sector = 0; sector < sectors; ++sector) town.city.markets.trend[sector] = 4e6;
  }
  Town town;
  Enterprises& firms = town.city.enterprises;
  Markets& markets = town.city.markets;
};

TEST_F(Sales, ProductsFadeAndPartOfThemBecomesEstablished) {
  town.set("product.decay", 0.3439);
  town.run("sell_products", test::spring);
  EXPECT_NEAR(firms.product_sales[0], 0.9e6, 1e-6);
  EXPECT_NEAR(firms.base_sales[0], 1.05e6, 1e-6);
  EXPECT_NEAR(firms.base_sales[1], 3e6, 1e-6);
  // 7.8 million a year need 7.8 people; a quarter of the way from 10
  EXPECT_NEAR(firms.workers[0], 10 - 0.25 * 2.2, 1e-9);
}

TEST_F(Sales, MarketsAddUpAndCloseAsTheyFill) {
  markets.trend[1] = 6e6;
  town.run("sell_products", test::spring);
  EXPECT_NEAR(markets.sales[0], 5e6, 1e-6);
  EXPECT_NEAR(markets.sales[1], 2e6, 1e-6);
  EXPECT_NEAR(markets.closure[0], 0.8, 1e-12);  // 4 / 5
  EXPECT_NEAR(markets.closure[1], 2.0, 1e-12);  // 6 / 2, but never more than 2
  EXPECT_NEAR(markets.closure[2], 1.0, 1e-12);  // nobody there
  town.set("market.closure_exponent", 2);
  town.run("sell_products", test::summer);
  EXPECT_NEAR(markets.closure[0], 0.64, 1e-12);
}

// Everybody loses a tenth of the orders and wins them back on average; 20,000 draws each, five standard
// errors 5 x 0.1 sqrt(2 / 20,000) = 0.005.
class Orders : public Sales {
 protected:
  Orders() {
    town.set("market.order_loss", 0.3439);
    for (int i = 0; i < 20000; ++i) town.add_enterprise(1e6);
  }
  double mean_growth() {
    town.run("sell_products", test::spring);
    double sum = 0;
    for (std::size_t row = 3; row < firms.size(); ++row) sum += firms.base_sales[row] / 1e6 / 20000;
    return sum;
  }
};

// 4 million a year are four times the reference: growth of 0.04 a year and log unit less, 0.01 ln 4 a
// quarter.
TEST_F(Orders, GrowthFallsWithSize) {
  town.set("market.size_reversion", 0.04);
  EXPECT_NEAR(mean_growth(), 1.0 - 0.01 * std::log(4.0), 0.005);
}

// Sales of twice the trend, exponent 1/2: orders won fall to 0.7071 of the tenth lost.
TEST_F(Orders, AFullMarketOrdersLessFromTheEstablished) {
  town.set("market.established_closure", 0.5);
  markets.sales[0] = 2.0 * markets.trend[0];
  EXPECT_NEAR(mean_growth(), 0.9 + 0.1 * std::sqrt(0.5), 0.005);
}

TEST_F(Sales, TrendsGrowWithTheNation) {
  town.set("sector.electronic_information.market", 1.1);
  town.run("sell_products", test::spring);
  EXPECT_NEAR(markets.trend[0], 4.4e6, 1e-6);
  EXPECT_NEAR(markets.trend[1], 4e6, 1e-6);
  town.run("sell_products", test::summer);
  EXPECT_NEAR(markets.trend[0], 4.4e6, 1e-6) << "a level that stays is growth that stops";
}

TEST_F(Sales, RivalryWeighsTheCityAgainstTheOutside) {
  firms.competitiveness[0] = 0.8;
  town.set("market.catch_up", 0.3439);
  town.set("market.outside_weight", 0.5);
  town.run("sell_products", test::spring);
  EXPECT_NEAR(firms.competitiveness[0], 0.72, 1e-12);
  EXPECT_NEAR(markets.rivalry[0], 0.5 * (2.0 / 5.0) * 0.72, 1e-12);
}

TEST_F(Sales, TheDeadSellNothing) {
  firms.alive[0] = 0;
  firms.forget_the_gone();
  town.run("sell_products", test::spring);
  EXPECT_NEAR(markets.sales[0], 3e6, 1e-6);
}

// 20,000 enterprises lose 10 % of their orders and win u n with n ~ Poisson(w), w ~ Exp(1), u = 0.1 + growth
// - erosion + pull: n has mean 1 and variance 1 + 1. Growth and erosion of 2.5 % a quarter cancel; a lead of
// 0.4 at speed 0.1 pulls by 0.04. Five standard errors are 5 u sqrt(2 / 10,000).
TEST_F(Sales, OrdersKeepTheMeanOnCourse) {
  town.set("market.order_loss", 0.3439);
  town.set("market.erosion", std::pow(1.025, 4) - 1);
  town.set("market.replicator_speed", 0.4);
  town.set("sector.electronic_information.market", 1.025);
  for (int i = 0; i < 20000; ++i) {
    const std::size_t row = town.add_enterprise(1e6);
    if (i % 2 == 0) firms.competitiveness[row] = 0.4;
  }
  town.run("sell_products", test::spring);
  double ahead = 0, even = 0;
  for (std::size_t row = 3; row < firms.size(); ++row) {
    (row % 2 == 1 ? ahead : even) += firms.base_sales[row] / 1e6 / 10000;
  }
  EXPECT_NEAR(even, 1.0, 5 * 0.1 * std::sqrt(2.0 / 10000));
  EXPECT_NEAR(ahead, 1.04, 5 * 0.14 * std::sqrt(2.0 / 10000));
}

}  // namespace
}  // namespace xiamen
