#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

namespace {

struct Totals {
  double enterprises = 0, high_tech = 0;
  double value_added = 0, research = 0;  // CNY of the quarter
  double employment = 0;
  double knowledge = 0, sales = 0, sales_squared = 0;
};

template <std::size_t N>
void write(const Recorder& record, const std::string& axis, const std::array<Totals, N>& parts) {
  for (std::size_t cell = 0; cell < N; ++cell) {
    record.stock("enterprises_by_" + axis, parts[cell].enterprises, cell);
    record.stock("high_tech_enterprises_by_" + axis, parts[cell].high_tech, cell);
    record.stock("employment_by_" + axis, parts[cell].employment, cell);
    record.flow("value_added_by_" + axis, parts[cell].value_added, cell);
    record.flow("rd_expenditure_by_" + axis, parts[cell].research, cell);
  }
}

}  // namespace

void declare_breakdowns(sim::ObservableTable& table) {
  add(table, {"knowledge_stock",
              "CNY",
              stock,
              outcome,
              "knowledge of enterprises",
              "企业知识存量",
              {"R&D capital of the enterprises in the model, own and taken up from contacts",
               "模型中企业的研发资本，含从交往中吸收的部分"}});
  add(table, {"knowledge_borrowed",
              "CNY",
              stock,
              outcome,
              "knowledge taken up from others",
              "吸收的外部知识",
              {"part of knowledge_stock that was taken up from contacts", "知识存量中从交往中吸收的部分"}});
  add(table,
      {"knowledge_stock_by_sector",
       "CNY",
       stock,
       outcome,
       "knowledge of enterprises by sector",
       "企业知识存量（按行业）",
       {"the same by sector", "同上，按行业分"}},
      {"sector"});
  add(table,
      {"sales_concentration",
       "1",
       stock,
       outcome,
       "concentration of sales",
       "销售集中度",
       {"sum of the squared shares of the enterprises in the sales of their sector in the city (Herfindahl "
        "index): 1 "
        "where one sells all",
        "企业占本市本行业销售份额的平方和（赫芬达尔指数），一家独占为1"}},
      {"sector"});
  struct Axis {
    const char* id;
    const char* en;
    const char* zh;
  };
  for (const Axis& axis :
       {Axis{"sector", " by sector", "（按行业）"}, Axis{"district", " by district", "（按区）"}}) {
    const auto add_part = [&](const std::string& name, const char* unit, sim::Observable::Kind kind,
                              sim::Observable::Role role, const std::string& en, const std::string& zh,
                              sim::Label meaning) {
      const std::string full = name + "_by_" + axis.id;
      const std::string label_en = en + axis.en;
      const std::string label_zh = zh + axis.zh;
      add(table, {full.c_str(), unit, kind, role, label_en.c_str(), label_zh.c_str(), std::move(meaning)},
          {axis.id});
    };
    add_part("enterprises", "1", stock, administrative, "enterprises", "企业数",
             {"living technology-based enterprises", "存续的科技型企业"});
    add_part("high_tech_enterprises", "1", stock, administrative, "national high-tech enterprises",
             "国家高新技术企业",
             {"with valid national high-tech status", "资格在有效期内的国家高新技术企业"});
    add_part("value_added", "CNY", flow, outcome, "value added", "企业增加值",
             {"of the enterprises in the model", "模型中企业的增加值"});
    add_part("rd_expenditure", "CNY", flow, outcome, "enterprise R&D", "企业研发投入",
             {"real R&D of the enterprises in the model; the rest of rd_expenditure has no place",
              "模型中企业的真实研发投入；rd_expenditure 的其余部分不作划分"});
    add_part("employment", "1", stock, outcome, "employment", "就业人数",
             {"persons employed by the enterprises in the model", "模型中企业的从业人员"});
  }
}

void observe_breakdowns(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  const double labour_share = read(record.context, "enterprise.labour_share");
  std::array<Totals, sectors> by_sector{};
  double borrowed = 0;
  std::array<Totals, districts> by_district{};
  for (const std::size_t row : firms.living) {
    for (Totals* totals : {&by_sector[firms.sector[row]], &by_district[firms.district[row]]}) {
      totals->enterprises += 1.0;
      totals->high_tech += firms.high_tech(row, record.quarter) ? 1.0 : 0.0;
      totals->value_added += firms.value_added(row, labour_share);
      totals->research += firms.research_quarter[row];
      totals->employment += firms.workers[row];
    }
    const double sales = firms.sales(row);
    Totals& own = by_sector[firms.sector[row]];
    own.knowledge += firms.knowledge[row];
    own.sales += sales;
    own.sales_squared += sales * sales;
    borrowed += firms.borrowed[row];
  }
  write(record, "sector", by_sector);
  write(record, "district", by_district);
  std::array<double, sectors> knowledge{}, concentration{};
  double all = 0;
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const Totals& own = by_sector[sector];
    all += knowledge[sector] = own.knowledge;
    concentration[sector] = share_of(own.sales_squared, own.sales * own.sales);
  }
  record.stock("knowledge_stock", all);
  record.stock("knowledge_borrowed", borrowed);
  record.stocks("knowledge_stock_by_sector", knowledge);
  record.stocks("sales_concentration", concentration);
}

}  // namespace xiamen
