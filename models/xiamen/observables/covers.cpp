#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_covers(sim::ObservableTable& table) {
  add(table,
      {"insurance_cover",
       "CNY",
       stock,
       outcome,
       "insurance cover",
       "有效保额",
       {"sums insured by policies of enterprises in force; guarantees of loans are in guaranteed_loans",
        "企业有效保单的保额合计；贷款担保计入 guaranteed_loans"}});
  add(table, {"insurance_clients",
              "1",
              stock,
              administrative,
              "insurance clients",
              "投保企业累计数",
              {"enterprises that ever bought cover of a project (innovation and R&D products), added up over "
               "products",
               "曾购买项目类保险（创新保、研发保险）的企业累计数，按产品相加"}});
  sim::Axis axis{"cover", {}, {}};
  axis.entry_kinds = {"cover"};
  table.add_axis(axis);
  add(table,
      {"cover_clients_cumulative",
       "1",
       stock,
       administrative,
       "clients of each cover",
       "各保险与担保产品累计客户",
       {"enterprises that ever bought it", "曾购买该产品的企业累计数"}},
      {"cover"});
  add(table, {"insurance_premiums",
              "CNY",
              flow,
              outcome,
              "premiums and fees",
              "保费和担保费",
              {"paid by enterprises for cover; the city's part is in fiscal_spending",
               "企业支付的保费和担保费；财政补贴部分计入 fiscal_spending"}});
  add(table, {"insurance_claims",
              "CNY",
              flow,
              outcome,
              "claims paid",
              "赔付支出",
              {"paid by insurers, guarantee and compensation funds to enterprises and lenders",
               "保险机构、担保和风险补偿资金向企业和银行支付的赔款"}});
  add(table,
      {"guaranteed_loans",
       "CNY",
       stock,
       outcome,
       "guaranteed loans",
       "有担保贷款",
       {"project loans of which a cover bears part of a loss", "由担保或风险补偿承担部分损失的项目贷款"}});
}

void observe_covers(const Recorder& record) {
  const City& city = record.city;
  Money sums;
  for (const std::size_t row : city.policies.live) sums += city.policies.sum[row];
  double clients = 0;
  for (std::size_t row = 0; row < city.covers.size(); ++row) {
    if (city.covers.trigger[row] == CoverTrigger::project_failure) clients += city.covers.clients[row];
    const auto cell = record.context.trajectory->position("cover", city.entry(city.covers.entry[row]).id);
    if (cell) record.stock("cover_clients_cumulative", city.covers.clients[row], *cell);
  }
  Money guaranteed;
  for (const std::size_t row : city.loans.live) {
    if (city.loans.cover[row].exists()) guaranteed += city.loans.outstanding[row];
  }
  record.stock("insurance_cover", sums.in_yuan());
  record.stock("insurance_clients", clients);
  record.stock("guaranteed_loans", guaranteed.in_yuan());
  record.flow("insurance_premiums", city.books.turnover(city.accounts.premium).in_yuan());
  record.flow("insurance_claims", city.books.turnover(city.accounts.claim).in_yuan());
}

}  // namespace xiamen
