#include "models/xiamen/rules/requirement.hpp"
#include "models/xiamen/rules/score.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

/// Signals from lever to use: what open_signals writes, post_scores shows to lenders, and meetings bring
/// about where somebody seeks somebody.
namespace xiamen {
namespace {

using test::Town;

constexpr double meeting = 1;  // form
constexpr double of_tax = 1;   // measure

// Three enterprises: two report R&D of 5 % and 8 % of sales, growing by 7 % and not at all, with 2.5 and no
// inventions; the third reports none. Points: 20 + 15 + 6 = 41, and 32.
class Scores : public testing::Test {
 protected:
  explicit Scores(const std::vector<test::EntryText>& entries = {{"signal", "zone", {{"form", 0}}}})
      : town(entries) {
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    Enterprises& firms = city.enterprises;
    for (double& sales : firms.sales_1.values()) sales = 1e6;
    for (double& sales : firms.sales_2.values()) sales = 1e6;
    firms.sales_2[0] = 1e6 / 1.07;
    firms.reported_1[0] = 5e4;
    firms.reported_1[1] = 8e4;
    firms.inventions[0] = 2;
    firms.other_rights[0] = 3;
  }
  void post(sim::Quarter quarter = test::spring) {
    town.run("open_signals", quarter);
    town.run("post_scores", quarter);
  }
  double points(std::size_t row) const { return city.enterprises.innovation_points[row]; }
  double index(std::size_t row) const { return city.enterprises.tax_index[row]; }
  Town town;
  City& city = town.city;
};

TEST_F(Scores, AreShownWhileTheyArePosted) {
  post();
  EXPECT_NEAR(points(0), 41.0, 1e-9);
  EXPECT_NEAR(points(1), 32.0, 1e-9);
  EXPECT_EQ(points(2), 0.0) << "without R&D there is nothing to score";
  EXPECT_EQ(index(0), 0.0);
  EXPECT_TRUE(meets(city, 0, Requirement::innovation_points, test::spring.ordinal(), 40));
  EXPECT_FALSE(meets(city, 1, Requirement::innovation_points, test::spring.ordinal(), 40));
  town.set("zone.active", 0);
  post(test::summer);
  EXPECT_EQ(points(0), 0.0);
  EXPECT_FALSE(meets(city, 0, Requirement::innovation_points, test::summer.ordinal()));
}

TEST_F(Scores, AreThoseOfTheEnterprisesCovered) {
  town.set("zone.reach", 0);
  post();
  EXPECT_EQ(points(0), 0.0);
  town.set("zone.reach", 1);
  post();
  EXPECT_GT(points(0), 0.0);
}

TEST_F(Scores, AreSeenByTheLendersConnected) {
  town.set("zone.measure", of_tax);
  town.set("zone.lenders", 0.5);
  city.lenders.append(sim::make_key("lender", 1));
  city.enterprises.house_bank[1] = 1;
  post();
  EXPECT_NEAR(index(0), 26.0, 1e-9);  // no tax paid
  EXPECT_EQ(index(1), 0.0);
  EXPECT_EQ(points(0), 0.0);
}

// Mean 36.5 and variance 4.5^2: an error as large as that halves the distance to the mean.
TEST_F(Scores, AnErrorPullsThemToTheMean) {
  town.set("zone.noise", 4.5);
  post();
  const sim::Stream error =
      sim::RandomSource(town.seed, town.replicate).stream("error of a score", test::spring);
  for (const auto& [row, book] : {std::pair<std::size_t, double>(0, 41.0), {1, 32.0}}) {
    const double seen = book + 4.5 * error.normal(city.enterprises.key(row), 0, city.signals.key(0));
    EXPECT_NEAR(points(row), 36.5 + 0.5 * (seen - 36.5), 1e-9);
  }
  const double before = points(0);
  post(test::autumn);
  EXPECT_EQ(points(0), before) << "one error a year, as there is one set of books";
}

class TwoScores : public Scores {
 protected:
  TwoScores()
      : Scores({{"signal", "a_exact", {{"form", 0}}}, {"signal", "b_vague", {{"form", 0}, {"noise", 50}}}}) {}
};

TEST_F(TwoScores, TheMoreExactOneCounts) {
  post();
  EXPECT_NEAR(points(0), 41.0, 1e-9);
  town.set("a_exact.reach", 0);
  post();
  EXPECT_GT(points(0), 0.0);
  EXPECT_NE(points(0), 41.0);
}

TEST(ExpectedScore, IsTheScoreSeenWithoutError) {
  ScoreMoments moments;
  for (const double each : {20.0, 40.0}) moments.add(each);
  EXPECT_NEAR(expected_score(70, moments, 0), 70, 1e-12);
  EXPECT_NEAR(expected_score(70, moments, 10), 50, 1e-12);
  EXPECT_NEAR(expected_score(70, moments, 1e9), 30, 1e-9);
}

TEST(OpenSignals, OffersAQuarterOfTheYear) {
  Town town({{"signal", "fair", {{"form", meeting}, {"meetings", 10}}}});
  Signals& signals = town.city.signals;
  town.run("open_signals", test::spring);
  EXPECT_EQ(signals.places[0], 2.5);
  signals.held[0] = 2;
  signals.places[0] = 1.5;
  town.run("open_signals", test::summer);
  EXPECT_EQ(signals.places[0], 3.0) << "the fraction is carried over, the meeting that nobody used is not";
  EXPECT_EQ(signals.held[0], 0);
  town.set("fair.active", 0);
  town.run("open_signals", test::autumn);
  EXPECT_EQ(signals.places[0], 0.0);
}

// Three performers that agree with everybody and absorb everything; three results worth a lot, whose body
// meets nobody by itself. Two meetings a quarter for 10,000 CNY, of which the city pays a quarter.
class ResultMeetings : public testing::Test {
 protected:
  ResultMeetings()
      : town({{"research_body", "institute", {{"count", 1}, {"budget_each", 0}}},
              {"signal",
               "fair",
               {{"form", meeting},
                {"meetings", 8},
                {"candidates", 1},
                {"cost", 1e4},
                {"fiscal_share", 0.25}}}}) {
    town.set("knowledge.half", 0);
    town.set("result.licence_median", 0);
    for (int i = 0; i < 3; ++i) {
      town.give_cash(town.add_enterprise(1e6), 1e5);
      results.push_back(town.add_result(0, 200e6, test::spring));
    }
    for (double& each : city.enterprises.knowledge.values()) each = 1.0;
    city.bodies.count[0] = 1;
  }
  void meet(sim::Quarter quarter) {
    town.run("open_signals", quarter);
    town.run("match_results", quarter);
  }
  double taken() const {
    double number = 0;
    for (const std::size_t row : results) number += city.projects.owner[row].exists() ? 1.0 : 0.0;
    return number;
  }
  double cash() const { return town.cash(0) + town.cash(1) + town.cash(2); }
  Town town;
  City& city = town.city;
  std::vector<std::size_t> results;
};

TEST_F(ResultMeetings, BringResultsBeforeEnterprisesAsLongAsThereAreAny) {
  meet(test::spring);
  EXPECT_EQ(taken(), 2.0);
  EXPECT_EQ(city.signals.held[0], 2);
  EXPECT_EQ(city.signals.agreed[0], 2);
  EXPECT_EQ(town.balance(city.accounts.city_budget), -5e3);
  EXPECT_EQ(cash(), 3e5 - 1.5e4);
  meet(test::summer);
  EXPECT_EQ(taken(), 3.0);
  EXPECT_EQ(city.signals.held[0], 1);
}

TEST_F(ResultMeetings, ChangeNothingButWhoIsMet) {
  town.set("partner.cold_agreement", 0);
  meet(test::spring);
  EXPECT_EQ(taken(), 0.0);
  EXPECT_EQ(city.signals.held[0], 2) << "held and paid, whatever comes of it";
}

TEST_F(ResultMeetings, AreNotSpentOnWhatDoesNotPay) {
  for (const std::size_t row : results) city.projects.believed_value[row] = 1e6;
  meet(test::spring);
  EXPECT_EQ(city.signals.held[0], 0);
}

TEST_F(ResultMeetings, NeedSomebodyWhoTakesPartAndCanPay) {
  town.set("fair.reach", 0);
  meet(test::spring);
  EXPECT_EQ(city.signals.held[0], 0);
  town.set("fair.reach", 1);
  town.set("fair.fields", 3);  // life sciences
  meet(test::spring);
  EXPECT_EQ(city.signals.held[0], 0);
  town.set("fair.fields", 0);
  town.set("fair.cost", 1e6);
  meet(test::spring);
  EXPECT_EQ(city.signals.held[0], 0);
  EXPECT_EQ(taken(), 0.0);
}

// Six finished products of six enterprises, a fifth of which finds a customer alone; with thirty more met
// each, all do: what fails has a chance of 0.8^30 = 0.001.
TEST(CustomerMeetings, SellWhatFoundNobodyByItself) {
  Town town(
      {{"signal", "fair", {{"form", meeting}, {"counterpart", 2}, {"meetings", 400}, {"candidates", 30}}}});
  City& city = town.city;
  town.set("product.customer_chance", 0.2);
  std::vector<std::size_t> products;
  for (int i = 0; i < 6; ++i) {
    products.push_back(town.add_project(town.add_enterprise(1e6), 4e6, Stage::market));
    city.projects.progress[products.back()] = Progress::selling;
  }
  const auto sold = [&] {
    int number = 0;
    for (const std::size_t row : products) number += city.projects.launched[row] != 0 ? 1 : 0;
    return number;
  };
  town.run("find_customers", test::spring);  // nothing is on offer yet
  const int alone = sold();
  ASSERT_LT(alone, 6);
  for (const std::size_t row : products) city.projects.launched[row] = 0;
  town.run("open_signals", test::spring);
  town.run("find_customers", test::spring);
  EXPECT_EQ(sold(), 6);
  EXPECT_EQ(city.signals.agreed[0], 6 - alone) << "who finds a customer alone needs no meeting";
  EXPECT_GE(city.signals.held[0], city.signals.agreed[0]);
}

// A lead that looks at nobody by itself wins two of its field at a meeting for members.
TEST(MemberMeetings, ShowTheLeadMoreOfItsField) {
  Town town(
      {{"alliance",
        "consortium",
        {{"count", 1},
         {"enterprises_each", 3},
         {"institutes_each", 0},
         {"term", 12},
         {"partner_cost_share", 0.3},
         {"subsidy_per_project", 0},
         {"lead_minimum_sales", 0}}},
       {"signal", "fair", {{"form", meeting}, {"counterpart", 3}, {"meetings", 8}, {"candidates", 5}}}});
  City& city = town.city;
  town.set("alliance.search_depth", 0);
  for (int i = 0; i < 3; ++i) city.enterprises.knowledge[town.add_enterprise(1e6)] = 1e6 * (i + 1);
  town.run("form_alliances", test::spring);
  EXPECT_EQ(city.alliances.size(), 0U);
  town.run("open_signals", test::summer);
  town.run("form_alliances", test::summer);
  ASSERT_EQ(city.alliances.size(), 1U);
  EXPECT_EQ(city.members.size(), 3U);
  EXPECT_EQ(city.signals.held[0], 2);
  EXPECT_EQ(city.signals.agreed[0], 2);
}

}  // namespace
}  // namespace xiamen
