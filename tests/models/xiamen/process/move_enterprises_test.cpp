#include <gmock/gmock.h>

#include "models/xiamen/rules/location.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// One programme that everybody hears of, with four places a year and at most 300,000 or 10 % of sales.
class Landing : public testing::Test {
 protected:
  Landing()
      : town({{"inflow",
               "gate",
               {{"reach", 1}, {"places", 4}, {"support", 3e5}, {"support_share", 0.1}, {"fields", 1}}}}) {
    town.set("move.candidates", 40);
    town.set("sector.electronic_information.share", 1);
    town.set("move.known", 0);
    town.set("move.rivals", 1e-9);
  }
  void move(sim::Quarter quarter = test::spring) { town.run("move_enterprises", quarter); }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Landing, ReceivesAsManyAsItHasPlaces) {
  move();
  ASSERT_EQ(firms.size(), 1U) << "a quarter of four";
  EXPECT_EQ(city.tally.moved_in, 1.0);
  EXPECT_EQ(city.tally.entries, 0.0);
  EXPECT_EQ(city.landings.landed[0], 1);
  // 10 workers sell 10 million; it arrives with a tenth of its sales in the bank
  EXPECT_EQ(firms.sales(0), 2.5e6);
  EXPECT_EQ(town.cash(0), 1e6 + 3e5);
  EXPECT_EQ(town.balance(city.accounts.city_budget), -3e5);
  EXPECT_LE(firms.birth[0], test::spring.ordinal() - 4);
  EXPECT_EQ(firms.sales_1[0], 1e7);
}

TEST_F(Landing, SupportIsAtMostAShareOfSales) {
  town.set("gate.support_share", 0.02);
  move();
  EXPECT_EQ(town.cash(0), 1e6 + 2e5);
}

TEST_F(Landing, OnlyThoseWhoKnowTheCityCome) {
  town.set("gate.active", 0);
  move();
  EXPECT_EQ(firms.size(), 0U);
  town.set("gate.active", 1);
  town.set("gate.fields", 3);
  move(test::summer);
  EXPECT_EQ(firms.size(), 0U) << "another field";
  town.set("move.known", 1);
  move(test::autumn);
  EXPECT_GT(firms.size(), 10U) << "who knows it needs no place of the programme";
  EXPECT_EQ(town.balance(city.accounts.city_budget), 0.0);
}

TEST_F(Landing, ACertificateComesAlongAndIsNoCertification) {
  town.set("move.certified_share", 1);
  town.set("research.participation_medium", 1);
  town.set("research.participation_small", 1);
  move();
  EXPECT_TRUE(firms.high_tech(0, test::spring.ordinal() + 3));
  EXPECT_EQ(sim::Quarter(2000, 1).ordinal() % 4, (firms.high_tech_until[0] + 1) % 4) << "ends with a year";
  EXPECT_EQ(firms.aware[0], 1);
  EXPECT_EQ(city.tally.certifications, 0.0);
}

// Four quarters let everybody think once; with a large negative inertia everybody leaves.
class Leaving : public testing::Test {
 protected:
  Leaving()
      : town({{"loan", "credit", {{"purpose", 1}, {"limit", 1e9}, {"rate", 0}, {"ticket_maximum", 1e9}}}}) {
    town.set("move.inertia", -100);
    for (int i = 0; i < 4; ++i) town.add_enterprise(1e6);
    town.run("open_facilities", test::spring);
  }
  void year() {
    for (int i = 0; i < 4; ++i) {
      town.run("move_enterprises", test::spring + i);
      town.run("enter_and_leave", test::spring + i);
      moved_out = city.tally.moved_out;
    }
  }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
  double moved_out = 0;
};

TEST_F(Leaving, ClosesTheBooksAndRepaysTheDebt) {
  town.lend(0, 100);
  town.give_cash(0, -70);  // 30 are left
  const double owners = town.balance(city.accounts.owners);
  year();
  EXPECT_EQ(moved_out, 4.0);
  EXPECT_EQ(city.tally.exits, 0.0);
  EXPECT_EQ(city.tally.loan_losses, 0.0);
  EXPECT_EQ(city.facilities.used[0], Money());
  EXPECT_EQ(town.balance(city.accounts.owners) - owners, -70.0) << "they make up what is missing";
  EXPECT_EQ(firms.size(), 0U) << "all are gone, which the books allow only to those who owe and own nothing";
}

TEST_F(Leaving, ContractsAndInvestorsHold) {
  firms.owed_to_projects[0] = Money::yuan(1);
  firms.has_investor[1] = 1;
  firms.birth[2] = test::winter.ordinal();
  const std::vector<sim::Key> staying = {firms.key(0), firms.key(1), firms.key(2)};
  year();
  EXPECT_EQ(moved_out, 1.0);
  EXPECT_THAT(firms.keys(), testing::ElementsAreArray(staying));
}

TEST(Location, CountsWhatDiffers) {
  LocationTerms terms;
  terms.annuity = 2;
  terms.half = 1e6;
  terms.here[0] = {0.1, 0.04};
  // 2 x (0.1 x 200,000 + 1/2 x 0.04 x 1 million + 10,000) / 1 million
  EXPECT_NEAR(worth_here(terms, {0, 1e6, 2e5, 1e6, 1e4}), 0.1, 1e-15);
  EXPECT_EQ(worth_here(terms, {1, 1e6, 2e5, 1e6, 0}), 0.0) << "nothing differs there";
}

TEST(Location, WageSubsidyAndRoomDiffer) {
  Town town({{"grant", "subsidy", {{"base", 0}, {"appropriation", 1}}}});
  town.city.grants.paid_rate[0] = 0.05;
  town.set("move.outside_subsidy", 0.02);
  town.set("knowledge.spillover", 0.1);
  town.set("knowledge.chance_contacts", 5);
  town.set("move.outside_intensity", 0.03);
  town.city.labour.wage[0] = 1.2e5;  // half of the cost of research is wages: 10 % dearer
  town.city.markets.closure[0] = 0.9;
  town.city.markets.research[0] = 5;
  town.city.markets.sales[0] = 100;
  const LocationTerms terms = location_terms(town.city, town.context("move_enterprises", test::spring));
  EXPECT_NEAR(terms.here[0].research, 0.03 - 0.1 - 0.1, 1e-12);
  EXPECT_NEAR(terms.here[0].contacts, 0.5 * 0.02, 1e-12);
  EXPECT_NEAR(terms.annuity, 1.0, 1e-12);
}

}  // namespace
}  // namespace xiamen
