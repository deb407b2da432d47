#include <numeric>

#include "models/xiamen/observables.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;
using test::year_end;

// Three applicants (Town::add_applicant). Every rung but those of certify_enterprises_test, closed until a
// test opens it.
class Ladder : public testing::Test {
 protected:
  Ladder()
      : town({{"status", "high_tech", {{"rule", 0}, {"award", 0}}},
              {"status", "pool", {{"rule", 3}, {"award", 1e4}}},
              {"status", "innovative", {{"rule", 4}, {"award", 0}}},
              {"status", "champion", {{"rule", 5}, {"award", 2e6}}},
              {"status", "leader", {{"rule", 6}, {"award", 1e5}, {"count", 2}}},
              {"status", "unicorns", {{"rule", 7}, {"award", 0}}},
              {"status", "body", {{"rule", 8}, {"award", 0}}},
              {"status", "second_body", {{"rule", 8}, {"award", 0}}},
              {"status", "second_pool", {{"rule", 3}, {"award", 2e4}}},
              {"fund", "a_fund", {{"size", 1e9}, {"hurdle", 1.6}, {"ticket_maximum", 1e8}}}}) {
    for (int i = 0; i < 3; ++i) add();
    for (const char* id : {"high_tech", "pool", "innovative", "champion", "leader", "unicorns", "body",
                           "second_body", "second_pool"})
      town.set(std::string(id) + ".active", 0);
  }
  void open(const std::string& id) { town.set(id + ".active", 1); }
  std::size_t add() { return town.add_applicant(); }
  double given(StatusRule rule) const { return town.city.tally.recognitions[static_cast<std::size_t>(rule)]; }
  void certify(sim::Quarter quarter = test::winter) { town.run("certify_enterprises", quarter); }
  Town town;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Ladder, ThePoolListsWhoKnowsAndQualifiesAndIsNotCertified) {
  open("pool");
  firms.aware[1] = 0;
  firms.high_tech_until[2] = year_end;
  const std::size_t without_rights = add();
  firms.inventions[without_rights] = 0.0;
  const std::size_t little_research = add();
  firms.reported_1[little_research] = 1.1e6;  // 2.75 % of sales, 3 % are asked
  const std::size_t dear = add();
  certify(test::summer);
  EXPECT_EQ(firms.pool_until[0], test::summer.ordinal() + 12);
  EXPECT_EQ(firms.pool_until[1] + firms.pool_until[2], 0);
  EXPECT_EQ(firms.pool_until[without_rights] + firms.pool_until[little_research], 0);
  EXPECT_NE(firms.pool_until[dear], 0);
  EXPECT_EQ(given(StatusRule::pool), 2.0);
  EXPECT_EQ(town.cash(0), 1e4);
}

TEST_F(Ladder, WhoWouldNotWantTheCertificateStaysOutOfThePool) {
  open("pool");
  town.set("status.application_cost", 1.2e6);  // the standing is worth 1 million
  certify(test::summer);
  EXPECT_EQ(firms.pool_until[0], 0);
}

TEST_F(Ladder, ACertificateLiftsAMemberOutOfThePool) {
  open("high_tech");
  firms.pool_until[0] = year_end + 4;
  firms.pool_until[1] = year_end;      // just over
  firms.pool_until[2] = year_end + 4;  // does not meet the notch
  firms.reported_1[2] = 1.9e6;
  firms.workers[0] = 100;  // 40 million and 100 persons: small
  certify();
  EXPECT_EQ(town.city.tally.certifications, 2.0);
  EXPECT_EQ(town.city.tally.upgrades, 1.0);
  EXPECT_EQ(firms.pool_until[0], year_end);
  EXPECT_EQ(firms.pool_until[2], year_end + 4);
  const auto& upgrades = town.city.tally.upgrades_by_size;
  EXPECT_EQ(upgrades[static_cast<std::size_t>(SizeClass::small)], 1.0);
  const auto& certifications = town.city.tally.certifications_by_size;
  EXPECT_EQ(certifications[static_cast<std::size_t>(SizeClass::small)], 1.0);
  EXPECT_EQ(certifications[static_cast<std::size_t>(SizeClass::micro)], 1.0) << "without workers";
}

TEST_F(Ladder, LapsesAreCountedBySizeAndRenewalsAreNoRecognitions) {
  open("high_tech");
  firms.high_tech_until[0] = year_end + 4;  // renews
  firms.high_tech_until[1] = year_end;      // lapses: no R&D
  firms.reported_1[1] = 0.0;
  certify();
  EXPECT_EQ(town.city.tally.certifications, 2.0);
  EXPECT_EQ(given(StatusRule::high_tech), 1.0);
  EXPECT_EQ(town.city.tally.lapses_by_size[static_cast<std::size_t>(SizeClass::micro)], 1.0);
}

