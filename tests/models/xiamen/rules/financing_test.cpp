#include "models/xiamen/rules/financing.hpp"

#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen {
namespace {

using test::Town;

// One enterprise with 40 million a year at a margin of 10 %: surplus 4 million, so a lender that tolerates 2
// % lends up to ln(4) / 0.5 = 2.77 surpluses, 11.1 million. One incremental project, believed worth 40
// million, half of it expected.
class Financed : public testing::Test {
 protected:
  explicit Financed(const std::vector<test::EntryText>& entries) : town(entries) {
    owner = town.add_enterprise(10e6);
    project = town.add_project(owner, 40e6);
    prospect.value = 40e6;
  }
  void open() {
    town.run("open_programmes", test::spring);
    town.run("raise_funds", test::spring);
    town.run("open_facilities", test::spring);
  }
  Financing plan(double cost, const std::vector<std::size_t>& partners = {}) {
    const auto context = town.context("sign_contracts", test::spring);
    return plan_financing(town.city, financing_terms(context), project_terms(town.city, context), prospect,
                          project, Money::yuan(cost), partners, context.stream("investor"));
  }
  Town town;
  std::size_t owner = 0;
  std::size_t project = 0;
  Prospect prospect;
};

constexpr double incremental = 4;
constexpr double on_stage_cost = 1;

class Everything : public Financed {
 protected:
  Everything()
      : Financed({{"grant",
                   "stage_grant",
                   {{"base", on_stage_cost}, {"stage", incremental}, {"appropriation", 5e6}, {"share", 0.1}}},
                  {"loan",
                   "dear_loan",
                   {{"limit", 1e9}, {"rate", 0.08}, {"maximum_share", 0.2}, {"ticket_maximum", 1e9}}},
                  {"loan",
                   "cheap_loan",
                   {{"limit", 1e9}, {"rate", 0.02}, {"maximum_share", 0.3}, {"ticket_maximum", 1e9}}},
                  {"fund",
                   "some_fund",
                   {{"size", 1e9},
                    {"call_period", 10},
                    {"ticket_minimum", 1e6},
                    {"ticket_maximum", 1e8},
                    {"hurdle", 2},
                    {"stage_to", incremental},
                    {"screenings", 3}}}}) {
    town.give_cash(owner, 2e6);
    open();
  }
};

TEST_F(Everything, ComesInThePeckingOrder) {
  // 10 million: grant 10 % = 1; own cash 2; the cheap loan 30 % = 3, then the dear one 20 % = 2; equity the
  // last 2. Expected proceeds 20: at hurdle 2 the fund asks 2 x 2 / 20 = 20 %.
  const Financing financing = plan(10e6);
  ASSERT_EQ(financing.grants.size(), 1U);
  EXPECT_EQ(financing.grants[0].second, Money::yuan(1e6));
  EXPECT_EQ(financing.own, Money::yuan(2e6));
  ASSERT_EQ(financing.loans.size(), 2U);
  EXPECT_NEAR(town.city.facilities.rate[financing.loans[0].facility], std::pow(1.02, 0.25) - 1, 1e-12);
  EXPECT_EQ(financing.loans[0].amount, Money::yuan(3e6));
  EXPECT_EQ(financing.loans[1].amount, Money::yuan(2e6));
  EXPECT_EQ(financing.equity, Money::yuan(2e6));
  EXPECT_NEAR(financing.equity_share, 0.2, 1e-9);
  EXPECT_EQ(financing.missing, Money());
  EXPECT_FALSE(financing.at_limit);
}

TEST_F(Everything, WhatOneSourcePaysTheNextNeedNot) {
  town.give_cash(owner, 20e6);
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.own, Money::yuan(9e6));
  EXPECT_TRUE(financing.loans.empty());
  EXPECT_EQ(financing.equity, Money());
}

