#include <cmath>

#include "models/xiamen/process/process.hpp"
#include "models/xiamen/rules/buy_back.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

class Demography : public testing::Test {
 protected:
  Demography()
      : town({{"loan", "a_credit", {{"purpose", 1}, {"limit", 1e9}, {"rate", 0}, {"ticket_maximum", 1e9}}},
              {"loan",
               "b_loan",
               {{"limit", 1e9}, {"rate", 0}, {"ticket_maximum", 1e9}, {"public_loss_share", 0.25}}},
              {"research_body", "institute", {{"count", 1}, {"budget_each", 0}}},
              {"service", "platform", {{"stage", 2}, {"count", 1}, {"seats_each", 1}}}}) {
    for (int i = 0; i < 3; ++i) town.add_enterprise(1e6);
    town.run("open_facilities", test::spring);
  }
  void pass(sim::Quarter quarter = test::spring) { town.run("enter_and_leave", quarter); }
  bool alive(std::size_t row) const { return city.enterprises.alive[row] != 0; }
  Town town;
  City& city = town.city;
  Enterprises& firms = town.city.enterprises;
};

TEST_F(Demography, WhoHasNoCashForThreeQuartersFails) {
  town.give_cash(0, -100);
  town.give_cash(1, -100);
  pass();
  pass(test::summer);
  EXPECT_TRUE(alive(0));
  EXPECT_EQ(firms.quarters_short[0], 2);
  town.give_cash(1, 100);
  pass(test::autumn);
  EXPECT_FALSE(alive(0));
  EXPECT_TRUE(alive(1));
  EXPECT_TRUE(alive(2));
  EXPECT_EQ(firms.quarters_short[1], 0);
  EXPECT_EQ(town.cash(0), 0.0);
  EXPECT_EQ(town.balance(city.accounts.suppliers), -100.0) << "they lose what they were owed";
  EXPECT_EQ(firms.sales(0), 0.0);
  EXPECT_EQ(city.tally.exits, 1.0);
}

TEST_F(Demography, WhoLosesMoreThanItHasGivesUp) {
  for (std::size_t row = 0; row < 3; ++row) firms.profit_1[row] = -1e6;
  town.give_cash(0, 9e5);
  town.give_cash(1, 1.1e6);
  town.give_cash(2, 9e5);
  firms.base_sales[2] = 30e6;  // 120 million a year: not small
  pass();
  EXPECT_FALSE(alive(0));
  EXPECT_TRUE(alive(1));
  EXPECT_TRUE(alive(2));
  EXPECT_EQ(town.balance(city.accounts.owners), 9e5 - 9e5 - 1.1e6 - 9e5) << "what is left goes to its owners";
}

TEST_F(Demography, LossesOfLendersAreSharedByTheProduct) {
  town.lend(0, 4e5);
  const Money lent = Money::yuan(2e5);
  city.books.transfer(city.accounts.loan, city.accounts.lenders, 0, city.accounts.enterprises, 0, lent);
  city.books.transfer(city.accounts.loan, city.accounts.project_debt, 0, city.accounts.loans_held, 0, lent);
  const std::size_t loan = city.loans.append(sim::make_key("loan", 0));
  city.loans.enterprise[loan] = 0;
  city.loans.facility[loan] = 1;
  city.loans.outstanding[loan] = city.facilities.used[1] = lent;
  city.loans.live.push_back(loan);
  town.give_cash(0, -6e5 - 100);  // spent
  firms.quarters_short[0] = 2;
  const Money before = city.lenders.cash[0];
  pass();
  EXPECT_FALSE(alive(0));
  EXPECT_EQ(firms.working_debt[0], Money());
  EXPECT_EQ(firms.project_debt[0], Money());
  EXPECT_EQ(city.lenders.loans[0], Money());
  EXPECT_EQ(city.facilities.used[0], Money());
  EXPECT_EQ(city.facilities.used[1], Money());
  EXPECT_EQ(city.tally.loan_losses, 6e5);
  EXPECT_EQ(city.lenders.cash[0] - before, Money::yuan(5e4)) << "a quarter of the project loan";
  EXPECT_EQ(town.balance(city.accounts.city_budget), -5e4);
}

TEST_F(Demography, CashServesDebtsBeforeOwners) {
  town.lend(0, 4e5);
  town.give_cash(0, 1e5);
  firms.profit_1[0] = -1e6;
  const double owners = town.balance(city.accounts.owners);
  pass();
  EXPECT_FALSE(alive(0));
  EXPECT_EQ(city.tally.loan_losses, 0.0);
  EXPECT_EQ(town.balance(city.accounts.owners), owners + 1e5);
}

