#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// Three enterprises with sales of 10 million a year. Digital technology saves 1 % of sales, worth 100,000 /
// 0.1 = 1 million without discounting; it costs 5 % of sales, 500,000, the second level a million. New
// equipment saves 200,000 a year, worth 2 million, for 4 million.
class Adopters : public testing::Test {
 protected:
  explicit Adopters(std::map<std::string, double> fields = {})
      : town({{"adoption", "a_programme", with_defaults(std::move(fields))}}) {
    for (int i = 0; i < 3; ++i) {
      town.add_enterprise(2.5e6);
      town.give_cash(static_cast<std::size_t>(i), 1e7);
    }
  }
  static std::map<std::string, double> with_defaults(std::map<std::string, double> fields) {
    for (const auto& [name, value] :
         std::map<std::string, double>{{"technology", 0}, {"share", 0}, {"appropriation", 0}})
      fields.emplace(name, value);
    return fields;
  }
  void a_year(int year = 0) {
    for (int i = 0; i < 4; ++i) town.run("adopt_technologies", test::spring + (4 * year + i));
  }
  void tell(std::uint8_t bits) {
    for (std::uint8_t& heard : firms.heard_of.values()) heard = bits;
  }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Adopters, InvestWhereItPays) {
  town.set("adoption.obsolescence", 1e-9);
  town.set("project.discount_rate", 0.1);
  tell(1 | 2 | 4);
  a_year();
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(firms.digital_level[row], 1);
    EXPECT_EQ(firms.technical_level[row], 0) << "two million are not worth four";
    EXPECT_EQ(firms.green_level[row], 0) << "it saves nothing";
    EXPECT_EQ(town.cash(row), 1e7 - 5e5);
    EXPECT_EQ(firms.works[row], 5e5);
    EXPECT_NEAR(firms.saving[row], 0.01, 1e-12);
  }
  a_year(1);
  EXPECT_EQ(firms.digital_level[0], 1) << "the second level is worth just what it costs";
}

TEST_F(Adopters, MustHaveHeardOfIt) {
  a_year();
  EXPECT_EQ(firms.digital_level[0], 0);
  town.set("adoption.discovery", 100);
  a_year(1);
  EXPECT_EQ(firms.digital_level[0], 1);
}

TEST_F(Adopters, MustHaveTheCash) {
  tell(1);
  town.give_cash(0, -9.6e6);
  a_year();
  EXPECT_EQ(firms.digital_level[0], 0);
  EXPECT_EQ(firms.digital_level[1], 1);
}

TEST_F(Adopters, AreCarefulUnlessDiagnosed) {
  tell(1);
  town.set("adoption.caution", 1.5);  // a million must be worth more than 1.25
  firms.diagnosed[1] = 1;
  town.set("adoption.obsolescence", 1e-9);
  town.set("project.discount_rate", 0.1);
  a_year();
  EXPECT_EQ(firms.digital_level[0], 0);
  EXPECT_EQ(firms.digital_level[1], 1);
}

TEST_F(Adopters, LoseALevelThatIsOutOfDate) {
  tell(1);
  town.set("adoption.obsolescence", 1e-9);
  town.set("project.discount_rate", 0.1);
  a_year();
  town.set("adoption.obsolescence", 1);
  a_year(1);
  EXPECT_EQ(firms.digital_level[0], 0) << "at a tenth of its worth it is not bought again";
  EXPECT_NEAR(firms.saving[0], 0.0, 1e-15);
}

class Subsidised : public Adopters {
 protected:
  Subsidised()
      : Adopters({{"technology", 1},
                  {"share", 0.6},
                  {"ceiling", 3e6},
                  {"appropriation", 3e6},
                  {"diagnoses", 4},
                  {"upper_share", 0.5}}) {
    town.set("adoption.obsolescence", 1e-9);
    town.set("project.discount_rate", 0.1);
  }
};

// 60 % of 4 million are 2.4 million: 1.6 million of own cost against a worth of 2. The second one finds
// 600,000 left: 3.4 million of own cost, which it does not pay.
TEST_F(Subsidised, AsLongAsTheAppropriationLasts) {
  tell(2);
  a_year();
  int adopted = 0;
  for (std::size_t row = 0; row < 3; ++row) {
    adopted += firms.technical_level[row];
    if (firms.technical_level[row] == 0) continue;
    EXPECT_EQ(town.cash(row), 1e7 - 4e6) << "the subsidy is a claim";
    EXPECT_EQ(firms.public_claims[row], Money::yuan(2.4e6));
    EXPECT_EQ(city.governments.payable[2], Money::yuan(-1.2e6));
  }
  EXPECT_EQ(adopted, 1);
  EXPECT_EQ(city.adoptions.budget[0], Money::yuan(6e5));
}

TEST_F(Subsidised, DiagnosesAreGivenWhileTheyLast) {
  town.set("a_programme.appropriation", 0);
  int told = 0;
  for (int quarter = 0; quarter < 12; ++quarter) {
    town.run("adopt_technologies", test::spring + quarter);
    int now = 0;
    for (std::size_t row = 0; row < 3; ++row) now += firms.diagnosed[row] == 2 ? 1 : 0;
    EXPECT_LE(now, told + 1) << "four a year are one a quarter";
    told = now;
  }
  EXPECT_EQ(told, 3) << "each asks once a year, and one a quarter is served";
}

TEST(Saving, LowersOperatingCost) {
  Town town;
  town.add_enterprise(1e6);
  town.city.enterprises.saving[0] = 0.05;
  town.run("settle_accounts", test::spring);
  EXPECT_NEAR(town.city.enterprises.profit_year[0], 1.5e5, 1e-6) << "margin 10 % and 5 % saved";
}

}  // namespace
}  // namespace xiamen
