#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/rules/investors.hpp"
#include "models/xiamen/rules/stake_value.hpp"

namespace xiamen {

void declare_funds(sim::ObservableTable& table) {
  add(table, {"fund_commitments",
              "CNY",
              stock,
              input,
              "fund commitments",
              "基金认缴规模",
              {"capital of vintages in their investment period, the part to be invested in the city",
               "处于投资期的基金资本中拟投资于本市的部分"}});
  add(table,
      {"fund_commitments_by_owner",
       "CNY",
       stock,
       input,
       "fund commitments by investor",
       "基金认缴规模(分出资人)",
       {"the same by who committed it", "同上，按出资人性质分"}},
      {"owner"});
  add(table, {"fund_dry_powder",
              "CNY",
              stock,
              outcome,
              "dry powder",
              "基金未投资金",
              {"uncalled commitments and idle cash", "未收取的认缴资本和闲置现金"}});
  add(table,
      {"fund_dry_powder_by_owner",
       "CNY",
       stock,
       outcome,
       "dry powder by investor",
       "基金未投资金(分出资人)",
       {"the same by whose capital it is", "同上，按出资人性质分"}},
      {"owner"});
  add(table, {"fund_invested",
              "CNY",
              flow,
              outcome,
              "invested by funds",
              "基金投资额",
              {"paid into projects", "投入项目的金额"}});
  add(table,
      {"fund_invested_by_owner",
       "CNY",
       flow,
       outcome,
       "invested by funds by investor",
       "基金投资额(分出资人)",
       {"the same by whose capital it was", "同上，按出资人性质分"}},
      {"owner"});
  add(table, {"fund_deals",
              "1",
              flow,
              outcome,
              "fund deals",
              "基金投资笔数",
              {"deals closed", "本季度完成的投资笔数"}});
  add(table,
      {"fund_deals_by_stage",
       "1",
       flow,
       outcome,
       "fund deals by stage",
       "基金投资笔数（按阶段）",
       {"the same by the stage that they pay for", "同上，按所投项目阶段分"}},
      {"stage"});
  add(table, {"fund_exits",
              "1",
              flow,
              outcome,
              "fund exits",
              "基金退出笔数",
              {"stakes sold, after listings too; neither write-offs nor buy-backs",
               "出售的股权笔数，含上市后出售；核销和回购不计"}});
  add(table, {"buy_backs",
              "1",
              flow,
              outcome,
              "buy-backs claimed",
              "回购笔数",
              {"stakes that funds made enterprises buy back", "基金要求企业回购的股权笔数"}});
  add(table, {"write_offs",
              "1",
              flow,
              outcome,
              "stakes written off",
              "核销笔数",
              {"stakes lost without a buy-back", "未能回购而核销的股权笔数"}});
  add(table,
      {"fund_value",
       "CNY",
       stock,
       outcome,
       "fund value",
       "基金净值",
       {"cash, stakes at the proceeds expected when the project last raised equity (0 once it is given up), "
        "and what enterprises could pay today of buy-backs claimed; before carry",
        "现金、股权（按项目最近一轮融资时的预期收益计，终止后为零）和企业当前可偿付的回购款之和，未扣业绩报"
        "酬"}});
  add(table,
      {"fund_value_by_owner",
       "CNY",
       stock,
       outcome,
       "fund value by investor",
       "基金净值(分出资人)",
       {"the same by whose capital it is", "同上，按出资人性质分"}},
      {"owner"});
  add(table, {"private_equity_invested",
              "CNY",
              flow,
              outcome,
              "private equity invested",
              "社会资本股权投资",
              {"part of the deals that private investors paid", "投资额中由社会出资人承担的部分"}});
  add(table, {"fiscal_fund_capital",
              "CNY",
              flow,
              input,
              "fiscal capital paid into funds",
              "财政基金出资",
              {"called from public budgets; an investment, no part of fiscal_spending",
               "向财政收取的基金出资；属于投资，不计入 fiscal_spending"},
              "",
              sim::Observable::Cost::outlay});
  add(table, {"fiscal_recoveries",
              "CNY",
              flow,
              outcome,
              "fiscal recoveries",
              "财政回收",
              {"what public budgets get back from funds, idle capital included",
               "财政从基金收回的资金，含退回的闲置出资"},
              "",
              sim::Observable::Cost::recovery});
  add(table, {"fiscal_value_held",
              "CNY",
              stock,
              outcome,
              "fiscal value held",
              "财政持有价值",
              {"public budgets' part of the value of funds, less the carry due if it were paid out today",
               "基金净值中属于财政的部分，已扣若今日分配应付的业绩报酬"},
              "",
              sim::Observable::Cost::held});
}

// The value of a vintage belongs to its investors by their shares.
void observe_funds(const Recorder& record) {
  const Vintages& vintages = record.city.vintages;
  const std::vector<double> values =
      vintage_values(record.city, read(record.context, "enterprise.cash_floor"));
  std::array<double, investor_kinds> committed{};
  std::array<double, investor_kinds> idle{};
  std::array<double, investor_kinds> value{};
  Money commitments;
  Money dry;
  double whole = 0;
  double fiscal = 0;
  for (std::size_t row = 0; row < vintages.size(); ++row) {
    const auto shares = investor_shares(vintages, row);
    const Money at_work = vintages.invests(row, record.quarter) ? vintages.commitment[row] : Money();
    for (std::size_t kind = 0; kind < investor_kinds; ++kind) {
      committed[kind] += shares[kind] * at_work.in_yuan();
      idle[kind] += shares[kind] * (vintages.uncalled[row] + vintages.cash[row]).in_yuan();
      value[kind] += shares[kind] * values[row];
    }
    commitments += at_work;
    dry += vintages.uncalled[row] + vintages.cash[row];
    whole += values[row];
    fiscal += shares[0] * (values[row] - carry_on(vintages, row, Money::yuan(values[row])).in_yuan());
  }
  record.stock("fund_commitments", commitments.in_yuan());
  record.stock("fund_dry_powder", dry.in_yuan());
  record.stock("fund_value", whole);
  record.stock("fiscal_value_held", fiscal);
  const Tally& tally = record.city.tally;
  double invested = 0;
  for (std::size_t kind = 0; kind < investor_kinds; ++kind) {
    record.stock("fund_commitments_by_owner", committed[kind], kind);
    record.stock("fund_dry_powder_by_owner", idle[kind], kind);
    record.stock("fund_value_by_owner", value[kind], kind);
    record.flow("fund_invested_by_owner", tally.invested[kind], kind);
    invested += tally.invested[kind];
  }
  record.flow("fund_invested", invested);
  record.flow("private_equity_invested", tally.invested[investor_kinds - 1]);
  record.flow("fund_deals", tally.deals);
  record.flows("fund_deals_by_stage", tally.deals_by_stage);
  record.flow("fund_exits", tally.fund_exits);
  record.flow("buy_backs", tally.buy_backs);
  record.flow("write_offs", tally.write_offs);
  const Accounts& account = record.city.accounts;
  record.flow("fiscal_fund_capital",
              -record.city.books.flowed(account.fund_capital, account.city_budget).in_yuan());
  record.flow("fiscal_recoveries",
              record.city.books.flowed(account.fund_return, account.city_budget).in_yuan());
}

}  // namespace xiamen
