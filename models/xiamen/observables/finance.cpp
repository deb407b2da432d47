#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_finance(sim::ObservableTable& table) {
  add(table,
      {"fund_commitments",
       "CNY",
       stock,
       input,
       "fund commitments",
       "基金认缴规模",
       {"capital of open funds, the part to be invested in the city", "在营基金的资本中拟投资于本市的部分"}});
  add(table, {"fund_dry_powder",
              "CNY",
              stock,
              outcome,
              "dry powder",
              "基金未投资金",
              {"uncalled commitments and idle cash", "未收取的认缴资本和闲置现金"}});
  add(table, {"fund_invested",
              "CNY",
              flow,
              outcome,
              "invested by funds",
              "基金投资额",
              {"paid into projects", "投入项目的金额"}});
  add(table, {"fund_deals",
              "1",
              flow,
              outcome,
              "fund deals",
              "基金投资笔数",
              {"deals closed", "本季度完成的投资笔数"}});
  add(table, {"fund_exits",
              "1",
              flow,
              outcome,
              "fund exits",
              "基金退出笔数",
              {"stakes sold; write-offs not counted", "退出的股权笔数；核销不计"}});
  add(table, {"private_equity_invested",
              "CNY",
              flow,
              outcome,
              "private equity invested",
              "社会资本股权投资",
              {"part of the deals that private investors paid", "投资额中由社会出资人承担的部分"}});
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

namespace {

void observe_funds(const Recorder& record) {
  const Funds& funds = record.city.funds;
  Money committed;
  Money dry;
  for (std::size_t row = 0; row < funds.size(); ++row) {
    if (funds.open[row] != 0) committed += funds.commitment[row];
    dry += funds.uncalled[row] + funds.cash[row];
  }
  record.stock("fund_commitments", committed.in_yuan());
  record.stock("fund_dry_powder", dry.in_yuan());
  const Tally& tally = record.city.tally;
  record.flow("fund_invested", tally.invested);
  record.flow("fund_deals", tally.deals);
  record.flow("fund_exits", tally.fund_exits);
  record.flow("private_equity_invested", tally.private_invested);
}

void observe_loans(const Recorder& record) {
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

}  // namespace

void observe_finance(const Recorder& record) {
  observe_funds(record);
  observe_loans(record);
}

}  // namespace xiamen
