#include "models/xiamen/observables/subject.hpp"
#include "models/xiamen/rules/inequality.hpp"
#include "models/xiamen/rules/size_class.hpp"

namespace xiamen {

void declare_sizes(sim::ObservableTable& table) {
  const auto by_size = [&](const char* name, const char* unit, sim::Observable::Kind kind,
                           sim::Observable::Role role, const char* en, const char* zh,
                           const sim::Label& what) {
    add(table,
        {name,
         unit,
         kind,
         role,
         en,
         zh,
         {what.en + ", by size by the national thresholds", what.zh + "，按国家划型标准的企业规模"}},
        {"size"});
  };
  by_size("enterprises_by_size", "1", stock, administrative, "enterprises by size", "企业数（按规模）",
          {"living technology-based enterprises", "存续的科技型企业"});
  by_size("sales_by_size", "CNY", flow, outcome, "sales by size", "营业收入（按规模）",
          {"of the enterprises in the model", "模型内企业合计"});
  by_size("rd_expenditure_by_size", "CNY", flow, outcome, "enterprise R&D by size", "企业研发投入（按规模）",
          {"real R&D of the enterprises in the model; the rest of rd_expenditure has no size",
           "模型中企业的真实研发投入；rd_expenditure 的其余部分不作划分"});
  add(table, {"enterprise_support",
              "CNY",
              flow,
              input,
              "public money to enterprises",
              "企业获得的财政资金",
              {"subsidies, grants, awards, calls and public orders paid to enterprises; part of "
               "fiscal_spending",
               "支付给企业的补助、奖励、竞争性项目资金和首购资金；属于 fiscal_spending 的一部分"}});
  add(table,
      {"supported_enterprises",
       "1",
       stock,
       outcome,
       "supported enterprises",
       "获得财政支持的企业",
       {"living enterprises that got such money within four quarters", "近四个季度获得上述资金的存续企业"}});
  by_size(
      "supported_enterprises_by_size", "1", stock, outcome, "supported enterprises by size",
      "获得财政支持的企业（按规模）",
      {"living enterprises that got public money within four quarters", "近四个季度获得财政资金的存续企业"});
  add(table, {"support_gini",
              "1",
              stock,
              outcome,
              "inequality of support",
              "财政支持的基尼系数",
              {"Gini coefficient of what the supported enterprises got within four quarters: 0 where all got "
               "the same",
               "获得支持的企业近四个季度所获资金的基尼系数，人人相同为0"}});
}

void observe_sizes(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  const std::vector<double> support_of = record.city.memory.support_of_a_year(firms.size());
  const SizeThresholds thresholds = size_thresholds(record.context);
  std::array<double, size_classes> number{}, sales{}, research{}, supported{};
  std::vector<double> support;
  for (const std::size_t row : firms.living) {
    const auto size = static_cast<std::size_t>(size_class(firms, thresholds, row));
    number[size] += 1.0;
    sales[size] += firms.sales(row);
    research[size] += firms.research_quarter[row];
    if (support_of[row] <= 0.0) continue;
    supported[size] += 1.0;
    support.push_back(support_of[row]);
  }
  record.stocks("enterprises_by_size", number);
  record.flows("sales_by_size", sales);
  record.flows("rd_expenditure_by_size", research);
  record.flow("enterprise_support", record.city.memory.paid_this_quarter());
  record.stock("supported_enterprises", static_cast<double>(support.size()));
  record.stocks("supported_enterprises_by_size", supported);
  record.stock("support_gini", gini(std::move(support)));
}

}  // namespace xiamen
