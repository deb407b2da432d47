#include "models/xiamen/process/process.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;
using test::year_end;

// Enterprises with 40 million a year, 5 % of it R&D and two inventions: mark 60 + 4 = 64, just enough.
class Certificates : public testing::Test {
 protected:
  Certificates()
      : town({{"status", "high_tech", {{"rule", 0}, {"award", 1e5}}},
              {"status", "specialised", {{"rule", 1}, {"award", 2e5}}},
              {"status", "giant", {{"rule", 2}, {"award", 3e5}}}}) {
    for (int i = 0; i < 3; ++i) add();
    town.set("specialised.active", 0);
    town.set("giant.active", 0);
  }
  std::size_t add() { return town.add_applicant(); }
  void certify(sim::Quarter quarter = test::winter) { town.run("certify_enterprises", quarter); }
  Town town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Certificates, GoToWhoKnowsAndMeetsTheRule) {
  firms.aware[1] = 0;
  firms.reported_1[2] = 1.9e6;
  certify();
  EXPECT_EQ(firms.high_tech_until[0], year_end + 12);
  EXPECT_EQ(firms.high_tech_until[1], 0);
  EXPECT_EQ(firms.high_tech_until[2], 0);
  EXPECT_EQ(town.cash(0), 1e5);
  EXPECT_EQ(firms.profit_year[0], 1e5);
  EXPECT_EQ(town.cash(1), 0.0);
  EXPECT_EQ(town.city.tally.certifications, 1.0);
}

// In the warm-up nobody learns by word of mouth; those founded a quarter ago know or do not, 1/4 + 3/4 x 0.2
// = 0.4 of them: 4000 of 10,000 within five standard errors, 245.
TEST_F(Certificates, InTheWarmUpTheShareThatKnowsStandsStill) {
  town.set("initial.high_tech_enterprises", 250);
  town.set("initial.enterprises", 1000);
  town.set("initial.aware", 0.2);
  town.set("status.word_of_mouth", 5);
  firms.aware[1] = 0;
  for (int i = 0; i < 10000; ++i) firms.birth[town.add_enterprise()] = test::spring.ordinal();
  sim::StepContext before = town.context("certify_enterprises", test::summer);
  before.trajectory = nullptr;
  certify_enterprises(town.city, before);
  double know = 0;
  for (std::size_t row = 3; row < firms.size(); ++row) know += firms.aware[row];
  EXPECT_NEAR(know, 4000, 245);
  EXPECT_EQ(firms.aware[1], 0) << "it is older";
}

TEST_F(Certificates, AreGivenAtTheEndOfTheYear) {
  for (const sim::Quarter quarter : {test::spring, test::summer, test::autumn}) certify(quarter);
  EXPECT_EQ(town.city.tally.certifications, 0.0);
}

TEST_F(Certificates, AreRenewedInTheirLastYearWithoutAnAward) {
  firms.high_tech_until[0] = year_end + 4;
  firms.high_tech_until[1] = year_end + 8;  // not yet
  firms.high_tech_until[2] = year_end;      // lapses now, applies anew
  certify();
  EXPECT_EQ(firms.high_tech_until[0], year_end + 16);
  EXPECT_EQ(firms.high_tech_until[1], year_end + 8);
  EXPECT_EQ(firms.high_tech_until[2], year_end + 12);
  EXPECT_EQ(town.cash(0) + town.cash(2), 0.0);
}

TEST_F(Certificates, LapseWithoutRenewal) {
  firms.high_tech_until[0] = test::summer.ordinal();
  EXPECT_TRUE(firms.high_tech(0, test::spring.ordinal()));
  certify(test::summer);
  EXPECT_FALSE(firms.high_tech(0, test::summer.ordinal()));
  EXPECT_EQ(town.city.tally.lapses, 1.0);
}