// 1 - (1 - 0.75)^(1/4) = 0.2929 of 4000 candidates learn of it: 1171.6 within five standard errors, 144.
TEST_F(Ladder, VisitsReachCandidatesOnly) {
  open("pool");
  town.set("pool.campaign", 0.75);
  for (int i = 0; i < 8000; ++i) {
    const std::size_t row = add();
    firms.aware[row] = 0;
    if (i % 2 == 0) firms.inventions[row] = 0.0;
  }
  certify(test::spring);
  double candidates = 0, others = 0;
  for (std::size_t row = 3; row < firms.size(); ++row) {
    if (firms.aware[row] == 0) continue;
    (firms.inventions[row] > 0.0 ? candidates : others) += 1.0;
  }
  EXPECT_NEAR(candidates, 1171.6, 144);
  EXPECT_EQ(others, 0.0);
}

TEST_F(Ladder, InnovativeOnesMarkThemselvesAndAreNotLarge) {
  open("innovative");
  firms.inventions[1] = 1.0;  // 62 of 64
  firms.workers[2] = 1000;
  firms.base_sales[2] = 100e6;
  certify(test::summer);
  EXPECT_EQ(firms.innovative_until[0], test::summer.ordinal() + 12);
  EXPECT_EQ(firms.innovative_until[1] + firms.innovative_until[2], 0);
  certify(test::winter);
  EXPECT_EQ(firms.innovative_until[0], test::summer.ordinal() + 12) << "no round in winter";
}

// Half of the rivals win: cut-off 0. R&D of 16 million and no invention: 0.5 ln 3.2 = 0.58, growth 0.
TEST_F(Ladder, ChampionsWinWithALeadInTheWorldMarket) {
  open("champion");
  town.set("status.score_noise", 0);
  for (std::size_t row = 0; row < 3; ++row) {
    firms.sales_1[row] = firms.sales_2[row] = 400e6;
    firms.reported_1[row] = 16e6;
    firms.inventions[row] = 0.0;
    firms.birth[row] = year_end - 40;
  }
  firms.competitiveness[0] = -0.5;
  firms.competitiveness[1] = -0.7;
  firms.sector[2] = 2;  // a service
  certify();
  EXPECT_EQ(firms.champion_until[0], year_end + 12);
  EXPECT_EQ(firms.champion_until[1] + firms.champion_until[2], 0);
  EXPECT_EQ(town.cash(0), 2e6);
}

TEST_F(Ladder, ChainLeadersAreNamedAndStayWhileTheyLive) {
  open("leader");
  firms.chain_rank[0] = 1;
  firms.chain_rank[1] = 2;
  firms.chain_rank[2] = 3;
  certify(test::spring);
  EXPECT_EQ(town.cash(0), 1e5);
  EXPECT_EQ(given(StatusRule::chain_leader), 2.0);
  firms.alive[0] = 0;
  firms.forget_the_gone();
  town.city.tally = Tally();
  certify(test::summer);
  EXPECT_EQ(given(StatusRule::chain_leader), 0.0);
  EXPECT_EQ(town.cash(1), 1e5) << "one award";
  EXPECT_GT(firms.chain_leader_until[1], test::summer.ordinal());
  EXPECT_EQ(firms.chain_leader_until[2], 0) << "nobody follows";
}

// 1.4 bn a quarter x 4 x margin 0.1 x 20 / 1.6 = 7 bn, a billion dollars at 7; doubled by growth of 41.42 %
// over two years.
TEST_F(Ladder, UnicornsAreWhatFundsWouldPay) {
  open("unicorns");
  town.run("raise_funds", test::spring);
  for (std::size_t row = 0; row < 3; ++row) {
    firms.base_sales[row] = 1.4e9;
    firms.sales_1[row] = firms.sales_2[row] = 5.6e9;
    firms.has_investor[row] = 1;
  }
  firms.base_sales[1] = 1.39e9;
  firms.has_investor[2] = 0;
  firms.birth[0] = test::spring.ordinal() - 40;
  certify(test::spring);
  EXPECT_NEAR(firms.valuation[0], 7e9, 1.0);
  EXPECT_EQ(firms.valuation[2], 0.0);
  EXPECT_GT(firms.unicorn_until[0], test::spring.ordinal());
  EXPECT_EQ(firms.unicorn_until[1] + firms.unicorn_until[2], 0);
  firms.sales_2[1] = firms.sales_1[1] / std::sqrt(2.0);
  certify(test::summer);
  EXPECT_NEAR(firms.valuation[1], 2 * 6.95e9, 1.0);
  EXPECT_EQ(firms.unicorn_until[0], test::summer.ordinal()) << "ten years and a quarter old";
}

