#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// One enterprise with 40 million a year and three incremental ideas of 1 million each, worth 10, 8 and 6
// million.
class Signing : public testing::Test {
 protected:
  explicit Signing(const std::vector<test::EntryText>& entries = {}) : town(entries) {
    owner = town.add_enterprise(10e6);
    // All work takes a quarter, and 1 million of it 10 researchers.
    town.set("stage.incremental.quarters", 1);
    town.set("stage.pilot.quarters", 1);
    town.set("researcher.per_cny", 2.5e-6);
    town.city.labour.wanted[0] = 0.0;
  }
  void three_ideas(double cash) {
    town.give_cash(owner, cash);
    for (const double value : {6e6, 10e6, 8e6}) ideas.push_back(town.add_project(owner, value));
  }
  std::uint8_t lack(std::size_t row) const { return town.city.projects.waits_for[row]; }
  void sign(sim::Quarter quarter = test::spring) { town.run("sign_contracts", quarter); }

  Town town;
  City& city = town.city;
  std::size_t owner = 0;
  std::vector<std::size_t> ideas;
};

TEST_F(Signing, TheBestComeFirstUntilTheMoneyIsOut) {
  three_ideas(2.5e6);
  sign();
  EXPECT_EQ(town.progress(ideas[1]), Progress::working);
  EXPECT_EQ(town.progress(ideas[2]), Progress::working);
  EXPECT_EQ(town.progress(ideas[0]), Progress::waiting);
  EXPECT_EQ(lack(ideas[0]), bit(Cause::no_instrument));
  const std::size_t started = ideas[1];
  EXPECT_EQ(city.projects.left[started], 1);
  EXPECT_EQ(city.projects.stage_cost[started], Money::yuan(1e6));
  EXPECT_EQ(city.projects.stage_unpaid[started], Money::yuan(1e6));
  EXPECT_NEAR(city.projects.staff[started], 10.0, 1e-9);
  EXPECT_NEAR(city.labour.employed[0], 20.0, 1e-9);
  EXPECT_EQ(city.enterprises.owed_to_projects[owner], Money::yuan(2e6));
}

TEST_F(Signing, ResearchersAreScarceForAll) {
  three_ideas(10e6);
  city.labour.supply[0] = 25.0;  // two teams of 10, half a third one
  sign();
  EXPECT_EQ(lack(ideas[0]), bit(Cause::staff));
  EXPECT_NEAR(city.labour.employed[0], 20.0, 1e-9);
  EXPECT_NEAR(city.labour.wanted[0], 30.0, 1e-9) << "held by staff alone, so it is wanted";
}

TEST_F(Signing, EveryLackIsNamed) {
  three_ideas(2.5e6);
  city.labour.supply[0] = 25.0;
  sign();
  EXPECT_EQ(lack(ideas[0]), bit(Cause::staff) | bit(Cause::no_instrument));
  EXPECT_NEAR(city.labour.wanted[0], 20.0, 1e-9) << "without money it wants nobody";
}

TEST_F(Signing, WorkUnderWayCountsAgainstTheSupply) {
  three_ideas(10e6);
  sign();
  EXPECT_EQ(city.projects.live.size(), 3U);
  city.labour.employed[0] = city.labour.wanted[0] = 0.0;
  const std::size_t late = town.add_project(owner, 9e6);
  city.labour.supply[0] = 39.0;
  sign(test::summer);
  EXPECT_EQ(lack(late), bit(Cause::staff));
}

TEST_F(Signing, WhatPaysNowhereIsGivenUp) {
  town.give_cash(owner, 10e6);
  const std::size_t poor = town.add_project(owner, 1.9e6);  // 0.95 - 1
  sign();
  EXPECT_EQ(town.progress(poor), Progress::ended);
  EXPECT_EQ(city.tally.dropped, 1.0);
}

TEST_F(Signing, WhatPaysAtTheOutsideWageWaitsForIt) {
  town.give_cash(owner, 10e6);
  const std::size_t dear = town.add_project(owner, 6e6);
  city.labour.wage[0] = 1e6;  // ten times: the idea costs 5.5 instead of 1, against 3
  sign();
  EXPECT_EQ(town.progress(dear), Progress::waiting);
  EXPECT_EQ(lack(dear), bit(Cause::price));
  city.labour.wage[0] = 1e5;
  sign(test::summer);
  EXPECT_EQ(town.progress(dear), Progress::working);
}

