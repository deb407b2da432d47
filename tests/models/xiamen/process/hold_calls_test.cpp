#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// One round a year, in winter. Pilots cost 4 million: an award of 30 % is 1.2 million, capped at 1 million.
// Three projects of merit 1, 2 and 3; the jury sees merit as it is.
class ACall : public testing::Test {
 protected:
  ACall()
      : town({{"call",
               "a_call",
               {{"appropriation", 1.5e6},
                {"places", 5},
                {"stage_from", 2},
                {"stage_to", 2},
                {"share", 0.3},
                {"ceiling", 1e6},
                {"first_payment", 0.5},
                {"application_cost", 1e4},
                {"counts_as_key", 1},
                {"district_share", 0.5},
                {"jury_noise", 0}}}}) {
    for (int i = 0; i < 3; ++i) {
      const std::size_t owner = town.add_enterprise(1e9);
      town.give_cash(owner, 1e6);
      projects.push_back(town.add_project(owner, 1e9, Stage::pilot));
      city.projects.merit[projects.back()] = i + 1.0;
      city.projects.believed_merit[projects.back()] = i + 1.0;
    }
  }
  double award(std::size_t i) const {
    return (city.projects.award_now[projects[i]] + city.projects.award_later[projects[i]]).in_yuan();
  }
  Town town;
  City& city = town.city;
  std::vector<std::size_t> projects;
};

TEST_F(ACall, FundsFromTheTopUntilTheMoneyIsUsed) {
  town.run("hold_calls", test::winter);
  EXPECT_EQ(award(2), 375000.0) << "a quarter of the year is left, and its money";
}

TEST_F(ACall, FundsTheBestOfAWholeYear) {
  town.run("hold_calls", test::spring);
  EXPECT_EQ(award(2), 0.0) << "no round in spring";
  town.run("hold_calls", test::winter);
  EXPECT_EQ(award(2), 1e6);
  EXPECT_EQ(award(1), 5e5) << "the last one in part";
  EXPECT_EQ(award(0), 0.0);
  EXPECT_EQ(city.projects.award_now[projects[2]], Money::yuan(5e5));
  EXPECT_EQ(city.calls.budget[0], Money());
  EXPECT_EQ(city.calls.cut_off[0], 2.0);
  EXPECT_EQ(city.calls.selective[0], 1);
  for (std::size_t owner = 0; owner < 3; ++owner) EXPECT_EQ(town.cash(owner), 9.9e5) << "all applied";
}

TEST_F(ACall, StopsAtItsPlaces) {
  town.set("a_call.places", 1);
  town.set("a_call.appropriation", 1e8);
  town.run("hold_calls", test::spring);
  town.run("hold_calls", test::winter);
  EXPECT_EQ(award(2), 1e6);
  EXPECT_EQ(award(1), 0.0);
}

TEST_F(ACall, WhoKnowsToLoseDoesNotApply) {
  town.run("hold_calls", test::spring);
  city.calls.selective[0] = 1;
  city.calls.cut_off[0] = 2.5;
  for (const std::size_t row : projects) city.projects.doubt[row] = 0.0;
  town.run("hold_calls", test::winter);
  EXPECT_EQ(city.calls.applications[0], 1);
  EXPECT_EQ(town.cash(0), 1e6);
  EXPECT_EQ(award(2), 1e6);
}

TEST_F(ACall, WithoutMoneyAsksNobody) {
  town.set("a_call.appropriation", 0);
  town.run("hold_calls", test::spring);
  town.run("hold_calls", test::winter);
  EXPECT_EQ(town.cash(2), 1e6);
  EXPECT_EQ(city.projects.call[projects[2]], -1);
}

TEST_F(ACall, AsksForWhatItsRulesSay) {
  for (const auto& [key, value] : std::vector<std::pair<std::string, double>>{{"a_call.fields", 3},
                                                                              {"a_call.requirement", 1},
                                                                              {"a_call.results_only", 1},
                                                                              {"a_call.sales_minimum", 5e9},
                                                                              {"a_call.sales_maximum", 1e9},
                                                                              {"a_call.stage_from", 3}}) {
    Town other({{"call",
                 "a_call",
                 {{"appropriation", 1.5e6},
                  {"places", 5},
                  {"stage_from", 2},
                  {"stage_to", 3},
                  {"share", 0.3},
                  {"ceiling", 1e6}}}});
    const std::size_t owner = other.add_enterprise(1e9);
    other.give_cash(owner, 1e6);
    const std::size_t row = other.add_project(owner, 1e9, Stage::pilot);
    other.set(key, value);
    other.run("hold_calls", test::spring);
    other.run("hold_calls", test::winter);
    EXPECT_EQ(other.city.projects.call[row], -1) << key;
  }
}

// The first half pays for the stage at once, the other half comes with the passed gate.
TEST_F(ACall, PaysByMilestones) {
  town.set("stage.pilot.intercept", 50);
  town.run("hold_calls", test::spring);
  town.run("hold_calls", test::winter);
  const double before = town.cash(2);
  town.give_cash(2, 10e6);
  town.run("sign_contracts", test::winter);
  ASSERT_EQ(town.progress(projects[2]), Progress::working);
  EXPECT_EQ(town.cash(2), before + 10e6 + 5e5);
  EXPECT_EQ(city.tally.key_projects, 1.0) << "the others have not the money";
  EXPECT_EQ(town.balance(city.accounts.district_budgets), -2.5e5);
  city.projects.left[projects[2]] = 1;
  town.run("advance_stages", test::winter + 1);
  EXPECT_EQ(city.enterprises.public_claims[2], Money::yuan(5e5));
  EXPECT_EQ(city.projects.call[projects[2]], -1) << "it may apply again for its next stage";
}

TEST_F(ACall, ForgetsTheRestOfAFailedProject) {
  town.set("stage.pilot.intercept", -50);
  town.run("hold_calls", test::spring);
  town.run("hold_calls", test::winter);
  city.projects.progress[projects[2]] = Progress::working;
  city.projects.left[projects[2]] = 1;
  town.run("advance_stages", test::winter + 1);
  EXPECT_EQ(town.progress(projects[2]), Progress::ended);
  EXPECT_EQ(city.enterprises.public_claims[2], Money());
  EXPECT_EQ(award(2), 5e5) << "what was never drawn stays undrawn";
}

}  // namespace
}  // namespace xiamen