TEST_F(Everything, SigningMovesTheMoney) {
  const Financing financing = plan(10e6);
  const City& city = town.city;
  const Accounts& account = city.accounts;
  const double budget = town.balance(account.city_budget);
  const Money fund_cash = city.vintages.cash[0];
  town.city.books.open_quarter();
  sign(town.city, financing, project, {}, test::spring.ordinal());
  EXPECT_EQ(town.city.books.close_quarter(), 0) << city.books.diagnosis();

  EXPECT_EQ(town.cash(owner), 2e6 + 1e6 + 5e6 + 2e6);  // own, grant, loans, equity
  EXPECT_EQ(town.balance(account.city_budget), budget - 1e6);
  EXPECT_EQ(city.grants.budget[0], Money::yuan(4e6));
  EXPECT_EQ(city.enterprises.project_debt[owner], Money::yuan(-5e6));
  EXPECT_EQ(city.lenders.loans[0], Money::yuan(5e6));
  ASSERT_EQ(city.loans.size(), 2U);
  EXPECT_EQ(city.loans.outstanding[0] + city.loans.outstanding[1], Money::yuan(5e6));
  EXPECT_EQ(city.facilities.used[0] + city.facilities.used[1], Money::yuan(5e6));
  EXPECT_EQ(city.loans.instalments[0], 12);
  EXPECT_EQ(fund_cash - city.vintages.cash[0], Money::yuan(2e6));
  EXPECT_EQ(city.vintages.stakes[0], Money::yuan(2e6));
  ASSERT_EQ(city.holdings.size(), 1U);
  EXPECT_EQ(city.holdings.cost[0], Money::yuan(2e6));
  EXPECT_NEAR(city.holdings.share[0], 0.2, 1e-9);
  EXPECT_EQ(city.enterprises.has_investor[owner], 1);
  EXPECT_EQ(city.tally.deals, 1.0);
  EXPECT_EQ(city.funds.free[0], city.vintages.cash[0]);
  EXPECT_NEAR(city.holdings.value[0], 0.2 * 20e6, 1e-3);
  EXPECT_NEAR(city.tally.invested[0], 0.6e6, 1e-3);
  EXPECT_NEAR(city.tally.invested[2], 0.8e6, 1e-3);  // 1 - 0.3 - 0.3
}

// Two vintages pay one deal, the older one first; each has the part of the share that it paid for.
TEST_F(Everything, VintagesShareADeal) {
  Financing financing = plan(10e6);
  City& city = town.city;
  town.set("some_fund.size", 2e9);
  town.run("raise_funds", test::summer);
  ASSERT_EQ(city.vintages.size(), 2U);
  const Money spent = city.vintages.cash[0] - Money::yuan(0.5e6);
  city.books.transfer(city.accounts.deal, city.accounts.funds, 0, city.accounts.suppliers, 0, spent);
  sign(city, financing, project, {}, test::summer.ordinal());
  ASSERT_EQ(city.holdings.size(), 2U);
  EXPECT_EQ(city.holdings.cost[0], Money::yuan(0.5e6));
  EXPECT_EQ(city.holdings.cost[1], Money::yuan(1.5e6));
  EXPECT_NEAR(city.holdings.share[0], 0.05, 1e-9);
  EXPECT_NEAR(city.holdings.share[1], 0.15, 1e-9);
  EXPECT_EQ(city.vintages.cash[0], Money());
  EXPECT_EQ(city.tally.deals, 1.0);
}

TEST_F(Everything, AFundWithoutTimeIsALimit) {
  town.city.funds.screenings[0] = 0;
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.missing, Money::yuan(2e6));
  EXPECT_TRUE(financing.at_limit);
}

TEST_F(Everything, ASpaceBringsATenantBeforeAFundWithoutTime) {
  town.city.funds.screenings[0] = 0;
  town.city.spaces.append(sim::make_key("space", 0));
  town.city.spaces.introductions[0] = 1;
  EXPECT_TRUE(plan(10e6).at_limit) << "no tenant";
  town.city.enterprises.space[owner] = 0;
  EXPECT_EQ(plan(10e6).equity, Money::yuan(2e6));
  EXPECT_EQ(town.city.spaces.introductions[0], 0);
  EXPECT_TRUE(plan(10e6).at_limit) << "used up";
}

