#include "models/xiamen/rules/covers.hpp"

#include "models/xiamen/rules/fortune.hpp"
#include "models/xiamen/rules/trade_loss.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

/// Covers from endowment to claim: open_covers, sign_contracts, buy_covers, settle_covers and, for lost
/// loans, enter_and_leave.
namespace xiamen {
namespace {

using test::Town;

// Pays 40 % of an insured stage that fails, at most 0.8 million insured, for 10 % a year, of which the city
// pays half; 3 million behind it, a third from the city.
test::EntryText stage_cover() {
  return {"cover",
          "a_cover",
          {{"trigger", 0},
           {"stage_from", 0},
           {"share", 0.4},
           {"ceiling", 8e5},
           {"premium", 0.1},
           {"premium_subsidy", 0.5},
           {"fund", 3e6},
           {"fiscal_share", 1.0 / 3.0},
           {"campaign", 1}}};
}

class StageCover : public testing::Test {
 protected:
  StageCover() : town({stage_cover()}) {
    owner = town.add_enterprise(1e6);
    town.give_cash(owner, 1e8);
    know();
  }
  // All have heard of it: a campaign of 1 acts as 0.99 a year, so a test says it outright.
  void know() {
    town.run("open_covers", test::spring);
    for (double& each : city.covers.known.values()) each = 1.0;
  }
  // An incremental stage of a million, a year long, that its owner expects to fail with 1/2.
  std::size_t start_project() {
    const std::size_t row = town.add_project(owner, 1e8);
    city.projects.doubt[row] = 0.0;
    town.run("sign_contracts", test::spring);
    return row;
  }
  Town town;
  City& city = town.city;
  std::size_t owner = 0;
};

TEST_F(StageCover, IsEndowedByTheCityAndPrivateCapital) {
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(3e6));
  EXPECT_EQ(town.balance(city.accounts.city_budget), -1e6);
  EXPECT_EQ(town.balance(city.accounts.private_investors), -2e6);
  town.run("open_covers", test::summer);  // paid once
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(3e6));
  town.set("a_cover.fund", 4e6);
  town.run("open_covers", test::autumn);
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(4e6));
  town.set("a_cover.fund", 1e6);
  town.run("open_covers", test::winter);
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(4e6));
}

TEST_F(StageCover, IsHeardOfAsTheHazardOfTheYearSays) {
  Town other({stage_cover()});
  other.set("a_cover.campaign", 0.36);
  for (int quarter = 0; quarter < 4; ++quarter) other.run("open_covers", test::spring + quarter);
  EXPECT_NEAR(other.city.covers.known[0], 0.36, 1e-12);
  other.set("a_cover.campaign", 0.0);
  other.run("open_covers", test::spring + 4);
  EXPECT_NEAR(other.city.covers.known[0], 0.36, 1e-12) << "who knows does not forget";
}

TEST_F(StageCover, IsBoughtWhereItPays) {
  const std::size_t project = start_project();
  // 0.5 x 0.4 x 800,000 = 160,000 against the own half of 80,000
  ASSERT_EQ(city.policies.size(), 1U);
  EXPECT_EQ(city.policies.project[0], static_cast<std::int32_t>(project));
  EXPECT_EQ(city.policies.sum[0], Money::yuan(8e5));
  EXPECT_EQ(town.cash(owner), 1e8 - 4e4);
  EXPECT_NEAR(city.enterprises.profit_year[owner], -4e4, 1e-9);
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(3e6 + 8e4));
  EXPECT_EQ(city.covers.clients[0], 1);
  EXPECT_EQ(city.covers.in_force[0], Money::yuan(8e5));
}

TEST_F(StageCover, IsLeftWhereItDoesNotPayOrNobodyKnows) {
  town.set("cover.effort", 130e3);  // the gain is 160,000 - 40,000
  start_project();
  EXPECT_EQ(city.policies.size(), 0U);
  town.set("cover.effort", 110e3);
  city.covers.known[0] = 0.0;
  start_project();
  EXPECT_EQ(city.policies.size(), 0U);
  city.covers.known[0] = 1.0;
  start_project();
  EXPECT_EQ(city.policies.size(), 1U);
  EXPECT_EQ(city.enterprises.insured_by[owner], 1);
}

