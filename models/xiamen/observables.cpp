#include "models/xiamen/observables.hpp"

#include <algorithm>
#include <array>

#include "models/xiamen/entities/vocabulary.hpp"

namespace xiamen {

namespace {

using Kind = sim::Observable::Kind;
using Role = sim::Observable::Role;

constexpr auto stock = Kind::stock;
constexpr auto flow = Kind::flow;

// The headline outcomes of the interface that this version computes.
constexpr std::array<std::string_view, 10> headline = {
    "value_added", "high_tech_output",  "new_product_sales",         "employment",         "rd_expenditure",
    "researchers", "invention_patents", "technology_contract_value", "projects_completed", "spin_offs"};

struct Row {
  const char* name;
  const char* unit;
  Kind kind;
  Role role;
  const char* en;
  const char* zh;
  sim::Label meaning;
  const char* denominator = "";
};

void add(sim::ObservableTable& table, const Row& row, std::vector<std::string> axes = {}) {
  sim::Observable observable;
  observable.name = row.name;
  observable.unit = row.unit;
  observable.kind = row.kind;
  observable.role = row.role;
  observable.label = {row.en, row.zh};
  observable.meaning = row.meaning;
  observable.denominator = row.denominator;
  observable.axes = std::move(axes);
  observable.compared = observable.name == "high_tech_enterprises";
  observable.headline = std::find(headline.begin(), headline.end(), observable.name) != headline.end();
  table.add(std::move(observable));
}

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
                   "research_body", "talent", "demand", "loss_sharing", "call", "adoption"},
                  {{"R&D subsidy", "研发费用补助"},
                   {"stage grant", "阶段补助"},
                   {"award", "认定奖励"},
                   {"interest subsidy", "贴息"},
                   {"alliance subsidy", "协同组织资助"},
                   {"research bodies", "科研机构经费"},
                   {"talent support", "人才补贴"},
                   {"public first orders", "首购"},
                   {"loss sharing", "风险分担"},
                   {"calls", "竞争性项目"},
                   {"adoption programmes", "技术采用"}}});
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
}

