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
      {"fiscal_spending_by_level",
       "CNY",
       flow,
       input,
       "fiscal spending by level",
       "分级财政支出",
       {"fiscal_spending by who pays: the city, its districts, province and state",
        "按支付主体划分的财政支出：市级、各区、省级和国家"}},
      {"instrument", "level"});
  add(table, {"additional_financing",
              "CNY",
              flow,
              input,
              "additional financing",
              "新增资金",
              {"part of fiscal spending out of appropriations beyond the baseline's, where a scenario's "
               "financing is "
               "additional; what it spends more by rules without appropriation is the difference of two runs",
               "情景资金来源为“新增”时，超出基准预算的财政支出；无预算的规则多支出的部分须比较两次运行"}});
  add(table,
      {"appropriations",
       "CNY",
       flow,
       input,
       "appropriations opened",
       "新安排预算",
       {"appropriations of grants, calls and adoption programmes opened this quarter, less what closed",
        "本季度安排的补助、竞争性项目和技术采用预算，扣除关闭的部分"}});
  add(table,
      {"appropriations_paid",
       "CNY",
       flow,
       input,
       "paid out of appropriations",
       "预算执行",
       {"cash paid out of grants, calls and adoption programmes; over the appropriations of a year it is "
        "the execution rate",
        "补助、竞争性项目和技术采用实际拨付的资金；与一年预算之比即执行率"}});
  add(table, {"public_payables",
              "CNY",
              stock,
              input,
              "public payables",
              "待拨付资金",
              {"public money granted and waiting for its audit", "已批准、等待审核拨付的财政资金"}});
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
  const std::array<sim::FlowId, fiscal_instruments> flows = {
      account.research_subsidy, account.stage_grant,      account.award,           account.interest_subsidy,
      account.alliance_subsidy, account.body_budget,      account.talent_support,  account.landing_support,
      account.demand_order,     account.loss_sharing,     account.premium_subsidy, account.cover_fund,
      account.call_award,       account.adoption_subsidy, account.meeting_support};
  const auto budgets = account.budgets();
  for (std::size_t i = 0; i < fiscal_instruments; ++i) {
    record.flow("fiscal_spending", record.city.books.turnover(flows[i]).in_yuan(), i);
    for (std::size_t level = 0; level < levels; ++level) {
      record.flow("fiscal_spending_by_level", -record.city.books.flowed(flows[i], budgets[level]).in_yuan(),
                  i * levels + level);
    }
  }
  Money owed;
  for (const Money each : record.city.governments.payable.values()) owed -= each;
  record.stock("public_payables", owed.in_yuan());
  record.flow("additional_financing", record.city.books.turnover(account.additional_money).in_yuan());
  record.flow("appropriations", record.city.tally.appropriated);
  record.flow("appropriations_paid", record.city.tally.executed);
  record.flow("rd_subsidy", record.city.books.turnover(account.research_subsidy).in_yuan());
  record.flow("tax_relief", record.city.tally.tax_relief);
}

}  // namespace xiamen
