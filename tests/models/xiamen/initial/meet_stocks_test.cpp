#include "models/xiamen/initial/initial_city.hpp"
#include "sim/experiment/simulation.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Three enterprises with sales of 1, 2 and 3 million a quarter, one that is gone, and all sizes of 2020
// equal: 8 million a year.
class KnownStocks : public testing::Test {
 protected:
  KnownStocks()
      : town({{"loan", "a_credit", {{"purpose", 1}, {"limit", 1e9}, {"rate", 0}, {"ticket_maximum", 1e9}}}}) {
    for (const double sales : {1e6, 2e6, 3e6, 5e6}) town.add_enterprise(sales);
    firms.alive[3] = 0;
    firms.forget_the_gone();
    town.set("initial.sales_median", 8e6);
    town.set("initial.sales_deviation", 0);
    town.set("initial.sales_cap", 1e9);
    town.set("initial.aware", 0);
    town.set("initial.high_tech_enterprises", 0);
    town.set("initial.specialised_enterprises", 0);
    town.set("initial.little_giants", 0);
    town.set("initial.researchers", 1000);
    town.run("open_facilities", test::spring);
  }
  void meet() {
    city.books.open_quarter();
    meet_stocks(city, town.context(sim::initial_step, test::start));
    EXPECT_EQ(city.books.close_quarter(), 0) << city.books.diagnosis();
  }
  void certify(std::size_t row, int until) {
    firms.high_tech_until[row] = until;
    firms.inventions[row] = static_cast<double>(row);  // the more, the better its mark
  }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
};

constexpr int now = test::start.ordinal();

TEST_F(KnownStocks, SizesBecomeThoseOf2020AndResearchMovesWithThem) {
  firms.product_sales[0] = 1e6;  // half of its sales
  firms.reported_1[0] = 8e5;
  firms.workers[2] = 30;
  meet();
  EXPECT_NEAR(firms.base_sales[0], 1e6, 1e-6);
  EXPECT_NEAR(firms.product_sales[0], 1e6, 1e-6);
  EXPECT_NEAR(firms.reported_1[0], 8e5, 1e-6);
  EXPECT_NEAR(firms.base_sales[2], 2e6, 1e-6);
  EXPECT_NEAR(firms.workers[2], 20, 1e-9);
  EXPECT_EQ(firms.base_sales[3], 5e6) << "it is gone";
  EXPECT_NEAR(city.markets.trend[0], 6e6, 1e-6);
  EXPECT_EQ(city.markets.closure[0], 1.0);
}

// 3 million become 2: two thirds of the 600,000 free cash and of the credit stay, what is owed to projects
// stays whole.
TEST_F(KnownStocks, BooksMoveWithSales) {
  town.lend(2, 300);
  town.give_cash(2, 1000 - town.cash(2));
  firms.owed_to_projects[2] = Money::yuan(400);
  const double used = city.facilities.used[0].in_yuan();
  meet();
  EXPECT_NEAR(town.cash(2), 800, 0.02);
  EXPECT_NEAR(firms.working_debt[2].in_yuan(), -200, 0.01);
  EXPECT_NEAR(city.facilities.used[0].in_yuan(), used - 100, 0.01);
  EXPECT_EQ(city.lenders.cash[firms.house_bank[2]], Money());
}

TEST_F(KnownStocks, TheWorstHoldersLoseTheCertificateTheBestOthersGainIt) {
  for (std::size_t row = 0; row < 3; ++row) certify(row, now + 4);
  town.set("initial.high_tech_enterprises", 2);
  meet();
  EXPECT_FALSE(firms.high_tech(0, now));
  EXPECT_TRUE(firms.high_tech(1, now));
  EXPECT_EQ(firms.high_tech_until[2], now + 4) << "its validity comes from the warm-up";

  town.set("initial.high_tech_enterprises", 3);
  firms.sales_1[0] = firms.sales_2[0] = firms.sales_3[0] = 8e6;
  firms.reported_1[0] = firms.reported_2[0] = firms.reported_3[0] = 8e5;
  firms.inventions[0] = 1;
  meet();
  EXPECT_TRUE(firms.high_tech(0, now));
  EXPECT_EQ((firms.high_tech_until[0] - now) % 4, 0);
}

TEST_F(KnownStocks, OnlyHoldersAndTheShareOfTheOthersKnow) {
  for (std::size_t row = 0; row < 3; ++row) firms.aware[row] = 1;
  certify(1, now + 4);
  town.set("initial.high_tech_enterprises", 1);
  meet();
  EXPECT_EQ(firms.aware[0], 0);
  EXPECT_EQ(firms.aware[1], 1);
  town.set("initial.aware", 1);
  meet();
  EXPECT_EQ(firms.aware[0], 1);
}

TEST_F(KnownStocks, ResearchersAreThoseOf2020) {
  city.labour.supply[0] = 7;
  city.labour.wage[0] = 1;
  meet();
  EXPECT_EQ(city.labour.supply[0], 250);
  EXPECT_EQ(city.labour.wage[0],
            town.context(sim::initial_step, test::start)
                .parameters[town.inputs.parameters.require("researcher.reference_wage")]);
}

}  // namespace
}  // namespace xiamen