TEST_F(Certificates, MustBeWorthTheirCost) {
  // standing 1 million plus three years of 10 % of a taxable million: 1.3 million
  town.city.terms.standard_rate[0] = 0.25;
  town.city.terms.certified_rate[0] = 0.15;
  firms.taxable_1[0] = 1e6;
  town.set("status.application_cost", 1.2e6);
  certify();
  EXPECT_NE(firms.high_tech_until[0], 0);
  EXPECT_EQ(firms.high_tech_until[1], 0);
}

TEST_F(Certificates, NeedThePassMark) {
  firms.inventions[0] = 1.0;
  certify();
  EXPECT_EQ(firms.high_tech_until[0], 0);
  EXPECT_NE(firms.high_tech_until[1], 0);
}

TEST_F(Certificates, SpecialisedOnesNeedResearchSalesAndAge) {
  town.set("high_tech.active", 0);
  town.set("specialised.active", 1);
  firms.sales_1[1] = 9e6;
  firms.birth[2] = year_end - 7;
  certify();
  EXPECT_EQ(firms.specialised_until[0], year_end + 12);
  EXPECT_EQ(firms.specialised_until[1], 0);
  EXPECT_EQ(firms.specialised_until[2], 0);
  EXPECT_EQ(town.cash(0), 2e5);
}

TEST_F(Certificates, LittleGiantsWinATournament) {
  // Half of the rivals win, so the cut-off is 0; half the log of R&D over 5 million is + 5 or - 0.15. The
  // examiner's noise is 0.5.
  town.set("high_tech.active", 0);
  town.set("giant.active", 1);
  for (std::size_t row = 0; row < 3; ++row) {
    firms.specialised_until[row] = year_end + 12;
    firms.sales_1[row] = firms.sales_2[row] = 60e6;
    firms.reported_1[row] = 5e6 * std::exp(10.0);
  }
  firms.reported_1[1] = 3.7e6;
  firms.specialised_until[2] = 0;
  town.set("status.little_giant_batch", 1);  // 1 of 90,000: cut-off 4.2
  certify(test::autumn);
  EXPECT_EQ(firms.little_giant_until[0], test::autumn.ordinal() + 12);
  EXPECT_EQ(firms.little_giant_until[1], 0);
  EXPECT_EQ(firms.little_giant_until[2], 0);
  EXPECT_TRUE(firms.specialised(0, test::autumn.ordinal()));
  EXPECT_EQ(town.cash(0), 3e5);
}

TEST_F(Certificates, WithoutABatchThereIsNoTournament) {
  town.set("giant.active", 1);
  town.set("status.little_giant_batch", 0);
  firms.specialised_until[0] = year_end + 12;
  firms.sales_1[0] = 60e6;
  firms.reported_1[0] = 1e9;
  certify(test::autumn);
  EXPECT_EQ(firms.little_giant_until[0], 0);
}

// A campaign of 0.5 a year and word of mouth 0.4375 in a sector that is wholly certified: 1 - 0.0625^(1/4) =
// 1/2 a quarter. Of 2000 in that sector 1000 learn of it, elsewhere 1 - 0.5^(1/4) = 0.1591 of 2000; five
// standard errors.
TEST_F(Certificates, WordSpreadsByCampaignAndByMouth) {
  town.set("high_tech.campaign", 0.5);
  town.set("status.word_of_mouth", 0.4375);
  for (int i = 0; i < 4000; ++i) {
    const std::size_t row = add();
    firms.aware[row] = 0;
    if (i % 2 == 0) {
      firms.high_tech_until[row] = test::winter.ordinal();
    } else {
      firms.sector[row] = 1;
    }
  }
  for (std::size_t row = 0; row < 3; ++row) firms.high_tech_until[row] = test::winter.ordinal();
  certify(test::spring);
  double here = 0, elsewhere = 0;
  for (std::size_t row = 3; row < firms.size(); ++row) {
    (firms.sector[row] == 0 ? here : elsewhere) += firms.aware[row] != 0 ? 1.0 : 0.0;
  }
  EXPECT_NEAR(here, 1000, 112);
  EXPECT_NEAR(elsewhere, 318.2, 82);
}

}  // namespace
}  // namespace xiamen