TEST_F(StageCover, ASecondContractOfAClientIsNoEffortAndNoNewClient) {
  town.set("cover.effort", 110e3);
  start_project();
  town.set("cover.effort", 1e9);
  start_project();
  EXPECT_EQ(city.policies.size(), 2U);
  EXPECT_EQ(city.covers.clients[0], 1);
}

TEST_F(StageCover, IsNotSoldBeyondItsCapacityOrByAnEmptyReserve) {
  city.covers.capacity[0] = Money::yuan(1.5e6);
  start_project();
  start_project();
  EXPECT_EQ(city.policies.size(), 1U);
  city.covers.capacity[0] = Money::yuan(1e9);
  city.books.transfer(city.accounts.claim, city.accounts.covers, 0, city.accounts.owners, 0,
                      city.covers.reserve[0]);
  start_project();
  EXPECT_EQ(city.policies.size(), 1U);
}

TEST_F(StageCover, PaysWhenTheStageFailsAndEndsWhenItPasses) {
  const std::size_t failed = start_project();
  const std::size_t passed = start_project();
  const std::size_t works = start_project();
  city.projects.progress[failed] = Progress::ended;
  city.projects.stage[passed] = Stage::market;
  city.projects.progress[passed] = Progress::selling;
  const double before = town.cash(owner);
  town.run("settle_covers", test::summer);
  EXPECT_NEAR(town.cash(owner) - before, 0.4 * 8e5, 1e-6);
  EXPECT_EQ(city.policies.live.size(), 1U);
  EXPECT_EQ(city.policies.project[city.policies.live[0]], static_cast<std::int32_t>(works));
  EXPECT_EQ(city.covers.in_force[0], Money::yuan(8e5));
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(3e6 + 3 * 8e4 - 3.2e5));
  town.run("settle_covers", test::autumn);
  EXPECT_NEAR(town.cash(owner) - before, 0.4 * 8e5, 1e-6) << "paid once";
}

TEST_F(StageCover, PaysNoMoreThanThereIs) {
  const std::size_t failed = start_project();
  city.books.transfer(city.accounts.claim, city.accounts.covers, 0, city.accounts.owners, 0,
                      city.covers.reserve[0] - Money::yuan(1000));
  city.projects.progress[failed] = Progress::ended;
  const double before = town.cash(owner);
  town.run("settle_covers", test::summer);
  EXPECT_NEAR(town.cash(owner) - before, 1000.0, 1e-6);
  EXPECT_EQ(city.covers.reserve[0], Money());
}

// One sells for a million a quarter; a third of the quarters a buyer fails, and 80 % of the insured half of
// the loss is paid.
TEST(TradeCover, PaysForTheWorstQuartersAndNoOthers) {
  Town town(
      {{"cover",
        "a_trade",
        {{"trigger", 1}, {"share", 0.8}, {"ceiling", 4e5}, {"premium", 0}, {"fund", 1e9}, {"campaign", 1}}}});
  City& city = town.city;
  town.set("cover.buyer_default", 1.0 - std::pow(2.0 / 3.0, 4));
  town.set("enterprise.fortune_deviation", 0.1);
  const std::size_t firm = town.add_enterprise(1e6);
  town.give_cash(firm, 1e6);
  town.run("open_covers", test::spring);
  city.covers.known[0] = 1.0;
  town.run("buy_covers", test::spring);
  ASSERT_EQ(city.policies.size(), 1U);
  // A fifth of 4 million is at risk, half of which is insured.
  EXPECT_EQ(city.policies.sum[0], Money::yuan(4e5));
  for (int quarter = 0; quarter < 4; ++quarter) {
    const sim::Quarter when = test::spring + quarter;
    const double shock =
        fortune_shock(fortune_luck(town.context("settle_covers", when)), city.enterprises.key(firm));
    const double before = town.cash(firm);
    town.run("settle_covers", when);
    const double paid = town.cash(firm) - before;
    if (shock < -0.4307272992954575) {  // Phi^-1(1/3)
      EXPECT_NEAR(paid, 0.5 * 0.8 * 0.1 * -shock * 1e6, 0.01);
    } else {
      EXPECT_EQ(paid, 0.0);
    }
  }
  town.run("open_covers", test::spring + 4);
  EXPECT_TRUE(city.policies.live.empty()) << "its year is over";
}