TEST_F(Signing, WaitingCostsValueAndPatienceEnds) {
  three_ideas(0.0);
  town.set("project.loss_by_waiting", 0.1);
  town.set("project.patience", 2);
  sign();
  EXPECT_EQ(city.projects.value[ideas[1]], 10e6) << "nothing is lost before it waits";
  sign(test::summer);
  EXPECT_NEAR(city.projects.value[ideas[1]], 9e6, 1e-6);
  EXPECT_NEAR(city.projects.believed_value[ideas[1]], 9e6, 1e-6);
  sign(test::autumn);
  EXPECT_EQ(town.progress(ideas[1]), Progress::waiting);
  sign(test::winter);
  EXPECT_EQ(town.progress(ideas[1]), Progress::ended);
}

// Work takes the standard time by a factor between 0.5 and 1.5. Of four quarters: 2 or 6 with 1/8 each, 3, 4
// and 5 with 1/4; five standard errors of the mean of 2000 are 5 sqrt(1.5 / 2000).
TEST_F(Signing, WorkTakesLongerOrShorter) {
  town.set("stage.incremental.quarters", 4);
  city.labour.supply[0] = 1e9;
  town.give_cash(owner, 1e12);
  std::map<int, double> share;
  double mean = 0;
  for (int i = 0; i < 2000; ++i) town.add_project(owner, 10e6);
  sign();
  for (const std::int32_t left : city.projects.left.values()) {
    share[left] += 1.0 / 2000;
    mean += left / 2000.0;
  }
  EXPECT_EQ(share.size(), 5U);
  EXPECT_NEAR(share[2], 0.125, 0.037);
  EXPECT_NEAR(share[4], 0.25, 0.049);
  EXPECT_NEAR(mean, 4.0, 0.137);
}

class SigningOfPilots : public Signing {
 protected:
  SigningOfPilots()
      : Signing({{"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 1}, {"price", 1.25}}}}) {
    town.run("open_programmes", test::spring);
    town.give_cash(owner, 100e6);
    for (const double value : {300e6, 400e6}) pilots.push_back(town.add_project(owner, value, Stage::pilot));
  }
  std::vector<std::size_t> pilots;
};

TEST_F(SigningOfPilots, OneSeatForTwo) {
  sign();
  EXPECT_EQ(town.progress(pilots[1]), Progress::working);
  EXPECT_EQ(city.projects.seat[pilots[1]].position(), 0U);
  EXPECT_EQ(city.projects.stage_cost[pilots[1]], Money::yuan(5e6));  // 4 x 1.25
  EXPECT_EQ(city.services.taken[0], 1);
  EXPECT_EQ(lack(pilots[0]), bit(Cause::seat));
}

TEST_F(SigningOfPilots, WithoutAPlatformASmallEnterpriseWaits) {
  town.set("platform.active", 0);
  town.run("open_programmes", test::summer);
  sign();
  EXPECT_EQ(lack(pilots[0]), bit(Cause::seat));
  EXPECT_EQ(lack(pilots[1]), bit(Cause::seat));
}

// It lacks the money for the standard cost of 4 million too, and says so; a pilot that would not pay at that
// cost is given up.
TEST_F(SigningOfPilots, WithoutAPlatformEveryOtherLackIsNamedToo) {
  town.set("platform.active", 0);
  town.give_cash(owner, -98e6);
  const std::size_t poor = town.add_project(owner, 1e6, Stage::pilot);
  town.run("open_programmes", test::summer);
  sign();
  EXPECT_EQ(lack(pilots[0]), bit(Cause::seat) | bit(Cause::no_instrument));
  EXPECT_EQ(town.progress(poor), Progress::ended);
}

TEST_F(SigningOfPilots, AMiddlingEnterpriseGoesHomeWhereWaitingCostsMore) {
  city.enterprises.base_sales[owner] = 25e6;  // 100 million a year: twice the standard cost at home
  sign();
  // (300/2 - 10)/2 = 70, less 8 at home or 5 at a seat: 62 against 65, and waiting is free
  EXPECT_TRUE(city.projects.seat[pilots[1]].exists());
  EXPECT_EQ(lack(pilots[0]), bit(Cause::seat));
  town.set("project.loss_by_waiting",
           0.05);  // value falls to 285 million: 58.25 against 0.95^2 x 61.25 = 55.3
  sign(test::summer);
  EXPECT_EQ(town.progress(pilots[0]), Progress::working);
  EXPECT_FALSE(city.projects.seat[pilots[0]].exists());
  EXPECT_EQ(city.projects.stage_cost[pilots[0]], Money::yuan(8e6));
}

TEST_F(SigningOfPilots, ALargeEnterpriseNeedsNoPlatform) {
  city.enterprises.base_sales[owner] = 250e6;
  sign();
  EXPECT_FALSE(city.projects.seat[pilots[0]].exists());
  EXPECT_EQ(city.projects.stage_cost[pilots[0]], Money::yuan(4e6));
  EXPECT_EQ(city.services.taken[0], 0);
}

}  // namespace
}  // namespace xiamen
