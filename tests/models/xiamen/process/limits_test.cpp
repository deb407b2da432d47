#include "tests/models/xiamen/city_fixture.hpp"

/// Whom the limits of entries turn away, and that what a project lacks is told whatever else it lacks.
namespace xiamen {
namespace {

using test::refused;
using test::Town;

// Three pilots of 4 million each, worth 400, 300 and 200 million, of an enterprise with 80 million a year.
class Pilots {
 public:
  explicit Pilots(const std::vector<test::EntryText>& entries) : town(entries) {
    town.set("stage.pilot.quarters", 1);
    town.set("researcher.per_cny", 2.5e-6);  // 40 researchers each
    owner = town.add_enterprise(20e6);
    for (const double value : {400e6, 300e6, 200e6})
      pilots.push_back(town.add_project(owner, value, Stage::pilot));
  }
  void sign(sim::Quarter quarter = test::spring) {
    for (const char* step : {"open_programmes", "open_facilities", "sign_contracts"}) town.run(step, quarter);
  }
  std::uint8_t lack(std::size_t pilot) const { return town.city.projects.waits_for[pilots[pilot]]; }

  Town town;
  std::size_t owner = 0;
  std::vector<std::size_t> pilots;
};

test::EntryText platform(const char* id, double seats, double price = 1) {
  return {"service", id, {{"stage", 2}, {"count", 1}, {"seats_each", seats}, {"price", price}}};
}

test::EntryText loan(const char* id, double limit, double rate) {
  return {
      "loan",
      id,
      {{"limit", limit}, {"rate", rate}, {"maximum_share", 1}, {"ticket_maximum", 1e9}, {"stage_from", 0}}};
}

TEST(Limits, SeatsTurnAwayWhoWouldHaveTakenThem) {
  Pilots city({platform("cheap", 1), platform("dear", 1, 1.2)});
  city.town.give_cash(city.owner, 100e6);
  city.sign();
  // The second would rather have the cheap seat than the dear one it gets; the third finds both taken.
  EXPECT_EQ(refused(city.town, "cheap"), 2.0);
  EXPECT_EQ(refused(city.town, "dear"), 1.0);
  city.town.set("cheap.seats_each", 3);
  city.sign(test::summer);
  EXPECT_EQ(refused(city.town, "cheap"), 0.0) << "counted anew each quarter";
}

TEST(Limits, LoansTurnAwayWhatTheyPayInPart) {
  Pilots city({platform("platform", 9), loan("first_loan", 6e6, 0), loan("second_loan", 3e6, 0.04)});
  city.sign();
  // 4 of 6 million for the first pilot, 2 of 4 for the second, which takes 2 of the other 3; nothing and 1 of
  // 4 for the third.
  EXPECT_EQ(city.lack(2), bit(Cause::limit));
  EXPECT_EQ(refused(city.town, "first_loan"), 2.0);
  EXPECT_EQ(refused(city.town, "second_loan"), 1.0);
}

TEST(Limits, WhatIsClosedTurnsNobodyAway) {
  Pilots city({platform("platform", 1), loan("a_loan", 1e6, 0)});
  city.town.set("platform.active", 0);
  city.town.set("a_loan.active", 0);
  city.sign();
  EXPECT_EQ(city.lack(2), bit(Cause::seat));
  EXPECT_EQ(refused(city.town, "platform"), 0.0);
  EXPECT_EQ(refused(city.town, "a_loan"), 0.0);
}

// What a project lacks is the union of what it would lack if all but one thing were there in plenty.
TEST(Lacks, DoNotDependOnEachOther) {
  constexpr std::uint8_t seat = 1, staff = 2, money = 4;
  for (std::uint8_t scarce = 0; scarce < 8; ++scarce) {
    Pilots city({platform("platform", (scarce & seat) != 0 ? 1 : 9)});
    city.town.give_cash(city.owner, (scarce & money) != 0 ? 4e6 : 1e9);
    city.town.city.labour.supply[0] = (scarce & staff) != 0 ? 40 : 1e6;
    city.sign();
    std::uint8_t expected = 0;
    if ((scarce & seat) != 0) expected |= bit(Cause::seat);
    if ((scarce & staff) != 0) expected |= bit(Cause::staff);
    if ((scarce & money) != 0) expected |= bit(Cause::no_instrument);
    EXPECT_EQ(city.lack(0), 0);
    EXPECT_EQ(city.lack(1), expected) << static_cast<int>(scarce);
    EXPECT_EQ(city.lack(2), expected) << static_cast<int>(scarce);
    EXPECT_EQ(refused(city.town, "platform"), (scarce & seat) != 0 ? 2.0 : 0.0);
  }
}

TEST(Limits, AFundWithoutMoneyOrTimeTurnsAway) {
  Pilots city({platform("platform", 9),
               {"fund", "a_fund", {{"size", 1e12}, {"call_period", 1}, {"ticket_maximum", 1e9}}}});
  Funds& funds = city.town.city.funds;
  funds.open[0] = 1;
  funds.stages[0] = stage_bits(0, 4);
  funds.commitment[0] = Money::yuan(1e12);
  funds.ticket_maximum[0] = 1e9;
  funds.hurdle[0] = 1.0;
  funds.screenings[0] = 1;
  city.sign();
  EXPECT_EQ(refused(city.town, "a_fund"), 3.0) << "no money";
  EXPECT_EQ(funds.screenings[0], 1);
  city.town.give_cash(city.owner, 4e6);
  city.sign(test::summer);
  EXPECT_EQ(refused(city.town, "a_fund"), 2.0) << "one needs no fund";
}

// Claims of 1 and 3 million on 2: both are cut. On 4 nobody is.
TEST(Limits, AppropriationsTurnAwayWhomTheyCut) {
  for (const double budget : {2e6, 4e6}) {
    Town town(std::vector<test::EntryText>{
        {"grant", "a_grant", {{"base", 0}, {"appropriation", budget}, {"share", 0.1}, {"ceiling", 1e9}}}});
    for (const double cost : {10e6, 30e6, 0.0}) {
      const std::size_t row = town.add_enterprise(1e6);
      town.city.enterprises.reported_1[row] = cost;
    }
    town.run("open_programmes", test::spring);
    town.run("pay_grants", test::autumn);
    EXPECT_EQ(refused(town, "a_grant"), budget < 4e6 ? 2.0 : 0.0);
  }
}

}  // namespace
}  // namespace xiamen