TEST_F(Everything, ARoadShowBringsAProjectBeforeAFundWithoutTime) {
  Signals& signals = town.city.signals;
  const std::size_t row = signals.append(sim::make_key("signal", 0));
  signals.open[row] = 1;
  signals.form[row] = SignalForm::meeting;
  signals.counterpart[row] = Counterpart::investors;
  signals.reach[row] = 1.0;
  signals.candidates[row] = 1;
  signals.places[row] = 1.5;
  EXPECT_EQ(plan(10e6).equity, Money::yuan(2e6));
  EXPECT_EQ(signals.held[row], 0) << "the fund had time";
  town.city.funds.screenings[0] = 0;
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.equity, Money::yuan(2e6));
  EXPECT_EQ(signals.held[row], 1);
  EXPECT_EQ(signals.agreed[row], 0) << "the stage may still lack a seat or people";
  EXPECT_TRUE(plan(10e6).at_limit) << "used up";
  signals.places[row] = 1.0;
  town.city.funds.free[0] = Money();
  EXPECT_TRUE(plan(10e6).at_limit);
  EXPECT_EQ(signals.held[row], 1) << "no meeting with a fund that has no money";
  sign(town.city, financing, project, {}, test::spring.ordinal());
  EXPECT_EQ(signals.agreed[row], 1);
}

TEST_F(Everything, AnAcceptedProjectThatWaitsForSomethingElseStaysAccepted) {
  EXPECT_EQ(plan(10e6).equity, Money::yuan(2e6));
  EXPECT_EQ(plan(10e6).equity, Money::yuan(2e6));
}

TEST_F(Everything, AFundWithoutCashIsALimit) {
  town.city.funds.free[0] = Money::yuan(2e6) - Money::fen(1);
  EXPECT_TRUE(plan(10e6).at_limit);
}

TEST_F(Everything, AProjectBelowTheHurdleHasNoInstrument) {
  prospect.value = 10e6;  // proceeds 5: the fund would ask 2 x 2 / 5 = 80 %, more than half
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.missing, Money::yuan(2e6));
  EXPECT_FALSE(financing.at_limit);
  EXPECT_EQ(town.city.funds.screenings[0], 2) << "a refusal takes as much time as a deal";
  prospect.value = 40e6;
  EXPECT_EQ(plan(10e6).equity, Money()) << "once in a stage";
  EXPECT_EQ(town.city.funds.screenings[0], 2);
}

TEST_F(Everything, ATicketOutsideTheMandateHasNoInstrument) {
  town.city.funds.ticket_minimum[0] = 2e6 + 1;
  EXPECT_FALSE(plan(10e6).at_limit);
  town.city.funds.ticket_minimum[0] = 1e6;
  town.city.funds.ticket_maximum[0] = 2e6 - 1;
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.missing, Money::yuan(2e6));
  EXPECT_FALSE(financing.at_limit);
}

TEST_F(Everything, AStageOutsideTheMandateHasNoInstrument) {
  town.city.funds.stages[0] = 0b00111;
  town.city.facilities.stages[0] = town.city.facilities.stages[1] = 0b00111;
  const Financing financing = plan(10e6);
  EXPECT_TRUE(financing.loans.empty());
  EXPECT_EQ(financing.missing, Money::yuan(7e6));
  EXPECT_FALSE(financing.at_limit);
}

TEST_F(Everything, AFullFacilityIsALimit) {
  for (std::size_t row = 0; row < 2; ++row) town.city.facilities.limit[row] = Money::yuan(1e6);
  town.city.funds.open[0] = 0;
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.missing, Money::yuan(5e6));  // 10 - 1 - 2 - 1 - 1
  EXPECT_TRUE(financing.at_limit);
}

TEST_F(Everything, AnExhaustedAppropriationIsALimit) {
  town.city.grants.budget[0] = Money::yuan(0.4e6);
  town.city.funds.open[0] = 0;
  const Financing financing = plan(10e6);
  EXPECT_EQ(financing.grants[0].second, Money::yuan(0.4e6));
  EXPECT_TRUE(financing.at_limit);
}

