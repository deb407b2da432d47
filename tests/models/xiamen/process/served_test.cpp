// Whom an entry serves: its sectors and districts, obeyed by the step that serves it.
#include "models/xiamen/rules/taxation.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

constexpr std::size_t biomedicine = 4;
constexpr std::size_t gene = 10;
constexpr std::size_t deep_sea = 13;
constexpr std::size_t xiangan = 5;
double only(std::size_t place) {
  return static_cast<double>(1U << place);
}

TEST(Served, FieldSectorAndDistrictMustAllBeServed) {
  class Table : public sim::Population {
   public:
    Table() : Population("table") {}
    Column<double> fields{*this, "fields", "1", "field"};
    Served served{*this};
  } table;
  table.append(1);
  EXPECT_TRUE(serves_one(table, 0, deep_sea, xiangan)) << "a row that was told nothing serves all";
  table.served.sectors[0] = 1 << biomedicine | 1 << gene;
  EXPECT_TRUE(serves_sector(table, 0, biomedicine));
  EXPECT_FALSE(serves_sector(table, 0, deep_sea));
  table.fields[0] = 1.0 + static_cast<double>(FieldGroup::electronics);
  EXPECT_FALSE(serves_sector(table, 0, biomedicine)) << "another field";
  table.fields[0] = 0.0;
  table.served.districts[0] = 1 << xiangan;
  EXPECT_TRUE(serves_one(table, 0, gene, xiangan));
  EXPECT_FALSE(serves_one(table, 0, gene, 0));
}

TEST(Served, EachMemberOfASetHasItsShareOfTheUnitInterval) {
  constexpr std::int32_t two = 1 << 1 | 1 << 4;
  EXPECT_EQ(member_at(two, districts, 0.0), 1U);
  EXPECT_EQ(member_at(two, districts, 0.49), 1U);
  EXPECT_EQ(member_at(two, districts, 0.5), 4U);
  EXPECT_EQ(member_at(two, districts, 0.99), 4U);
  for (const double uniform : {0.0, 0.17, 0.34, 0.9})
    EXPECT_EQ(member_at(all_districts, districts, uniform), static_cast<std::size_t>(6.0 * uniform));
}

// 10 % of R&D of 1 million each, for biomedicine in Xiang'an: of three enterprises one is in another sector,
// one in another district. What is expected again, too, only one expects.
TEST(Served, AGrantPaysItsSectorsAndDistricts) {
  Town town({{"grant",
              "subsidy",
              {{"base", 0},
               {"appropriation", 1e6},
               {"share", 0.1},
               {"ceiling", 2e5},
               {"sectors", only(biomedicine)},
               {"districts", only(xiangan)}}}});
  Enterprises& firms = town.city.enterprises;
  for (int i = 0; i < 3; ++i) {
    town.add_enterprise(1e6);
    firms.reported_1[static_cast<std::size_t>(i)] = 1e6;
  }
  firms.sector[1] = firms.sector[2] = biomedicine;
  firms.district[0] = firms.district[2] = xiangan;
  town.run("open_programmes", test::spring);
  town.run("pay_grants", test::autumn);
  EXPECT_EQ(firms.public_claims[0], Money());
  EXPECT_EQ(firms.public_claims[1], Money());
  EXPECT_EQ(firms.public_claims[2], Money::yuan(1e5));
  EXPECT_DOUBLE_EQ(subsidy_rate(town.city, biomedicine, xiangan), 0.1);
  EXPECT_EQ(subsidy_rate(town.city, biomedicine, 0), 0.0);
  EXPECT_DOUBLE_EQ(subsidy_rate(town.city, biomedicine), 0.1 / 6) << "who does not know where it will be";
}

TEST(Served, PlacesOfAProgrammeGoToProductsOfItsSectors) {
  Town town({{"demand", "scenes", {{"places", 4}, {"order", 100}, {"sectors", only(deep_sea)}}}});
  town.set("product.customer_chance", 0);
  const std::size_t owner = town.add_enterprise(1e6);
  for (int i = 0; i < 2; ++i) {
    const std::size_t product = town.add_project(owner, 1e6, Stage::market);
    town.city.projects.progress[product] = Progress::selling;
  }
  town.city.projects.sector[1] = deep_sea;
  town.run("open_programmes", test::spring);
  town.run("find_customers", test::spring);
  EXPECT_EQ(town.city.projects.launched[0], 0);
  EXPECT_EQ(town.city.projects.launched[1], test::spring.ordinal());
}

TEST(Served, ResultsOfABodyAreForItsSectors) {
  Town town({{"research_body",
              "base",
              {{"count", 1}, {"budget_each", 4e6}, {"applied_share", 1}, {"sectors", only(deep_sea)}}},
             {"research_body",
              "nobody",
              {{"count", 1},
               {"budget_each", 4e6},
               {"applied_share", 1},
               {"fields", 3},
               {"sectors", only(deep_sea)}}}});
  town.set("body.results_per_cny", 1e-5);
  for (int i = 0; i < 5; ++i) town.run("fund_research", test::spring + i);
  const Projects& projects = town.city.projects;
  ASSERT_GT(projects.live.size(), 10U);
  for (const std::size_t row : projects.live) {
    EXPECT_EQ(projects.sector[row], deep_sea);
    EXPECT_EQ(projects.origin[row].position(), 0U) << "the life sciences bring forth nothing for it";
  }
}

TEST(Served, ArrivalsSettleWhereTheirProgrammeIs) {
  Town town({{"inflow", "gate", {{"reach", 1}, {"places", 80}, {"districts", only(xiangan)}}}});
  town.set("move.candidates", 40);
  town.set("sector.electronic_information.share", 1);
  town.set("move.known", 0);
  town.set("move.rivals", 1e-9);
  town.run("move_enterprises", test::spring);
  const Enterprises& firms = town.city.enterprises;
  ASSERT_EQ(firms.size(), 20U);
  for (const std::uint8_t district : firms.district.values()) EXPECT_EQ(district, xiangan);
}

// Three could lead; the second knows less than the first and is the only one of the programme's sector.
TEST(Served, AProgrammeOfASectorIsLedByOneOfIt) {
  Town town({{"alliance",
              "consortium",
              {{"count", 1},
               {"enterprises_each", 1},
               {"institutes_each", 0},
               {"lead_minimum_sales", 4e6},
               {"sectors", only(biomedicine)}}}});
  for (int i = 0; i < 3; ++i) town.add_enterprise(2e6);
  Enterprises& firms = town.city.enterprises;
  firms.knowledge[0] = 9e6;
  firms.knowledge[1] = 5e6;
  firms.knowledge[2] = 4e6;
  firms.sector[1] = biomedicine;
  town.run("form_alliances", test::spring);
  ASSERT_EQ(town.city.alliances.size(), 1U);
  EXPECT_EQ(town.city.alliances.lead[0], 1);
  EXPECT_EQ(test::refused(town, "consortium"), 0.0) << "the others could not have led it";
}

}  // namespace
}  // namespace xiamen
