#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_city(sim::ObservableTable& table) {
  add(table, {"gdp",
              "CNY",
              flow,
              outcome,
              "gross domestic product",
              "地区生产总值",
              {"rest of the city (a fixed series) plus the value added of this run",
               "全市其余部分（固定序列）加本次运行的企业增加值"}});
  add(table,
      {"rd_expenditure",
       "CNY",
       flow,
       outcome,
       "R&D expenditure",
       "研发投入",
       {"real R&D of the city: enterprises, research bodies, and the rest of the city as a fixed share",
        "全市真实研发投入：企业、科研机构，以及按固定序列计入的其余部分"}});
  add(table, {"rd_expenditure_reported",
              "CNY",
              flow,
              outcome,
              "reported R&D expenditure",
              "研发投入(上报)",
              {"the same as reported: enterprises relabel some of their other cost",
               "按上报口径的全市研发投入：企业会把部分其他费用归集为研发费用"}});
  add(table, {"rd_intensity",
              "%",
              stock,
              outcome,
              "R&D intensity",
              "研发投入强度",
              {"reported R&D over GDP, trailing four quarters", "上报研发投入与地区生产总值之比，近四个季度"},
              "GDP"});
  add(table, {"researchers",
              "1",
              stock,
              outcome,
              "researchers",
              "研发人员",
              {"researchers in the city, full-time equivalents", "本市研发人员，折合全时当量"}});
  add(table, {"researcher_wage",
              "CNY/year",
              stock,
              outcome,
              "researchers' wage",
              "研发人员工资",
              {"mean over field groups, weighted by researchers", "各领域的平均值，按研发人员加权"}});
  add(table,
      {"researchers_moved_in",
       "1",
       flow,
       outcome,
       "researchers moved in",
       "流入研发人员",
       {"net gain by migration of the fields that gain, full-time equivalents; who comes and who goes in one "
        "field is not told apart",
        "净流入领域的迁移净增，折合全时当量；同一领域内的流入与流出不分开"}});
  add(table, {"researchers_moved_out",
              "1",
              flow,
              outcome,
              "researchers moved out",
              "流出研发人员",
              {"net loss by migration of the fields that lose, full-time equivalents",
               "净流出领域的迁移净减，折合全时当量"}});
  add(table,
      {"researchers_wanted",
       "1",
       stock,
       outcome,
       "researchers wanted",
       "研发人员需求",
       {"employed, or wanted by projects that lack nothing else, full-time equivalents; above researchers by "
        "what is vacant",
        "在岗及仅缺人员的项目所需，折合全时当量；超出 researchers 的部分即空缺"}});
  add(table,
      {"researchers_wanted_by_field",
       "1",
       stock,
       outcome,
       "researchers wanted by field",
       "研发人员需求(分领域)",
       {"the same by field group", "同上，按领域分"}},
      {"field"});
  add(table,
      {"researchers_by_field",
       "1",
       stock,
       outcome,
       "researchers by field",
       "研发人员(分领域)",
       {"researchers in the city by field group", "本市各领域的研发人员"}},
      {"field"});
}

namespace {

// Real and reported R&D: enterprises, research bodies, and the rest of the city as a fixed series.
void observe_research(const Recorder& record) {
  const Enterprises& firms = record.city.enterprises;
  double real = 0;
  double reported = 0;
  for (const std::size_t row : firms.living) {
    real += firms.research_quarter[row];
    reported += firms.research_quarter[row] * (1.0 + firms.relabelling[row]);
  }
  double bodies = 0;
  for (const double each : record.city.bodies.research.values()) bodies += each;
  const double rest = read(record.context, "city.research_outside_model") / 4.0;
  record.flow("rd_expenditure", real + bodies + rest);
  record.flow("rd_expenditure_reported", reported + bodies + rest);
}

void observe_product(const Recorder& record) {
  const double own =
      record.context.trajectory->get(observables().require("value_added"), record.context.quarter);
  const double rest =
      (read(record.context, "city.gdp") - read(record.context, "city.value_added_reference")) / 4.0;
  record.flow("gdp", rest + own);
}

// Reported R&D over GDP of the last four quarters, in per cent; nothing until there are four.
void observe_intensity(const Recorder& record) {
  const auto research = observables().require("rd_expenditure_reported");
  const auto product = observables().require("gdp");
  if (record.context.quarter - record.context.trajectory->first() < 4) return;
  double numerator = 0;
  double denominator = 0;
  for (int back = 0; back < 4; ++back) {
    numerator += record.context.trajectory->get(research, record.context.quarter + -back);
    denominator += record.context.trajectory->get(product, record.context.quarter + -back);
  }
  record.stock("rd_intensity", 100.0 * numerator / denominator);
}

void observe_people(const Recorder& record) {
  double people = 0;
  double wages = 0;
  double wanted = 0;
  for (std::size_t group = 0; group < field_groups; ++group) {
    people += record.city.labour.supply[group];
    wages += record.city.labour.supply[group] * record.city.labour.wage[group];
    wanted += record.city.labour.wanted[group];
    record.stock("researchers_by_field", record.city.labour.supply[group], group);
    record.stock("researchers_wanted_by_field", record.city.labour.wanted[group], group);
  }
  record.stock("researchers", people);
  record.stock("researcher_wage", wages / people);
  record.stock("researchers_wanted", wanted);
  record.flow("researchers_moved_in", record.city.tally.researchers_in);
  record.flow("researchers_moved_out", record.city.tally.researchers_out);
}

}  // namespace

void observe_city_totals(const Recorder& record) {
  observe_research(record);
  observe_product(record);
  observe_intensity(record);
  observe_people(record);
}
}  // namespace xiamen
