#include "models/xiamen/observables.hpp"

#include <algorithm>
#include <array>

#include "models/xiamen/entities/vocabulary.hpp"
#include "models/xiamen/mechanisms/choices.hpp"
#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

namespace {

// The headline outcomes: what a scenario is first asked for.
constexpr std::array<std::string_view, 12> headline = {"value_added",
                                                       "high_tech_output",
                                                       "new_product_sales",
                                                       "employment",
                                                       "rd_expenditure",
                                                       "researchers",
                                                       "invention_patents",
                                                       "technology_contract_value",
                                                       "projects_completed",
                                                       "spin_offs",
                                                       "exits",
                                                       "private_equity_invested"};

void add_axes(sim::ObservableTable& table) {
  table.add_axis({"stage",
                  {"concept_validation", "small_scale_test", "pilot", "industrialisation", "market"},
                  {{"concept validation", "概念验证"},
                   {"small-scale test", "小试"},
                   {"pilot", "中试"},
                   {"industrialisation", "产业化"},
                   {"market", "上市销售"}}});
  table.add_axis({"cause",
                  {"no_instrument", "limit", "seat", "staff", "price", "partner", "customer"},
                  {{"no instrument", "无适用工具"},
                   {"limit reached", "额度已满"},
                   {"seat", "缺席位"},
                   {"staff", "缺人员"},
                   {"wage too high", "工资过高"},
                   {"partner", "缺合作方"},
                   {"customer", "缺客户"}}});
  table.add_axis({"instrument",
                  {"rd_subsidy", "stage_grant", "award", "interest_subsidy", "alliance_subsidy",
                   "research_body", "talent", "landing", "demand", "loss_sharing", "premium_subsidy",
                   "cover_fund", "call", "adoption", "meeting"},
                  {{"R&D subsidy", "研发费用补助"},
                   {"stage grant", "阶段补助"},
                   {"award", "认定奖励"},
                   {"interest subsidy", "贴息"},
                   {"alliance subsidy", "协同组织资助"},
                   {"research bodies", "科研机构经费"},
                   {"talent support", "人才补贴"},
                   {"landing support", "落户补助"},
                   {"public first orders", "首购"},
                   {"loss sharing", "风险分担"},
                   {"premium subsidies", "保费补贴"},
                   {"endowments of covers", "保险与担保资金池出资"},
                   {"calls", "竞争性项目"},
                   {"adoption programmes", "技术采用"},
                   {"meetings", "对接活动"}}});
  table.add_axis({"owner",
                  {"fiscal", "state_owned", "private"},
                  {{"public budgets", "财政"}, {"state-owned", "国有"}, {"private", "社会"}}});
  table.add_axis({"facility", {}, {}, {"loan"}});
  table.add_axis({"level",
                  {level_ids.begin(), level_ids.end()},
                  {{"city", "市级"}, {"districts", "区级"}, {"upper levels", "上级"}}});
  table.add_axis({"technology",
                  {technology_ids.begin(), technology_ids.end()},
                  {{"digital", "数字化"}, {"technical", "新装备"}, {"green", "绿色"}}});
  sim::Axis field{"field", {}, {}};
  const std::array<sim::Label, field_groups> labels = {{{"electronics", "电子"},
                                                        {"machinery and materials", "机械与材料"},
                                                        {"life sciences", "生命科学"},
                                                        {"software and services", "软件与服务"}}};
  for (std::size_t group = 0; group < field_groups; ++group) {
    field.ids.emplace_back(field_group_ids[group]);
    field.labels.push_back(labels[group]);
  }
  table.add_axis(field);
  sim::Axis sector{"sector", {}, {}};
  for (const SectorInfo& each : sector_info) {
    sector.ids.emplace_back(each.id);
    sector.labels.push_back({std::string(each.en), std::string(each.zh)});
  }
  table.add_axis(sector);
  sim::Axis district{"district", {}, {}};
  for (const DistrictInfo& each : district_info) {
    district.ids.emplace_back(each.id);
    district.labels.push_back({std::string(each.en), std::string(each.zh)});
  }
  table.add_axis(district);
  table.add_axis({"size",
                  words(size_class_ids),
                  {{"large", "大型"}, {"medium", "中型"}, {"small", "小型"}, {"micro", "微型"}}});
  table.add_axis({"status",
                  words(status_rules_known),
                  {{"national high-tech enterprise", "国家高新技术企业"},
                   {"specialised enterprise", "专精特新企业"},
                   {"little giant", "专精特新小巨人企业"},
                   {"municipal high-tech pool", "市级高新技术企业培育库"},
                   {"innovative small or medium enterprise", "创新型中小企业"},
                   {"single champion", "单项冠军企业"},
                   {"chain leader", "链主企业"},
                   {"unicorn", "独角兽企业"},
                   {"R&D body", "企业研发机构"}}});
}

sim::ObservableTable make_table() {
  sim::ObservableTable table;
  add_axes(table);
  declare_enterprises(table);
  declare_ladder(table);
  declare_breakdowns(table);
  declare_city(table);
  declare_projects(table);
  declare_results(table);
  declare_contracts(table);
  declare_services(table);
  declare_sizes(table);
  declare_alliances(table);
  declare_networks(table);
  declare_funds(table);
  declare_spaces(table);
  declare_finance(table);
  declare_covers(table);
  declare_signals(table);
  declare_public_money(table);
  declare_programmes(table);
  declare_programme_money(table);
  declare_limits(table);
  declare_named(table);
  sim::Observable ledger;
  ledger.name = "ledger_imbalance";
  ledger.unit = "fen";
  ledger.kind = sim::Observable::Kind::stock;
  ledger.role = sim::Observable::Role::administrative;
  ledger.label = {"imbalance of the books", "账目不平额"};
  ledger.meaning = {"0 in every quarter, or the run stops", "每季度为0，否则运行停止"};
  ledger.integer = true;
  table.add(ledger);
  return table;
}

}  // namespace

void add(sim::ObservableTable& table, const Declaration& row, std::vector<std::string> axes) {
  sim::Observable observable;
  observable.name = row.name;
  observable.unit = row.unit;
  observable.kind = row.kind;
  observable.role = row.role;
  observable.label = {row.en, row.zh};
  observable.meaning = row.meaning;
  observable.denominator = row.denominator;
  observable.cost = row.cost;
  observable.axes = std::move(axes);
  observable.compared = observable.name == "high_tech_enterprises";
  observable.headline = std::find(headline.begin(), headline.end(), observable.name) != headline.end();
  table.add(std::move(observable));
}

const sim::ObservableTable& observables() {
  static const sim::ObservableTable table = make_table();
  return table;
}

}  // namespace xiamen