// 400,000 of working capital and 200,000 of project loans against 450,000 in the bank: all of the first, a
// quarter of the second, nothing for the owners.
// Three enterprises owe a buy-back of 1 million since spring. The one that makes a loss fails after twelve
// quarters and pays what it has; the one with a profit goes on; so does the one that owes it for less long.
TEST_F(Demography, WhoOwesABuyBackForTooLongAndMakesALossFails) {
  Town indebted({{"fund", "a_fund", {{"size", 0}, {"ticket_maximum", 1}, {"fiscal_share", 1}}}});
  City& there = indebted.city;
  indebted.run("raise_funds", test::spring);
  indebted.add_vintage(0);
  for (std::size_t row = 0; row < 3; ++row) {
    const std::size_t owner = indebted.add_enterprise(1e9);
    const std::size_t holding = indebted.add_holding(0, indebted.add_project(owner, 1e6), 1e6, 0.1);
    indebted.give_cash(owner, row == 0 ? -6e5 : 0.0);
    claim_buy_back(there, holding, Money::yuan(1e6), test::spring.ordinal() + (row == 2 ? 1 : 0));
    there.enterprises.profit_1[owner] = row == 1 ? 1.0 : -1.0;
  }
  indebted.run("enter_and_leave", test::spring + 12);
  EXPECT_EQ(there.tally.exits, 0.0);
  indebted.run("enter_and_leave", test::spring + 13);
  EXPECT_EQ(there.tally.exits, 1.0);
  EXPECT_EQ(there.enterprises.alive[0], 0);
  EXPECT_EQ(indebted.balance(there.accounts.city_budget), 4e5);
  EXPECT_EQ(there.enterprises.buy_back_debt[0], Money());
  EXPECT_EQ(there.holdings.held[0], Holding::gone);
  EXPECT_EQ(there.vintages.claims[0], Money::yuan(2e6));
}

TEST_F(Demography, CashServesProjectLoansToo) {
  town.lend(0, 4e5);
  const Money lent = Money::yuan(2e5);
  city.books.transfer(city.accounts.loan, city.accounts.project_debt, 0, city.accounts.loans_held, 0, lent);
  const std::size_t loan = city.loans.append(sim::make_key("loan", 0));
  city.loans.enterprise[loan] = 0;
  city.loans.facility[loan] = 1;
  city.loans.outstanding[loan] = city.facilities.used[1] = lent;
  city.loans.live.push_back(loan);
  town.give_cash(0, 5e4);
  firms.profit_1[0] = -1e6;
  const double owners = town.balance(city.accounts.owners);
  pass();
  EXPECT_FALSE(alive(0));
  EXPECT_EQ(city.tally.loan_losses, 1.5e5);
  EXPECT_EQ(city.facilities.used[1], Money());
  EXPECT_EQ(city.loans.outstanding[loan], Money());
  EXPECT_EQ(town.balance(city.accounts.owners), owners);
}

TEST_F(Demography, NobodyLeavesForItsResearchOrInTheMidstOfPaidWork) {
  firms.profit_1[0] = -1e6;
  firms.reported_1[0] = 1.25e6;  // a quarter of 1 million on top: without R&D there is no loss
  firms.relabelling[0] = 0.25;
  firms.profit_1[1] = -1e6;
  firms.owed_to_projects[1] = Money::yuan(1);
  town.add_project(1, 1e6);
  firms.profit_1[2] = -1e6;
  pass();
  EXPECT_TRUE(alive(0));
  EXPECT_TRUE(alive(1));
  EXPECT_FALSE(alive(2));
}

TEST_F(Demography, ProjectsOfTheGoneEndAndFreeTheirSeat) {
  const std::size_t project = town.add_project(0, 1e6, Stage::pilot);
  const std::size_t other = town.add_project(1, 1e6, Stage::pilot);
  city.projects.seat[project] = ServiceId(0);
  city.projects.stage_unpaid[project] = firms.owed_to_projects[0] = Money::yuan(100);
  city.services.taken[0] = 1;
  town.give_cash(0, -100);
  firms.quarters_short[0] = 2;
  pass();
  EXPECT_EQ(town.progress(project), Progress::ended);
  EXPECT_EQ(city.services.taken[0], 0);
  EXPECT_EQ(firms.owed_to_projects[0], Money());
  EXPECT_EQ(city.projects.live, std::vector<std::size_t>{other});
}

