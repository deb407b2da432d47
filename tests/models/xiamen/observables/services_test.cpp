#include "tests/models/xiamen/observables/seen_town.hpp"

namespace xiamen {
namespace {

using test::SeenTown;

// Two pilots at a platform with four seats; the work of one takes a quarter.
TEST(SeatsSeen, CountThoseThatWereLeftInTheQuarter) {
  SeenTown town({{"service", "platform", {{"stage", 2}, {"count", 2}, {"seats_each", 2}, {"price", 0.5}}},
                 {"service", "shut", {{"stage", 2}, {"count", 1}, {"seats_each", 1}}}});
  town.set("shut.active", 0);
  const std::size_t owner = town.add_enterprise(10e6);
  town.give_cash(owner, 1e9);
  town.add_project(owner, 1e9, Stage::pilot);
  town.add_project(owner, 1e9, Stage::pilot);
  town.run("open_programmes", test::spring);
  town.run("sign_contracts", test::spring);
  town.city.projects.left[0] = 1;
  town.run("advance_stages", test::spring);
  town.look();
  EXPECT_EQ(town.city.services.taken[0], 1);
  EXPECT_EQ(town.seen("service_seats", 0), 4.0);
  EXPECT_EQ(town.seen("service_seats_taken", 0), 2.0);
  EXPECT_EQ(town.seen("service_utilisation", 0), 0.5);
  EXPECT_EQ(town.seen("service_seats", 1), 0.0);
  EXPECT_TRUE(std::isnan(town.seen("service_utilisation", 1)));
}

// Three products of one owner, two places a quarter of one programme and one of the other.
TEST(OrdersSeen, ByProgrammeSizeAndSector) {
  SeenTown town({{"demand", "a_scene", {{"places", 6}, {"order", 1e5}}},
                 {"demand", "b_scene", {{"places", 8}, {"order", 0}}}});
  town.set("product.customer_chance", 0);
  const std::size_t owner = town.add_enterprise(200e6);
  town.city.enterprises.workers[owner] = 2000;
  for (int each = 0; each < 2; ++each) {
    const std::size_t row = town.add_project(owner, 4e6, Stage::market);
    town.city.projects.progress[row] = Progress::selling;
    town.city.projects.sector[row] = 5;
  }
  town.run("open_programmes", test::spring);
  town.run("find_customers", test::spring);
  town.look();
  EXPECT_EQ(town.seen("first_orders"), 2.0);
  EXPECT_EQ(town.seen("first_orders_by_demand", 0), 1.0) << "of one and a half places";
  EXPECT_EQ(town.seen("demand_places", 0), 1.0);
  EXPECT_EQ(town.seen("first_orders_by_demand", 1), 1.0);
  EXPECT_EQ(town.seen("demand_places", 1), 2.0);
  EXPECT_EQ(town.seen("first_orders_by_size", 0), 2.0);
  EXPECT_EQ(town.seen("first_orders_by_sector", 5), 2.0);
  EXPECT_EQ(town.seen("enterprise_support"), 1e5);
}

}  // namespace
}  // namespace xiamen
