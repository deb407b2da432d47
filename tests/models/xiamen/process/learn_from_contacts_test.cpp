#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// R&D of 100,000, 300,000 and none; each knows 1 million, so it takes up half of what it hears.
class Contacts : public testing::Test {
 protected:
  Contacts() {
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    for (std::size_t row = 0; row < 3; ++row) firms.knowledge[row] = 1e6;
    firms.research_quarter[0] = 1e5;
    firms.research_quarter[1] = 3e5;
  }
  void learn() { town.run("learn_from_contacts", test::spring); }
  Town town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Contacts, KnowledgeFadesAndGrowsByOwnResearch) {
  town.set("knowledge.depreciation", 0.3439);
  learn();
  EXPECT_NEAR(firms.knowledge[0], 1.0e6, 1e-6);
  EXPECT_NEAR(firms.knowledge[1], 1.2e6, 1e-6);
  EXPECT_NEAR(firms.knowledge[2], 0.9e6, 1e-6);
  EXPECT_EQ(firms.borrowed[0], 0.0);
  EXPECT_EQ(town.city.markets.research[0], 4e5);
  EXPECT_EQ(town.city.markets.performers[0], 2.0);
}

TEST_F(Contacts, ChanceContactsBringTheMeanOfTheField) {
  town.set("knowledge.spillover", 0.1);
  town.set("knowledge.chance_contacts", 2);
  learn();
  // 0.1 x 1/2 x 2 x 200,000
  EXPECT_NEAR(firms.borrowed[2], 2e4, 1e-6);
  EXPECT_NEAR(firms.knowledge[2], 1.02e6, 1e-6);
}

TEST_F(Contacts, PartnersBringTheirOwn) {
  town.set("knowledge.spillover", 0.1);
  City& city = town.city;
  city.alliances.append(sim::make_key("alliance", 0));
  city.alliances.ends[0] = test::summer.ordinal();
  for (std::size_t row = 0; row < 2; ++row) {
    city.members.append(sim::make_key("member", row));
    city.members.alliance[row] = AllianceId(0);
    city.members.enterprise[row] = static_cast<std::int32_t>(row);
  }
  learn();
  EXPECT_NEAR(firms.borrowed[0], 0.1 * 0.5 * 3e5, 1e-6);
  EXPECT_NEAR(firms.borrowed[1], 0.1 * 0.5 * 1e5, 1e-6);
  EXPECT_EQ(firms.borrowed[2], 0.0);
}

// Each hears of so many of its fellow tenants, of the mean of the others: 0 and 1 of each other's and 2's
// R&D.
TEST_F(Contacts, NeighboursAreHeardOf) {
  town.set("knowledge.spillover", 0.1);
  town.city.spaces.append(sim::make_key("space", 0));
  for (std::int32_t& space : firms.space.values()) space = 0;
  town.city.spaces.neighbours[0] = 1.0;
  learn();
  EXPECT_NEAR(firms.borrowed[0], 0.1 * 0.5 * 1.5e5, 1e-6);
  EXPECT_NEAR(firms.borrowed[1], 0.1 * 0.5 * 0.5e5, 1e-6);
  EXPECT_NEAR(firms.borrowed[2], 0.1 * 0.5 * 2e5, 1e-6);
}

TEST_F(Contacts, NoMoreNeighboursThanThereAre) {
  town.set("knowledge.spillover", 0.1);
  town.city.spaces.append(sim::make_key("space", 0));
  firms.space[0] = firms.space[1] = 0;
  town.city.spaces.neighbours[0] = 9.0;
  learn();
  EXPECT_NEAR(firms.borrowed[0], 0.1 * 0.5 * 3e5, 1e-6);
  EXPECT_EQ(firms.borrowed[2], 0.0);
}

TEST_F(Contacts, RightsExpireAndLaunchesFade) {
  town.set("rights.expiry", 0.3439);
  firms.inventions[2] = 10;
  firms.other_rights[2] = 20;
  firms.launches[2] = 12;
  learn();
  EXPECT_NEAR(firms.inventions[2], 9.0, 1e-12);
  EXPECT_NEAR(firms.other_rights[2], 18.0, 1e-12);
  EXPECT_NEAR(firms.launches[2], 11.0, 1e-12);
}

// Reference R&D of 1 million a year: 100,000 a quarter are 0.4 of it, at elasticity 1 and two rights a year
// 0.2 a quarter. 400 quarters: 80 +- 5 sqrt(80); the second enterprise three times as many.
TEST_F(Contacts, InventionsArePoissonInResearch) {
  town.set("rights.inventions", 2);
  for (int i = 0; i < 400; ++i) town.run("learn_from_contacts", test::spring + i);
  EXPECT_NEAR(firms.inventions[0], 80, 45);
  EXPECT_NEAR(firms.inventions[1], 240, 78);
  EXPECT_EQ(firms.inventions[2], 0.0);
}

}  // namespace
}  // namespace xiamen