sim::ObservableTable make_table() {
  sim::ObservableTable table;
  add_axes(table);
  const auto administrative = Role::administrative;
  const auto outcome = Role::outcome;
  const auto input = Role::input;
  add(table, {"enterprises",
              "1",
              stock,
              administrative,
              "enterprises",
              "企业数",
              {"living technology-based enterprises", "存续的科技型企业"}});
  add(table, {"high_tech_enterprises",
              "1",
              stock,
              administrative,
              "national high-tech enterprises",
              "国家高新技术企业",
              {"enterprises with valid national high-tech status", "国家高新技术企业资格在有效期内的企业"}});
  add(table, {"specialised_enterprises",
              "1",
              stock,
              administrative,
              "specialised enterprises",
              "专精特新企业",
              {"enterprises holding specialised status, all levels", "持有专精特新资质的企业，含各级"}});
  add(table, {"little_giants",
              "1",
              stock,
              administrative,
              "little giants",
              "专精特新小巨人企业",
              {"enterprises holding national little-giant status", "持有国家级专精特新“小巨人”资质的企业"}});
  add(table, {"certifications",
              "1",
              flow,
              administrative,
              "certifications",
              "高企认定数",
              {"certificates of national high-tech status given, renewals included",
               "本季度授予的国家高新技术企业证书，含重新认定"}});
  add(table, {"certification_lapses",
              "1",
              flow,
              administrative,
              "lapsed certificates",
              "高企失效数",
              {"living enterprises whose certificate ran out", "证书到期失效的存续企业"}});
  add(table, {"gdp",
              "CNY",
              flow,
              outcome,
              "gross domestic product",
              "地区生产总值",
              {"rest of the city (a fixed series) plus the value added of this run",
               "全市其余部分（固定序列）加本次运行的企业增加值"}});
  add(table, {"value_added",
              "CNY",
              flow,
              outcome,
              "value added",
              "增加值",
              {"of the enterprises in the model", "模型内企业合计"}});
  add(table, {"employment",
              "1",
              stock,
              outcome,
              "employment",
              "就业",
              {"persons employed by the enterprises in the model", "模型内企业的从业人员"}});
  add(table, {"sales",
              "CNY",
              flow,
              outcome,
              "sales",
              "营业收入",
              {"of the enterprises in the model", "模型内企业合计"}});
  add(table, {"new_product_sales",
              "CNY",
              flow,
              outcome,
              "new-product sales",
              "新产品销售收入",
              {"sales of products from completed projects", "完成项目所形成产品的销售收入"}});
  add(table, {"high_tech_output",
              "CNY",
              flow,
              outcome,
              "output of high-tech enterprises",
              "高企工业产值",
              {"sales of certified manufacturers", "已认定制造业企业的销售收入"}});
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
      {"researchers_by_field",
       "1",
       stock,
       outcome,
       "researchers by field",
       "研发人员(分领域)",
       {"researchers in the city by field group", "本市各领域的研发人员"}},
      {"field"});
  add(table, {"invention_patents",
              "1",
              stock,
              outcome,
              "invention patents",
              "发明专利",
              {"valid invention patents of the enterprises", "企业的有效发明专利"}});
  add(table, {"technology_contracts",
              "1",
              flow,
              outcome,
              "technology contracts",
              "技术合同",
              {"licences of results of research bodies", "科研机构成果的许可合同"}});
  add(table, {"technology_contract_value",
              "CNY",
              flow,
              outcome,
              "technology contract value",
              "技术合同成交额",
              {"paid for those licences", "上述许可支付的金额"}});
  add(table,
      {"projects_in_stage",
       "1",
       stock,
       outcome,
       "projects in stage",
       "各阶段项目数",
       {"live projects by stage; incremental ones count in industrialisation",
        "各阶段存续项目；渐进项目计入产业化"}},
      {"stage"});
  add(table,
      {"projects_waiting",
       "1",
       stock,
       outcome,
       "projects waiting",
       "等待中的项目",
       {"part of the projects in stage that lack something; several lacks count in equal parts",
        "各阶段项目中缺少某种条件的部分；缺少多种条件时各计相等份额"}},
      {"stage", "cause"});
  add(table,
      {"projects_passed",
       "1",
       flow,
       outcome,
       "gates passed",
       "通过阶段评审",
       {"projects that passed this gate", "通过该阶段评审的项目"}},
      {"stage"});
  add(table,
      {"project_spending",
       "CNY",
       flow,
       outcome,
       "spending on projects",
       "项目支出",
       {"paid for stage work by stage; incremental projects count in industrialisation",
        "各阶段工作支付的费用；渐进项目计入产业化"}},
      {"stage"});
  add(table, {"projects_completed",
              "1",
              flow,
              outcome,
              "projects completed",
              "完成项目",
              {"projects that passed the last gate", "通过最后一道评审的项目"}});
  add(table, {"projects_dropped",
              "1",
              flow,
              outcome,
              "projects given up",
              "终止项目",
              {"projects given up at any point", "在任何阶段被放弃的项目"}});
  add(table, {"spin_offs",
              "1",
              flow,
              outcome,
              "spin-offs",
              "衍生企业",
              {"enterprises founded on results of research bodies", "以科研机构成果创办的企业"}});
  add(table, {"entries",
              "1",
              flow,
              outcome,
              "entries",
              "新设企业",
              {"enterprises founded, spin-offs included", "新创办的企业，含衍生企业"}});
  add(table, {"exits",
              "1",
              flow,
              outcome,
              "exits",
              "退出企业",
              {"enterprises that failed or gave up", "倒闭或放弃经营的企业"}});
  add(table, {"consortia",
              "1",
              stock,
              administrative,
              "innovation consortia",
              "创新联合体",
              {"running alliances of the consortium programme", "在运行的创新联合体"}});
  add(table, {"consortium_enterprises",
              "1",
              stock,
              administrative,
              "enterprises in consortia",
              "联合体成员企业",
              {"living enterprises in them, counted once", "创新联合体中的存续企业，不重复计算"}});
  add(table, {"consortium_institutes",
              "1",
              stock,
              administrative,
              "institutes in consortia",
              "联合体成员院所",
              {"research bodies in them, counted once", "创新联合体中的科研机构，不重复计算"}});
  add(table, {"joint_labs",
              "1",
              stock,
              administrative,
              "joint laboratories",
              "联合实验室",
              {"running alliances of the joint-laboratory programme", "在运行的联合实验室"}});
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
  add(table,
      {"fiscal_spending",
       "CNY",
       flow,
       input,
       "fiscal spending",
       "财政支出",
       {"paid by the city's budget and, for research bodies, upper levels; fund capital is an investment and "
        "counts in fund_commitments",
        "市级财政支出，科研机构经费还含上级财政；基金出资属于投资，计入 fund_commitments"}},
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
  add(table,
      {"additional_financing",
       "CNY",
       flow,
       input,
       "additional financing",
       "新增资金",
       {"part of fiscal spending out of appropriations beyond the baseline's, where a scenario's financing is "
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
  add(table, {"appropriations_paid",
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
        "因加计扣除和优惠税率少缴的税款，计入汇算清缴的季度"}});
  add(table, {"rd_subsidy",
              "CNY",
              flow,
              input,
              "R&D subsidy",
              "研发费用补助",
              {"one of the instruments", "财政支出中的一项：研发费用补助"}});
  add(table, {"key_projects",
              "1",
              flow,
              administrative,
              "key projects",
              "重点项目",
              {"projects of calls marked as key that begin their funded stage", "开始受资助阶段的重点项目数"}});
  add(table,
      {"conversion_projects",
       "1",
       flow,
       administrative,
       "conversion projects",
       "成果转化项目",
       {"products recognised as high-tech conversion projects, in the quarter of their first sale",
        "首次销售当季被认定为高新技术成果转化项目的产品数"}});
  add(table,
      {"adopters",
       "1",
       stock,
       outcome,
       "adopters",
       "采用企业数",
       {"enterprises that use the technology at any level", "采用该项技术（任一水平）的企业数"}},
      {"technology"});
  sim::Observable ledger;
  ledger.name = "ledger_imbalance";
  ledger.unit = "fen";
  ledger.kind = stock;
  ledger.role = administrative;
  ledger.label = {"imbalance of the books", "账目不平额"};
  ledger.meaning = {"0 in every quarter, or the run stops", "每季度为0，否则运行停止"};
  ledger.integer = true;
  table.add(ledger);
  return table;
}

}  // namespace

const sim::ObservableTable& observables() {
  static const sim::ObservableTable table = make_table();
  return table;
}

}  // namespace xiamen