TEST(TradeLoss, IsTheMeanOfTheTail) {
  Town town;
  town.set("cover.buyer_default", 1.0 - std::pow(2.0 / 3.0, 4));
  town.set("enterprise.fortune_deviation", 0.1);
  // 0.1 x phi(-0.430727) / (1/3) = 0.1 x 0.363599 / 0.333333
  EXPECT_NEAR(trade_loss_terms(town.context("buy_covers", test::spring)).mean_loss, 0.10908, 1e-5);
  town.set("cover.buyer_default", 0.0);
  EXPECT_EQ(trade_loss(trade_loss_terms(town.context("buy_covers", test::spring)), -9.0), 0.0);
}

// A guarantor that bears 80 % of a loss for a fee of 1 % a year of what it bears, with room for 4 million; a
// loan of two years that is lent only with it.
class Guarantee : public testing::Test {
 protected:
  Guarantee()
      : town({{"cover",
               "a_guarantor",
               {{"trigger", 3},
                {"share", 0.8},
                {"ceiling", 1e9},
                {"capacity", 4e6},
                {"premium", 0.01},
                {"fund", 1e6}}},
              {"loan",
               "b_loan",
               {{"limit", 1e9},
                {"rate", 0},
                {"maximum_share", 1},
                {"ticket_maximum", 1e9},
                {"stage_from", 0},
                {"term", 8},
                {"requirement", static_cast<double>(Requirement::guarantee)}}}}) {
    firm = town.add_enterprise(20e6);  // surplus of 8 million a year: room for 22 million of debt
    open();
  }
  void open() {
    town.run("open_covers", test::spring);
    town.run("open_facilities", test::spring);
  }
  std::size_t start_pilot() {
    town.set("pilot.medium_enterprise_sales", 1.0);
    town.set("pilot.in_house_cost_medium", 1.0);
    const std::size_t row = town.add_project(firm, 400e6, Stage::pilot);
    town.run("sign_contracts", test::spring);
    return row;
  }
  Town town;
  City& city = town.city;
  std::size_t firm = 0;
};

TEST_F(Guarantee, LetsTheLenderLendAndCostsAFee) {
  start_pilot();  // 4 million
  ASSERT_EQ(city.loans.size(), 1U);
  EXPECT_EQ(city.loans.outstanding[0], Money::yuan(4e6));
  EXPECT_EQ(city.loans.covered[0], 0.8);
  EXPECT_EQ(city.covers.in_force[0], Money::yuan(3.2e6));
  // 1 % x 3.2 million x two years
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(1e6 + 64e3));
  EXPECT_EQ(town.cash(firm), 4e6 - 64e3);
}

TEST_F(Guarantee, EndsAtTheCapacity) {
  start_pilot();
  const std::size_t second = start_pilot();
  // (4 - 3.2) / 0.8 = 1 million is left to lend
  EXPECT_EQ(town.progress(second), Progress::waiting);
  EXPECT_EQ(city.projects.waits_for[second], bit(Cause::limit));
  EXPECT_EQ(city.loans.size(), 1U);
}

TEST_F(Guarantee, IsVoidWithAnEmptyReserveAndNothingIsLentThen) {
  city.books.transfer(city.accounts.claim, city.accounts.covers, 0, city.accounts.owners, 0,
                      city.covers.reserve[0]);
  const std::size_t pilot = start_pilot();
  EXPECT_EQ(town.progress(pilot), Progress::waiting);
  EXPECT_EQ(city.projects.waits_for[pilot], bit(Cause::no_instrument));
}