// Three years of a tenth of 2 million are 0.6 million.
TEST_F(Ladder, ABodyIsFoundedWhereResearchBearsItsCost) {
  open("body");
  town.set("research_body.cost", 0.6e6);
  firms.reported_1[1] = 1.9e6;
  for (std::size_t row = 0; row < 3; ++row) town.give_cash(row, 0.6e6);
  town.give_cash(2, -0.1e6);
  certify();
  EXPECT_EQ(firms.research_body[0], 1);
  EXPECT_EQ(firms.research_body[1], 0) << "too little R&D";
  EXPECT_EQ(firms.research_body[2], 0) << "cannot pay for it";
  EXPECT_EQ(town.cash(0), 0.0);
  EXPECT_EQ(firms.research_quarter[0], 0.6e6);
  EXPECT_EQ(firms.profit_year[0], -0.6e6);
  town.set("body.award", 0.1e6);
  certify();
  EXPECT_EQ(firms.research_body[1], 1) << "the city bears a part";
  EXPECT_EQ(firms.research_body[2], 1);
  EXPECT_EQ(town.cash(2), 0.0);
  firms.reported_1[0] = 1e6;
  certify();
  EXPECT_EQ(firms.research_body[0], 1);
  firms.reported_1[0] = 0.9e6;
  certify();
  EXPECT_EQ(firms.research_body[0], 0) << "below half of its cost";
}

// Three enterprises need 0.1 million of the 0.6 million, and the city supports two: the one whose research
// bears least of its cost waits, and is counted.
TEST_F(Ladder, SupportForBodiesIsLimitedByItsPlaces) {
  open("body");
  town.set("research_body.cost", 0.6e6);
  town.set("body.award", 0.1e6);
  town.set("body.places", 2);
  firms.reported_1[0] = 1.8e6;
  firms.reported_1[1] = 1.7e6;
  firms.reported_1[2] = 1.9e6;
  for (std::size_t row = 0; row < 3; ++row) town.give_cash(row, 0.6e6);
  certify();
  EXPECT_EQ(firms.research_body[0], 1);
  EXPECT_EQ(firms.research_body[1], 0);
  EXPECT_EQ(firms.research_body[2], 1);
  EXPECT_EQ(town.cash(0), 0.1e6) << "what the city bore";
  EXPECT_EQ(std::accumulate(town.city.tally.refused.begin(), town.city.tally.refused.end(), 0.0), 1.0);
}

// Two entries of one rule are one programme: the awards of a status add up.
TEST_F(Ladder, EntriesOfOneRuleAddUp) {
  open("pool");
  open("second_pool");
  certify(test::summer);
  EXPECT_EQ(given(StatusRule::pool), 3.0);
  EXPECT_EQ(town.cash(0), 3e4);
}

// Of bodies each has its places; the larger award goes first.
TEST_F(Ladder, EachEntryHasItsPlacesForBodies) {
  open("body");
  open("second_body");
  town.set("research_body.cost", 0.6e6);
  town.set("body.award", 0.2e6);
  town.set("second_body.award", 0.1e6);
  town.set("body.places", 1);
  town.set("second_body.places", 1);
  for (std::size_t row = 0; row < 3; ++row) {
    firms.reported_1[row] = 2e6;
    town.give_cash(row, 0.6e6);
  }
  certify();
  const double left = town.cash(0) + town.cash(1) + town.cash(2);
  EXPECT_NEAR(left, 0.3e6, 1.0) << "one body with each award, one without";
}

TEST_F(Ladder, EverythingIsObserved) {
  firms.workers[0] = 30;
  firms.sector[1] = 3;
  firms.district[1] = 2;
  firms.sales_1[0] = 1e8;
  firms.research_body[0] = 1;
  firms.research_quarter[0] = 5e5;
  firms.champion_until[0] = year_end + 1;
  firms.pool_until[2] = year_end + 1;
  town.run("observe_city", test::winter);
  const auto seen = [&](std::string_view name, std::size_t cell = 0) {
    return town.trajectory.get(observables().require(name), test::winter, cell);
  };
  EXPECT_EQ(seen("enterprises_by_sector", 0), 2.0);
  EXPECT_EQ(seen("enterprises_by_sector", 3), 1.0);
  EXPECT_EQ(seen("enterprises_by_district", 2), 1.0);
  EXPECT_EQ(seen("employment_by_district", 0), 30.0);
  EXPECT_EQ(seen("rd_expenditure_by_sector", 0), 5e5);
  EXPECT_NEAR(seen("value_added_by_sector", 3), 10e6 * (0.1 + 0.2), 1e-6);
  EXPECT_EQ(seen("single_champions"), 1.0);
  EXPECT_EQ(seen("pool_enterprises"), 1.0);
  EXPECT_EQ(seen("rd_active_share"), 1.0);
  EXPECT_EQ(seen("rd_institution_share"), 1.0);
}

}  // namespace
}  // namespace xiamen
