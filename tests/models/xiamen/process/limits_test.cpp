#include <algorithm>

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
  EXPECT_EQ(city.lack(2), bit(Cause::seat) | bit(Cause::no_instrument));
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

// Of money a project lacks an instrument where nobody would lend to it, and a limit where a lender has lent
// all it may; seats and researchers do not hide which, nor it them.
TEST(Lacks, OfMoneyIsALimitOrNoInstrumentWhateverElseLacks) {
  constexpr std::uint8_t seat = 1, staff = 2;
  for (const Cause money : {Cause::no_instrument, Cause::limit}) {
    for (std::uint8_t scarce = 0; scarce < 4; ++scarce) {
      // 4 million of its own, or the 4 million of a loan: enough for the best of the three.
      const bool lent = money == Cause::limit;
      Pilots city({platform("platform", (scarce & seat) != 0 ? 1 : 9), loan("a_loan", 4e6, 0)});
      city.town.give_cash(city.owner, lent ? 0.0 : 4e6);
      city.town.set("a_loan.active", lent ? 1 : 0);
      city.town.city.labour.supply[0] = (scarce & staff) != 0 ? 40 : 1e6;
      city.sign();
      std::uint8_t expected = bit(money);
      if ((scarce & seat) != 0) expected |= bit(Cause::seat);
      if ((scarce & staff) != 0) expected |= bit(Cause::staff);
      EXPECT_EQ(city.lack(0), 0) << static_cast<int>(scarce);
      EXPECT_EQ(city.lack(1), expected) << static_cast<int>(scarce);
      EXPECT_EQ(city.lack(2), expected) << static_cast<int>(scarce);
      EXPECT_EQ(refused(city.town, "a_loan"), lent ? 2.0 : 0.0);
    }
  }
}

// Whoever comes first in the queue takes what there is; nothing depends on the row in which a project stands
// or on the order in which entries are written.
TEST(Lacks, DoNotDependOnRowsOrOnTheOrderOfEntries) {
  const auto lacks = [](bool reversed) {
    std::vector<test::EntryText> entries = {platform("a_platform", 1), loan("b_loan", 4e6, 0),
                                            loan("c_loan", 1e6, 0.04)};
    if (reversed) entries = {loan("a_loan", 1e6, 0.04), loan("b_loan", 4e6, 0), platform("c_platform", 1)};
    Town town(entries);
    town.set("stage.pilot.quarters", 1);
    town.set("researcher.per_cny", 2.5e-6);
    town.city.labour.supply[0] = 40;
    const std::size_t owner = town.add_enterprise(20e6);
    std::vector<double> values = {400e6, 300e6, 200e6};
    if (reversed) std::reverse(values.begin(), values.end());
    for (const double value : values) town.add_project(owner, value, Stage::pilot);
    for (const char* step : {"open_programmes", "open_facilities", "sign_contracts"})
      town.run(step, test::spring);
    std::vector<std::uint8_t> found;
    for (std::size_t row = 0; row < 3; ++row) found.push_back(town.city.projects.waits_for[row]);
    if (reversed) std::reverse(found.begin(), found.end());
    return found;
  };
  const std::vector<std::uint8_t> found = lacks(false);
  EXPECT_EQ(found, lacks(true));
  const auto expected = static_cast<std::uint8_t>(bit(Cause::seat) | bit(Cause::staff) | bit(Cause::limit));
  EXPECT_EQ(found, (std::vector<std::uint8_t>{0, expected, expected}));
}

// A result without a partner, a finished product without a customer and a project that today's wage makes too
// dear lack just that, however scarce seats, researchers and money are; and they take nothing of these.
TEST(Lacks, OfAPartnerACustomerOrALowerWageHideNothingAndAreNotHidden) {
  constexpr std::uint8_t seat = 1, staff = 2, money = 4;
  for (std::uint8_t scarce = 0; scarce < 8; ++scarce) {
    Pilots city({platform("platform", (scarce & seat) != 0 ? 1 : 9),
                 {"research_body", "institute", {{"count", 1}, {"budget_each", 0}}},
                 {"demand", "scenes", {{"places", 4}, {"order", 0}}}});
    Town& town = city.town;
    town.give_cash(city.owner, (scarce & money) != 0 ? 4e6 : 1e9);
    town.city.labour.supply[0] = (scarce & staff) != 0 ? 40 : 1e6;
    // The life sciences pay ten times the outside wage: a pilot costs 4 x 5.5 = 22 million instead of 4,
    // against 0.5 x (0.5 x 100 - 10) = 20.
    town.city.labour.wage[2] = 1e6;
    const std::size_t dear = town.add_project(city.owner, 100e6, Stage::pilot);
    town.city.projects.sector[dear] = 4;
    const std::size_t result = town.add_result(0, 400e6, test::spring);
    town.city.bodies.count[0] = 1;  // nobody has contact with it
    std::vector<std::size_t> products;
    for (const double merit : {2.0, 1.0}) {
      const std::size_t row = town.add_project(city.owner, 4e6, Stage::market);
      town.city.projects.progress[row] = Progress::selling;
      town.city.projects.merit[row] = merit;
      town.city.projects.waits_for[row] = bit(Cause::customer);
      products.push_back(row);
    }
    town.run("match_results", test::spring);
    city.sign();
    town.set("product.customer_chance", 0);
    town.run("find_customers", test::spring);
    const auto& lacks = town.city.projects.waits_for;
    EXPECT_EQ(lacks[dear], bit(Cause::price)) << static_cast<int>(scarce);
    EXPECT_EQ(lacks[result], bit(Cause::partner)) << static_cast<int>(scarce);
    EXPECT_EQ(lacks[products[0]], 0) << static_cast<int>(scarce);
    EXPECT_EQ(lacks[products[1]], bit(Cause::customer)) << static_cast<int>(scarce);
    std::uint8_t expected = 0;
    if ((scarce & seat) != 0) expected |= bit(Cause::seat);
    if ((scarce & staff) != 0) expected |= bit(Cause::staff);
    if ((scarce & money) != 0) expected |= bit(Cause::no_instrument);
    EXPECT_EQ(city.lack(0), 0) << static_cast<int>(scarce);
    EXPECT_EQ(city.lack(1), expected) << static_cast<int>(scarce);
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
