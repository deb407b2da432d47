#include "models/xiamen/rules/named.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

sim::Actor enterprise(const std::string& id, const std::map<std::string, std::string>& start) {
  sim::Actor actor;
  actor.id = id;
  actor.kind = "enterprise";
  for (const auto& [name, value] : start) actor.start[name] = {value, {}};
  return actor;
}

// Four enterprises that sell 4, 3, 2 and 1 million a quarter; the last is of another sector, the first does
// no R&D.
class Names : public testing::Test {
 protected:
  Names()
      : town({{"alliance",
               "consortium",
               {{"count", 1}, {"enterprises_each", 1}, {"institutes_each", 1}, {"lead_minimum_sales", 4e6}}},
              {"research_body", "university", {{"count", 9}, {"budget_each", 0}}}}) {
    for (int i = 4; i > 0; --i) town.add_enterprise(1e6 * i);
    firms.sector[3] = 4;
    firms.does_research[0] = 0;
    for (std::size_t row = 0; row < 4; ++row) firms.knowledge[row] = 1e6 * static_cast<double>(4 - row);
    city.bodies.count[0] = 9;
  }
  void name(std::vector<sim::Actor> actors) {
    town.inputs.actors.rows = std::move(actors);
    name_enterprises(city, town.context("form_alliances", test::spring));
  }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Names, StandAtTheirRankInTheirSector) {
  name(
      {enterprise("first", {{"sector", "electronic_information"}, {"rank", "1"}}),
       enterprise("second", {{"sector", "electronic_information"}, {"rank", "1"}, {"research", "yes"}}),
       enterprise("other",
                  {{"sector", "biomedicine"}, {"rank", "1"}, {"district", "haicang"}, {"founded", "2019Q4"}}),
       enterprise("too_many", {{"sector", "deep_sea_space"}, {"rank", "1"}})});
  EXPECT_EQ(firms.named[0], 1);
  EXPECT_EQ(firms.named[1], 2) << "the rank is taken, and this one does R&D";
  EXPECT_EQ(firms.named[2], 0);
  EXPECT_EQ(firms.named[3], 3);
  EXPECT_EQ(firms.key(3), town.inputs.actors.rows[2].key());
  EXPECT_EQ(firms.district[3], 3);
  EXPECT_EQ(firms.birth[3], sim::Quarter(2019, 4).ordinal());
  EXPECT_EQ(firms.sales(3), 1e6) << "what it sells is as before";
  EXPECT_EQ(actor_of(city, 1)->id, "second");
  EXPECT_EQ(actor_of(city, 2), nullptr);
}

TEST_F(Names, AnAttributeThatMeansNothingStopsTheRun) {
  EXPECT_THROW(name({enterprise("x", {{"sector", "alchemy"}, {"rank", "1"}})}), sim::RunFailed);
  EXPECT_THROW(name({enterprise("x", {{"sector", "biomedicine"}, {"rank", "none"}})}), sim::RunFailed);
}

// The third knows least of those that could lead. It leads once; then the place goes to the most knowing.
TEST_F(Names, ALeadOfTheDocumentsLeadsOnce) {
  sim::Actor university;
  university.id = "the_university";
  university.kind = "research_body";
  university.entry = "university";
  university.ordinal = 7;
  university.start["joins"] = {"consortium", {}};
  name({enterprise("leader", {{"sector", "electronic_information"}, {"rank", "3"}, {"leads", "consortium"}}),
        university});
  town.set("consortium.term", 1);
  town.run("form_alliances", test::spring);
  ASSERT_EQ(city.alliances.size(), 1U);
  EXPECT_EQ(city.alliances.lead[0], 2);
  ASSERT_EQ(city.members.size(), 2U);
  EXPECT_EQ(city.members.ordinal[1], 7) << "and its institute is the one that the documents name";
  town.run("form_alliances", test::summer);
  ASSERT_EQ(city.alliances.size(), 2U);
  EXPECT_EQ(city.alliances.lead[1], 1);
}

TEST_F(Names, ALeadThatSellsTooLittleDoesNotLead) {
  firms.base_sales[2] = 0.5e6;
  firms.product_sales[2] = 0.0;
  name(
      {enterprise("leader", {{"sector", "electronic_information"}, {"rank", "3"}, {"leads", "consortium"}})});
  town.run("form_alliances", test::spring);
  ASSERT_EQ(city.alliances.size(), 1U);
  EXPECT_EQ(city.alliances.lead[0], 1);
}

}  // namespace
}  // namespace xiamen
