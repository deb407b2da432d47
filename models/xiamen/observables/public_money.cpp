#include <array>

#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_public_money(sim::ObservableTable& table) {
  add(table,
      {"fiscal_spending",
       "CNY",
       flow,
       input,
       "fiscal spending",
       "财政支出",
       {"paid by the city's budget and, for research bodies, upper levels; fund capital is an investment and "
        "counts in fiscal_fund_capital; endowments of covers count, since claims use them up",
        "市级财政支出，科研机构经费还含上级财政；基金出资属于投资，计入 "
        "fiscal_fund_capital；保险与担保资金池的"
        "出资计入，因其用于赔付"},
       "",
       sim::Observable::Cost::outlay},
      {"instrument"});
  add(table,
      {"tax_relief",
       "CNY",
       flow,
       input,
       "tax relief",
       "税收优惠",
       {"tax not paid because of the extra deduction and the reduced rate, in the quarter of settlement",
        "因加计扣除和优惠税率少缴的税款，计入汇算清缴的季度"},
       "",
       sim::Observable::Cost::forgone});
  add(table, {"rd_subsidy",
              "CNY",
              flow,
              input,
              "R&D subsidy",
              "研发费用补助",
              {"one of the instruments", "财政支出中的一项：研发费用补助"}});
}

void observe_public_money(const Recorder& record) {
  const Accounts& account = record.city.accounts;
  const std::array<sim::FlowId, instruments> flows = {
      account.research_subsidy, account.stage_grant,  account.award,           account.interest_subsidy,
      account.alliance_subsidy, account.body_budget,  account.talent_support,  account.landing_support,
      account.demand_order,     account.loss_sharing, account.premium_subsidy, account.cover_fund};
  for (std::size_t i = 0; i < instruments; ++i) {
    record.flow("fiscal_spending", record.city.books.turnover(flows[i]).in_yuan(), i);
  }
  record.flow("rd_subsidy", record.city.books.turnover(account.research_subsidy).in_yuan());
  record.flow("tax_relief", record.city.tally.tax_relief);
}

}  // namespace xiamen