TEST_F(Demography, ResultsFoundASpinOffOrExpire) {
  city.bodies.spin_off_inclination[0] = 1.0;
  const std::size_t fresh = town.add_result(0, 1e6, test::spring, 4);
  const std::size_t ripe = town.add_result(0, 1e6, test::spring, 5);
  pass();
  EXPECT_FALSE(city.projects.owner[fresh].exists());
  ASSERT_TRUE(city.projects.owner[ripe].exists());
  const std::size_t spin_off = city.projects.owner[ripe].position();
  EXPECT_EQ(spin_off, 3U);
  EXPECT_EQ(city.tally.spin_offs, 1.0);
  EXPECT_EQ(city.tally.entries, 1.0);
  EXPECT_EQ(firms.birth[spin_off], test::spring.ordinal());
  // 10 people x 1 million x 1/2 a year, 2 million from the founders
  EXPECT_NEAR(firms.base_sales[spin_off], 1.25e6, 1e-6);
  EXPECT_EQ(town.cash(spin_off), 2e6);
  city.bodies.spin_off_inclination[0] = 0.0;
  const std::size_t old = town.add_result(0, 1e6, test::spring, 21);
  pass();
  EXPECT_EQ(town.progress(old), Progress::ended);
  EXPECT_EQ(town.progress(fresh), Progress::waiting);
}

// 300 quarters with 3 start-ups each, 60 % of them in electronic information: 540 +- 5 sqrt(540), 360 +- 5
// sqrt(360).
TEST_F(Demography, StartUpsArePoissonInEachSector) {
  town.set("entry.per_quarter", 3);
  town.set("sector.electronic_information.share", 0.6);
  town.set("sector.biomedicine.share", 0.4);
  for (int i = 0; i < 300; ++i) pass(test::spring + i);
  std::array<double, sectors> founded{};
  for (std::size_t row = 3; row < firms.size(); ++row) founded[firms.sector[row]] += 1.0;
  EXPECT_NEAR(founded[0], 540, 116);
  EXPECT_NEAR(founded[4], 360, 95);
  EXPECT_EQ(founded[1], 0.0);
  EXPECT_EQ(city.tally.entries, founded[0] + founded[4]);
}

// 20 a quarter where markets have the size of 2020 and grow by 4 % a year. Half of them in a sector of twice
// the size that grows by 1 point a quarter more: 10 x 2 x (1 + 5 x 4 x 0.01) = 24; half in one that shrinks
// by 10 points: none; a third in one that grows by 2.5 points more: 20 / 3 x 1.5 = 10. Over 400 quarters 9600
// +- 5 x 98 and 4000 +- 5 x 63.
TEST_F(Demography, StartUpsFollowSizeAndGrowthOfTheNationalMarket) {
  town.set("entry.per_quarter", 20);
  town.set("entry.growth_response", 5);
  town.set("initial.growth", 0.04);
  const double usual = std::sqrt(std::sqrt(1.04)) - 1.0;
  for (const std::size_t sector : {0U, 1U, 4U}) {
    town.set("sector." + std::string(sector_info[sector].id) + ".share", sector == 4 ? 1.0 / 3.0 : 0.5);
    city.markets.real[sector] = sector == 0 ? 2.0 : 1.0;
    city.markets.real_growth[sector] = usual + (sector == 0 ? 0.01 : sector == 1 ? -0.1 : 0.025);
  }
  for (int i = 0; i < 400; ++i) pass(test::spring + i);
  std::array<double, sectors> founded{};
  for (std::size_t row = 3; row < firms.size(); ++row) founded[firms.sector[row]] += 1.0;
  EXPECT_NEAR(founded[0], 9600, 490);
  EXPECT_EQ(founded[1], 0.0);
  EXPECT_NEAR(founded[4], 4000, 316);
}

// A town of a quarter of the size has a quarter of the 4000 start-ups: 1000 within five standard errors.
TEST_F(Demography, InTheWarmUpStartUpsFollowTheNumberOfEnterprises) {
  town.set("initial.enterprises", 12);
  town.set("entry.per_quarter", 4000);
  town.set("sector.biomedicine.share", 1);
  sim::StepContext before = town.context("enter_and_leave", test::spring);
  before.trajectory = nullptr;
  enter_and_leave(city, before);
  EXPECT_NEAR(city.tally.entries, 1000, 158);
}

}  // namespace
}  // namespace xiamen