TEST_F(Everything, RequirementsKeepBorrowersOut) {
  const auto loans_under = [&](Requirement requirement) {
    town.city.facilities.requirement[0] = town.city.facilities.requirement[1] = requirement;
    return plan(10e6).loans.size();
  };
  EXPECT_EQ(loans_under(Requirement::none), 2U);
  EXPECT_EQ(loans_under(Requirement::patent), 0U);
  town.city.enterprises.inventions[owner] = 1.0;
  EXPECT_EQ(loans_under(Requirement::patent), 2U);
  EXPECT_EQ(loans_under(Requirement::equity_investor), 0U);
  town.city.enterprises.has_investor[owner] = 1;
  EXPECT_EQ(loans_under(Requirement::equity_investor), 2U);
  EXPECT_EQ(loans_under(Requirement::certified), 0U);
  town.city.enterprises.high_tech_until[owner] = test::spring.ordinal() + 1;
  EXPECT_EQ(loans_under(Requirement::certified), 2U);
  EXPECT_EQ(loans_under(Requirement::specialised), 0U);
  town.city.enterprises.specialised_until[owner] = test::spring.ordinal() + 1;
  EXPECT_EQ(loans_under(Requirement::specialised), 2U);
}

TEST_F(Everything, DebtsUseUpTheRoom) {
  town.lend(owner, 10e6);  // room 11.09 - 10; the loan itself is cash
  const Financing financing = plan(20e6);
  Money lent;
  for (const auto& loan : financing.loans) lent += loan.amount;
  EXPECT_NEAR(lent.in_yuan(), std::log(4.0) / 0.5 * 4e6 - 10e6, 0.02);
  EXPECT_FALSE(financing.at_limit);
}

TEST_F(Everything, OnlyTheSpareCashIsOwnMoney) {
  town.set("enterprise.cash_floor", 0.02);  // 2 % of 40 million stay in the bank
  town.city.enterprises.owed_to_projects[owner] = Money::yuan(0.5e6);
  EXPECT_EQ(plan(10e6).own, Money::yuan(2e6 - 0.8e6 - 0.5e6));
}

class Joint : public Financed {
 protected:
  Joint() : Financed({}) {
    town.city.alliances.append(sim::make_key("alliance", 0));
    town.city.alliances.cost_share[0] = 0.3;
    town.city.projects.alliance[project] = AllianceId(0);
    town.city.projects.subsidy_left[project] = Money::yuan(1e6);
    partner = town.add_enterprise(10e6);
    poor = town.add_enterprise(10e6);
    town.give_cash(owner, 20e6);
    town.give_cash(partner, 6e6);
    town.give_cash(poor, 2e6);
  }
  std::size_t partner = 0;
  std::size_t poor = 0;
};

TEST_F(Joint, ProgrammeMoneyAndPartnersComeFirst) {
  const Financing financing = plan(10e6, {owner, partner, poor});
  EXPECT_EQ(financing.subsidy, Money::yuan(1e6));
  EXPECT_EQ(financing.partners, Money::yuan(3e6));
  EXPECT_EQ(financing.own, Money::yuan(6e6));
  EXPECT_EQ(financing.missing, Money());

  town.city.books.open_quarter();
  sign(town.city, financing, project, {owner, partner, poor}, test::spring.ordinal());
  EXPECT_EQ(town.city.books.close_quarter(), 0);
  // partners pay by what they can spare, 6 to 2
  EXPECT_EQ(town.cash(partner), 6e6 - 2.25e6);
  EXPECT_EQ(town.cash(poor), 2e6 - 0.75e6);
  EXPECT_EQ(town.cash(owner), 20e6 + 1e6 + 3e6);
  EXPECT_EQ(town.city.projects.subsidy_left[project], Money());
}

TEST_F(Joint, PartnersPayNoMoreThanTheyCan) {
  const Financing financing = plan(50e6, {owner, poor});
  EXPECT_EQ(financing.partners, Money::yuan(2e6));
}

}  // namespace
}  // namespace xiamen
