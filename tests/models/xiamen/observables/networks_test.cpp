#include "tests/models/xiamen/observables/seen_town.hpp"

namespace xiamen {
namespace {

using test::SeenTown;

test::EntryText programme(const char* id, double institutes) {
  return {"alliance",
          id,
          {{"count", 1},
           {"enterprises_each", 3},
           {"institutes_each", institutes},
           {"term", 4},
           {"lead_minimum_sales", 0}}};
}

// Three enterprises, all of which agree to join.
class Networks : public testing::Test {
 protected:
  explicit Networks(const std::vector<test::EntryText>& entries) : town(entries) {
    for (int each = 0; each < 3; ++each) {
      town.add_enterprise(1e6);
      town.city.enterprises.knowledge[static_cast<std::size_t>(each)] = 1e6;
    }
  }
  double seen(std::string_view name, Network network, sim::Quarter quarter = test::winter) const {
    return town.seen(name, network, quarter);
  }
  SeenTown town;
  City& city = town.city;
};

class Consortium : public Networks {
 protected:
  Consortium()
      : Networks({programme("consortium", 1),
                  {"research_body", "institute", {{"count", 1}, {"budget_each", 0}}}}) {
    city.bodies.count[0] = 1;
  }
};

// Three enterprises and the only institute: four nodes, all tied to each other.
TEST_F(Consortium, TiesAllItsMembers) {
  town.run("form_alliances", test::winter);
  town.look(test::winter);
  EXPECT_EQ(seen("network_nodes", Network::alliance), 4.0);
  EXPECT_EQ(seen("network_ties", Network::alliance), 6.0);
  EXPECT_EQ(seen("network_mean_degree", Network::alliance), 3.0);
  EXPECT_EQ(seen("network_largest_degree", Network::alliance), 3.0);
  EXPECT_EQ(seen("network_components", Network::alliance), 1.0);
  EXPECT_EQ(seen("network_largest_component", Network::alliance), 1.0);
  EXPECT_EQ(seen("network_clustering", Network::alliance), 1.0);
  EXPECT_EQ(seen("network_repeated_ties", Network::alliance), 0.0);
  EXPECT_EQ(seen("network_ties", Network::collaboration), 6.0);
  EXPECT_EQ(seen("network_ties", Network::joint_lab), 0.0);
}

TEST_F(Consortium, AfterItsTermIsFoundAnewAmongPartners) {
  for (int quarter = 0; quarter < 5; ++quarter) town.run("form_alliances", test::winter + quarter);
  ASSERT_EQ(city.alliances.size(), 2U);
  town.look(test::winter + 4);
  EXPECT_EQ(seen("network_ties", Network::alliance, test::winter + 4), 6.0);
  EXPECT_EQ(seen("network_repeated_ties", Network::alliance, test::winter + 4), 1.0);
}

TEST_F(Consortium, LosesMembersThatLeave) {
  town.run("form_alliances", test::winter);
  city.enterprises.alive[2] = 0;
  city.enterprises.forget_the_gone();
  town.look(test::winter);
  EXPECT_EQ(seen("network_nodes", Network::alliance), 3.0);
  EXPECT_EQ(seen("network_ties", Network::alliance), 3.0);
  town.look(test::winter + 4);
  EXPECT_EQ(seen("network_nodes", Network::alliance, test::winter + 4), 0.0) << "its term is over";
}

// What was seen at the end of a year stands until the end of the next.
TEST_F(Consortium, IsLookedAtOnceAYear) {
  town.run("form_alliances", test::winter);
  town.look(test::winter);
  city.enterprises.alive[2] = 0;
  city.enterprises.forget_the_gone();
  town.look(test::winter + 1);
  EXPECT_EQ(seen("network_nodes", Network::alliance, test::winter + 1), 4.0);
}

class Laboratory : public Networks {
 protected:
  Laboratory() : Networks({programme("laboratory", 0)}) {
    town.inputs.catalogue[0].id = "joint_lab";  // as the city calls it
  }
};

TEST_F(Laboratory, IsANetworkOfItsOwn) {
  town.run("form_alliances", test::winter);
  town.look(test::winter);
  EXPECT_EQ(seen("network_ties", Network::joint_lab), 3.0);
  EXPECT_EQ(seen("network_ties", Network::alliance), 0.0);
  EXPECT_EQ(seen("network_ties", Network::collaboration), 3.0);
}

class Contracts : public Networks {
 protected:
  Contracts()
      : Networks({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}},
                  {"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 9}, {"price", 0.5}}},
                  {"demand", "scenes", {{"places", 4}, {"order", 1e5}}},
                  {"fund", "a_fund", {{"size", 1e9}, {"call_period", 10}, {"ticket_maximum", 1e9}}}}) {
    city.bodies.count[0] = 1;
    city.bodies.contact[0] = 1.0;
    town.set("knowledge.half", 0);
    for (std::size_t row = 0; row < 3; ++row) town.give_cash(row, 1e9);
  }
};

TEST_F(Contracts, ALicenceTiesUntilTheProjectEnds) {
  const std::size_t result = town.add_result(0, 1e9, test::winter);
  town.run("match_results", test::winter);
  ASSERT_TRUE(city.projects.owner[result].exists());
  town.look(test::winter);
  EXPECT_EQ(seen("network_nodes", Network::licence), 2.0);
  EXPECT_EQ(seen("network_ties", Network::licence), 1.0);
  EXPECT_EQ(seen("network_repeated_ties", Network::licence), 0.0);
  EXPECT_EQ(seen("network_ties", Network::collaboration), 1.0);
  city.projects.live.clear();
  town.look(test::winter + 4);
  EXPECT_EQ(seen("network_ties", Network::licence, test::winter + 4), 0.0);
}

TEST_F(Contracts, ASeatTiesAndASecondOneIsARepetition) {
  const std::size_t pilot = town.add_project(1, 1e9, Stage::pilot);
  town.run("open_programmes", test::winter);
  town.run("sign_contracts", test::winter);
  ASSERT_TRUE(city.projects.seat[pilot].exists());
  town.look(test::winter);
  EXPECT_EQ(seen("network_nodes", Network::service), 2.0);
  EXPECT_EQ(seen("network_repeated_ties", Network::service), 0.0);
  town.add_project(1, 1e9, Stage::pilot);
  town.add_project(2, 1e9, Stage::pilot);
  town.run("sign_contracts", test::winter);
  town.look(test::winter + 4);
  EXPECT_EQ(seen("network_nodes", Network::service, test::winter + 4), 3.0);
  EXPECT_EQ(seen("network_ties", Network::service, test::winter + 4), 2.0);
  EXPECT_EQ(seen("network_largest_degree", Network::service, test::winter + 4), 2.0);
  EXPECT_EQ(seen("network_repeated_ties", Network::service, test::winter + 4), 0.5);
}

TEST_F(Contracts, AFirstOrderTiesForAYear) {
  const std::size_t product = town.add_project(0, 4e6, Stage::market);
  city.projects.progress[product] = Progress::selling;
  town.run("open_programmes", test::winter);
  town.set("product.customer_chance", 0);
  town.run("find_customers", test::winter);
  ASSERT_NE(city.projects.launched[product], 0);
  town.look(test::winter);
  EXPECT_EQ(seen("network_ties", Network::first_order), 1.0);
  for (int quarter = 1; quarter <= 4; ++quarter) town.run("find_customers", test::winter + quarter);
  town.run("advance_stages", test::winter + 4);
  town.look(test::winter + 4);
  EXPECT_EQ(seen("network_ties", Network::first_order, test::winter + 4), 0.0);
}

TEST_F(Contracts, TenantsAndStakes) {
  const std::size_t space = city.spaces.append(sim::make_key("space", 1));
  city.enterprises.space[0] = city.enterprises.space[2] = static_cast<std::int32_t>(space);
  const std::size_t vintage = town.add_vintage(0, 1e6);
  town.add_holding(vintage, town.add_project(0, 1e6), 10.0, 0.1);
  town.add_holding(vintage, town.add_project(1, 1e6), 10.0, 0.1);
  const std::size_t sold = town.add_holding(vintage, town.add_project(2, 1e6), 10.0, 0.1);
  city.holdings.held[sold] = Holding::gone;
  std::erase(city.holdings.live, sold);
  town.look(test::winter);
  EXPECT_EQ(seen("network_nodes", Network::space), 3.0);
  EXPECT_EQ(seen("network_ties", Network::space), 2.0);
  EXPECT_TRUE(std::isnan(seen("network_clustering", Network::space))) << "no path of three ties";
  EXPECT_EQ(seen("network_ties", Network::investment), 2.0);
  EXPECT_EQ(seen("network_components", Network::investment), 1.0);
  EXPECT_EQ(seen("network_ties", Network::collaboration), 0.0);
}

}  // namespace
}  // namespace xiamen
