#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_finance(sim::ObservableTable& table) {
  add(table, {"technology_loans",
              "CNY",
              stock,
              outcome,
              "technology loans",
              "科技型企业贷款",
              {"loans outstanding to the enterprises", "企业的贷款余额"}});
  add(table, {"specialised_loans",
              "CNY",
              stock,
              outcome,
              "loans to specialised enterprises",
              "专精特新企业贷款",
              {"part of them owed by holders of specialised status", "其中专精特新企业的贷款余额"}});
  add(table, {"project_loans",
              "CNY",
              stock,
              outcome,
              "project loans",
              "项目贷款",
              {"part of them lent for projects", "其中用于项目的贷款余额"}});
  add(table, {"ip_pledge_loans",
              "CNY",
              stock,
              outcome,
              "intellectual property pledge loans",
              "知识产权质押贷款",
              {"part of them under products that require a patent", "其中以拥有专利为条件的产品的贷款余额"}});
  add(table, {"innovation_points_loans",
              "CNY",
              stock,
              outcome,
              "innovation points loans",
              "创新积分贷款",
              {"part of them under products that require innovation points",
               "其中以创新积分为条件的产品的贷款余额"}});
  add(table, {"tax_index_loans",
              "CNY",
              stock,
              outcome,
              "innovation tax index loans",
              "创新税收指数贷款",
              {"part of them under products that require the tax index",
               "其中以创新税收指数为条件的产品的贷款余额"}});
  add(table,
      {"facility_utilisation",
       "1",
       stock,
       outcome,
       "use of loan products",
       "信贷产品额度使用率",
       {"balance of a loan product over its limit; nothing while it is closed and owed nothing",
        "信贷产品余额与额度之比；产品停办且无余额时为空"},
       "limit of the product"},
      {"facility"});
  add(table, {"loan_losses",
              "CNY",
              flow,
              outcome,
              "loan losses",
              "贷款损失",
              {"written off in the quarter", "本季度核销的金额"}});
}

namespace {

void observe_loans(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  double debt = 0;
  double specialised = 0;
  double projects = 0;
  for (const std::size_t row : firms.living) {
    const double owed = -(firms.working_debt[row] + firms.project_debt[row]).in_yuan();
    debt += owed;
    projects -= firms.project_debt[row].in_yuan();
    if (firms.specialised(row, record.quarter)) specialised += owed;
  }
  record.stock("technology_loans", debt);
  record.stock("specialised_loans", specialised);
  record.stock("project_loans", projects);
  record.flow("loan_losses", record.city.tally.loan_losses);
}

double balance_under(const Facilities& facilities, Requirement requirement) {
  Money balance;
  for (std::size_t row = 0; row < facilities.size(); ++row) {
    if (facilities.requirement[row] == requirement) balance += facilities.used[row];
  }
  return balance.in_yuan();
}

void observe_facilities(const Recorder& record) {
  const Facilities& facilities = record.city.facilities;
  record.stock("ip_pledge_loans", balance_under(facilities, Requirement::patent));
  record.stock("innovation_points_loans", balance_under(facilities, Requirement::innovation_points));
  record.stock("tax_index_loans", balance_under(facilities, Requirement::tax_index));
  for (std::size_t row = 0; row < facilities.size(); ++row) {
    if (facilities.limit[row] <= Money() || (facilities.open[row] == 0 && facilities.used[row] == Money())) {
      continue;
    }
    const auto cell =
        record.context.trajectory->position("facility", record.city.entry(facilities.entry[row]).id);
    if (!cell) continue;
    record.stock("facility_utilisation", facilities.used[row].in_yuan() / facilities.limit[row].in_yuan(),
                 *cell);
  }
}

}  // namespace

void observe_finance(const Recorder& record) {
  observe_loans(record);
  observe_facilities(record);
}

}  // namespace xiamen
