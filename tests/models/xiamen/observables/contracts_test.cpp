#include "tests/models/xiamen/observables/seen_town.hpp"

namespace xiamen {
namespace {

using test::SeenTown;

constexpr std::size_t industrialisation = 3;

std::size_t cell(std::size_t stage, Source source) {
  return stage * sources + static_cast<std::size_t>(source);
}

// One enterprise with three ideas of 1 million each and cash for two and a half; they entered their stage in
// spring.
class Begun : public testing::Test {
 protected:
  explicit Begun(const std::vector<test::EntryText>& entries = {}) : town(entries) {
    owner = town.add_enterprise(10e6);
    town.give_cash(owner, 2.5e6);
    for (const double value : {6e6, 10e6, 8e6}) town.add_project(owner, value);
  }
  double all_sources(std::size_t stage, sim::Quarter quarter) const {
    double sum = 0;
    for (std::size_t source = 0; source < sources; ++source)
      sum += town.seen("project_finance", stage * sources + source, quarter);
    return sum;
  }
  SeenTown town;
  City& city = town.city;
  std::size_t owner = 0;
};

TEST_F(Begun, WithTheirOwnCashAfterTwoQuarters) {
  town.run("sign_contracts", test::autumn);
  town.look(test::autumn);
  EXPECT_EQ(town.seen("projects_begun", industrialisation, test::autumn), 2.0)
      << "incremental ones count here";
  EXPECT_EQ(town.seen("project_wait", industrialisation, test::autumn), 2.0);
  EXPECT_TRUE(std::isnan(town.seen("project_wait", 0, test::autumn))) << "none began";
  EXPECT_EQ(town.seen("project_finance", cell(industrialisation, Source::own), test::autumn), 2e6);
  EXPECT_EQ(all_sources(industrialisation, test::autumn), 2e6);
  EXPECT_EQ(town.seen("enterprises_financed", 0, test::autumn), 0.0);
}

class Borrowed : public Begun {
 protected:
  Borrowed()
      : Begun({{"loan",
                "a_loan",
                {{"limit", 1e9}, {"rate", 0}, {"ticket_maximum", 1e9}, {"maximum_share", 1}}}}) {
    town.run("open_facilities", test::spring);
  }
};

// The third one takes half a million on loan.
TEST_F(Borrowed, AndFinancedOnce) {
  town.run("sign_contracts", test::spring);
  town.look();
  EXPECT_EQ(town.seen("projects_begun", industrialisation), 3.0);
  EXPECT_EQ(town.seen("project_finance", cell(industrialisation, Source::own)), 2.5e6);
  EXPECT_EQ(town.seen("project_finance", cell(industrialisation, Source::loan)), 0.5e6);
  EXPECT_EQ(all_sources(industrialisation, test::spring), 3e6);
  EXPECT_EQ(town.seen("enterprises_financed"), 1.0);
  // 40 million a year and no workers: micro
  EXPECT_EQ(town.seen("enterprises_financed_by_size", 3), 1.0);
  EXPECT_EQ(town.seen("joint_project_finance", static_cast<std::size_t>(Source::loan)), 0.0);
}

class Shared : public Begun {
 protected:
  Shared()
      : Begun({{"fund",
                "a_fund",
                {{"size", 1e9},
                 {"call_period", 1},
                 {"fiscal_share", 0.25},
                 {"state_share", 0.25},
                 {"ticket_maximum", 1e9},
                 {"screenings", 10},
                 {"hurdle", 1},
                 {"stage_from", 0},
                 {"stage_to", 4}}}}) {
    town.run("raise_funds", test::spring);
  }
};

TEST_F(Shared, EquityIsDividedByItsInvestors) {
  town.run("sign_contracts", test::spring);
  town.look();
  EXPECT_EQ(town.seen("fund_deals"), 1.0);
  EXPECT_EQ(town.seen("fund_deals_by_stage", industrialisation), 1.0);
  const double deal = town.seen("fund_invested");
  EXPECT_EQ(deal, 0.5e6);
  EXPECT_EQ(town.seen("project_finance", cell(industrialisation, Source::public_equity)), 0.5 * deal);
  EXPECT_EQ(town.seen("project_finance", cell(industrialisation, Source::private_equity)), 0.5 * deal);
  EXPECT_EQ(all_sources(industrialisation, test::spring), 3e6);
  EXPECT_EQ(town.seen("enterprises_financed"), 1.0);
}

TEST(GivenUp, CountsWhereProjectsStood) {
  SeenTown town;
  const std::size_t owner = town.add_enterprise(1e6);
  town.add_project(owner, 1.0, Stage::pilot);  // worth less than its cost, so it is given up at once
  town.run("sign_contracts", test::spring);
  town.look();
  EXPECT_EQ(town.seen("projects_dropped"), 1.0);
  EXPECT_EQ(town.seen("projects_dropped_by_stage", 2), 1.0);
}

}  // namespace
}  // namespace xiamen