TEST_F(Guarantee, PaysTheLenderUntilTheReserveIsGone) {
  start_pilot();
  city.books.transfer(city.accounts.operating_cost, city.accounts.enterprises, firm, city.accounts.suppliers,
                      0, city.enterprises.cash[firm] + Money::yuan(1.0));
  city.enterprises.quarters_short[firm] = 9;
  const double lender = city.lenders.cash[0].in_yuan();
  town.run("enter_and_leave", test::summer);
  ASSERT_EQ(city.enterprises.alive[firm], 0);
  // 80 % of 4 million is 3.2 million, of which there are 1.064
  EXPECT_NEAR(city.lenders.cash[0].in_yuan() - lender, 1.064e6, 1e-6);
  EXPECT_EQ(city.covers.reserve[0], Money());
  town.run("settle_covers", test::autumn);
  EXPECT_EQ(city.covers.in_force[0], Money());
}

TEST_F(Guarantee, OfAnyLoanRaisesTheRoomOfALender) {
  // Without it 2 % of tolerance / 50 % of loss = 4 %: ln(4) / 0.5 years of surplus; with 80 % borne the
  // multiple binds.
  const LoanCover cover = loan_cover(city, 0, 0);
  EXPECT_TRUE(cover.cover.exists());
  EXPECT_DOUBLE_EQ(cover.part, 0.8);
  EXPECT_DOUBLE_EQ(cover.room, 5e6);
  city.facilities.public_loss_share[0] = 0.5;
  EXPECT_DOUBLE_EQ(loan_cover(city, 0, 0).part, 0.5) << "no more than the product leaves";
  city.facilities.requirement[0] = Requirement::patent;
  EXPECT_FALSE(loan_cover(city, 0, 0).cover.exists());
  city.covers.loans[0] = 0;
  EXPECT_TRUE(loan_cover(city, 0, 0).cover.exists());
}

// A founder's cover of 1.5 million at half of the loss.
TEST(FailureCover, PaysCreditorsWhatTheyWouldLose) {
  Town town(
      {{"cover",
        "a_liability",
        {{"trigger", 2}, {"share", 0.5}, {"ceiling", 1.5e6}, {"premium", 0}, {"fund", 1e9}, {"campaign", 1}}},
       {"loan", "b_credit", {{"purpose", 1}, {"limit", 1e9}, {"rate", 0}, {"ticket_maximum", 1e9}}}});
  City& city = town.city;
  const std::size_t firm = town.add_enterprise(1e6);
  town.run("open_facilities", test::spring);
  town.run("open_covers", test::spring);
  city.covers.known[0] = 1.0;
  town.lend(firm, 2e6);
  town.set("enterprise.fortune_deviation", 1.0);
  town.run("buy_covers", test::spring);
  ASSERT_EQ(city.policies.size(), 1U);
  EXPECT_EQ(city.policies.sum[0], Money::yuan(1.5e6));
  // It fails with 400,000 overdrawn: creditors would lose 2.4 million. 1.5 of 2 million of debt are insured,
  // so three quarters of half of it are paid: 900,000, of which 500,000 reach the lender, the rest fills the
  // hole.
  city.books.transfer(city.accounts.operating_cost, city.accounts.enterprises, firm, city.accounts.suppliers,
                      0, Money::yuan(2.4e6));
  city.enterprises.quarters_short[firm] = 9;
  const double lender = city.lenders.cash[0].in_yuan();
  town.run("enter_and_leave", test::summer);
  EXPECT_NEAR(city.lenders.cash[0].in_yuan() - lender, 5e5, 1e-6);
  EXPECT_EQ(city.covers.reserve[0], Money::yuan(1e9 - 9e5));
  EXPECT_NEAR(city.tally.loan_losses, 1.5e6, 1e-6);
}

}  // namespace
}  // namespace xiamen
