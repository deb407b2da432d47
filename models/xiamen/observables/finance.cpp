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
  add(table, {"loan_losses",
              "CNY",
              flow,
              outcome,
              "loan losses",
              "贷款损失",
              {"written off in the quarter", "本季度核销的金额"}});
}

void observe_finance(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  double debt = 0;
  double specialised = 0;
  double projects = 0;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.alive[row] == 0) continue;
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

}  // namespace xiamen
