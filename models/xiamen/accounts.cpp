#include "models/xiamen/accounts.hpp"

#include "models/xiamen/city.hpp"

namespace xiamen {

Accounts::Accounts(CityState& city) {
  sim::Ledger& books = city.books;
  const auto cash = books.add_instrument("cash");
  enterprises = books.add_book("enterprises", cash, city.enterprises.cash);
  bodies = books.add_book("research bodies", cash, city.bodies.cash);
  services = books.add_book("service platforms", cash, city.services.cash);
  spaces = books.add_book("spaces", cash, city.spaces.cash);
  funds = books.add_book("funds", cash, city.vintages.cash);
  lenders = books.add_book("lenders", cash, city.lenders.cash);
  covers = books.add_book("insurers and guarantee funds", cash, city.covers.reserve);
  city_budget = books.add_account("city budget", cash);
  district_budgets = books.add_account("budgets of the districts", cash);
  upper_budgets = books.add_account("budgets of upper levels", cash);
  additional_financing = books.add_account("additional financing", cash);
  customers = books.add_account("customers", cash);
  suppliers = books.add_account("suppliers", cash);
  households = books.add_account("households", cash);
  owners = books.add_account("owners of enterprises", cash);
  state_investors = books.add_account("state-owned investors", cash);
  private_investors = books.add_account("private investors", cash);
  fund_managers = books.add_account("fund managers", cash);
  stake_buyers = books.add_account("buyers of stakes", cash);
  money_market = books.add_account("money market", cash);

  const auto loan_claims = books.add_instrument("loans");
  loans_held = books.add_book("loans held by lenders", loan_claims, city.lenders.loans);
  working_debt = books.add_book("working-capital debt", loan_claims, city.enterprises.working_debt);
  project_debt = books.add_book("project debt", loan_claims, city.enterprises.project_debt);

  const auto capital = books.add_instrument("fund capital");
  capital_city = books.add_account("fund capital of the city", capital);
  capital_state = books.add_account("fund capital of state-owned investors", capital);
  capital_private = books.add_account("fund capital of private investors", capital);
  capital_owed = books.add_book("fund capital owed", capital, city.vintages.capital);

  const auto stakes = books.add_instrument("stakes");
  stakes_held = books.add_book("stakes held by funds", stakes, city.vintages.stakes);
  stakes_sold = books.add_account("stakes sold by enterprises", stakes);

  const auto buy_backs = books.add_instrument("buy-backs");
  buy_backs_claimed = books.add_book("buy-backs claimed by funds", buy_backs, city.vintages.claims);
  buy_backs_owed = books.add_book("buy-backs owed", buy_backs, city.enterprises.buy_back_debt);
  const auto claims = books.add_instrument("public payables");
  claims_held = books.add_book("claims on public money", claims, city.enterprises.public_claims);
  payables_owed = books.add_book("public payables", claims, city.governments.payable);

  sale = books.add_flow("sale");
  first_order = books.add_flow("first order");
  operating_cost = books.add_flow("operating cost");
  research_wages = books.add_flow("research wages");
  research_goods = books.add_flow("research goods");
  investment = books.add_flow("investment");
  service_fee = books.add_flow("service fee");
  licence = books.add_flow("licence");
  profit_tax = books.add_flow("profit tax");
  dividend = books.add_flow("dividend");
  founding = books.add_flow("founding capital");
  write_down = books.add_flow("write-down");
  rent = books.add_flow("rent");
  space_cost = books.add_flow("operating cost of spaces");
  space_settlement = books.add_flow("spaces' settlement with their owners");
  meeting_fee = books.add_flow("enterprises' part of meetings");
  research_subsidy = books.add_flow("research subsidy");
  stage_grant = books.add_flow("stage grant");
  award = books.add_flow("award");
  interest_subsidy = books.add_flow("interest subsidy");
  alliance_subsidy = books.add_flow("alliance subsidy");
  body_budget = books.add_flow("budget of research bodies");
  talent_support = books.add_flow("talent support");
  landing_support = books.add_flow("landing support");
  demand_order = books.add_flow("public first order");
  loss_sharing = books.add_flow("public share of loan losses");
  premium_subsidy = books.add_flow("premium subsidy");
  cover_fund = books.add_flow("endowment of a cover");
  call_award = books.add_flow("award of a call");
  adoption_subsidy = books.add_flow("adoption subsidy");
  meeting_support = books.add_flow("support of meetings");
  public_claim = books.add_flow("public claim");
  additional_money = books.add_flow("additional financing");
  fund_capital = books.add_flow("fund capital");
  loan = books.add_flow("loan");
  repayment = books.add_flow("repayment");
  interest = books.add_flow("interest");
  loan_loss = books.add_flow("loan loss");
  deal = books.add_flow("equity deal");
  fund_return = books.add_flow("fund return");
  fund_fee = books.add_flow("fund managers' fee and carry");
  stake_sale = books.add_flow("sale of a stake");
  buy_back = books.add_flow("buy-back of a stake");
  partner_share = books.add_flow("partners' share of cost");
  premium = books.add_flow("premium");
  claim = books.add_flow("claim");
  cover_capital = books.add_flow("private capital of a cover");
  lender_settlement = books.add_flow("lenders' settlement with the money market");
}

}  // namespace xiamen
