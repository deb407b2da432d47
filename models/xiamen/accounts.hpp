#pragma once
#include <array>

#include "models/xiamen/entities/vocabulary.hpp"
#include "sim/ledger/ledger.hpp"

namespace xiamen {

struct CityState;

/// Who keeps books, in which instruments, and why money moves. Cash of the outside world is negative by what
/// the city holds; loans and fund capital appear once as an asset and once as a debt.
struct Accounts {
  explicit Accounts(CityState& city);

  // cash
  sim::BookId enterprises, bodies, services, spaces, funds, lenders, covers;
  sim::BookId city_budget, district_budgets, upper_budgets, additional_financing, customers, suppliers,
      households, owners, state_investors, private_investors, fund_managers, stake_buyers, money_market;
  // loans: lenders hold, enterprises owe
  sim::BookId loans_held, working_debt, project_debt;
  // fund capital at cost: investors hold, funds owe
  sim::BookId capital_city, capital_state, capital_private, capital_owed;
  // stakes at cost: funds hold, project owners owe
  sim::BookId stakes_held, stakes_sold;
  // buy-backs: funds claim, enterprises owe
  sim::BookId buy_backs_claimed, buy_backs_owed;

  // public money granted and not yet paid: enterprises hold, levels of government owe
  sim::BookId claims_held, payables_owed;

  // flows: sales and costs
  sim::FlowId sale, first_order, operating_cost, research_wages, research_goods, investment, service_fee,
      licence, profit_tax, dividend, founding, write_down, rent, space_cost, space_settlement, meeting_fee;
  // flows: public money; all but fund capital are the instruments of the output
  sim::FlowId research_subsidy, stage_grant, award, interest_subsidy, alliance_subsidy, body_budget,
      talent_support, landing_support, demand_order, loss_sharing, premium_subsidy, cover_fund, call_award,
      adoption_subsidy, meeting_support, fund_capital;
  // flows: what stands behind it
  sim::FlowId public_claim, additional_money;
  // flows: private finance
  sim::FlowId loan, repayment, interest, loan_loss, deal, fund_return, fund_fee, stake_sale, buy_back,
      partner_share, lender_settlement, premium, claim, cover_capital;

  /// The budget of each level of government, in the order of enum Level.
  std::array<sim::BookId, levels> budgets() const { return {city_budget, district_budgets, upper_budgets}; }
};

}  // namespace xiamen
