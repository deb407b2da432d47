#include "models/xiamen/glossary.hpp"

#include "models/xiamen/entities/vocabulary.hpp"

namespace xiamen {

namespace {

// Sectors and districts by the names they have in the vocabulary.
std::vector<sim::Label> with_places(std::vector<sim::Label> words) {
  for (const SectorInfo& each : sector_info) words.push_back({std::string(each.id), std::string(each.zh)});
  for (const DistrictInfo& each : district_info)
    words.push_back({std::string(each.id), std::string(each.zh)});
  return words;
}

}  // namespace

const std::vector<sim::Label>& glossary() {
  static const std::vector<sim::Label> words = with_places({
      // Stages
      {"concept_validation", "概念验证"},
      {"small_scale_test", "小试"},
      {"pilot", "中试"},
      {"industrialisation", "产业化"},
      {"incremental", "渐进改进"},
      // Technology fields
      {"all", "全部"},
      {"electronics", "电子"},
      {"machinery_materials", "机械与材料"},
      {"life_sciences", "生命科学"},
      {"software_services", "软件与服务"},
      // What a grant is paid on
      {"rd_cost", "研发费用"},
      {"stage_cost", "阶段成本"},
      {"interest", "利息"},
      {"incubation", "孵化支出"},
      {"appropriation", "预算制"},
      {"entitlement", "权利制"},
      // What is adopted
      {"digital", "数字化"},
      {"technical", "新装备"},
      {"green", "绿色"},
      // What a loan is for, and what it asks
      {"project", "项目"},
      {"working_capital", "流动资金"},
      {"none", "无"},
      {"patent", "拥有专利"},
      {"equity_investor", "已获股权投资"},
      {"certified", "高新技术企业"},
      {"specialised", "专精特新"},
      {"innovation_points", "创新积分"},
      {"tax_index", "创新税收指数"},
      {"guarantee", "担保"},
      // What a cover is of
      {"any", "不限"},
      {"project_failure", "项目失败"},
      {"buyer_default", "买方违约"},
      {"enterprise_failure", "企业倒闭"},
      {"loan_default", "贷款违约"},
      // What a signal is, what it measures, whom it brings together
      {"score", "评分"},
      {"meeting", "对接"},
      {"results", "科研成果"},
      {"investors", "投资机构"},
      {"customers", "客户"},
      {"members", "联合体伙伴"},
      // Practices that reforms edit
      {"licence_upfront", "许可费首付"},
      {"transfer_time", "转让办理时间"},
      {"inventor_share", "发明人收益比例"},
      {"career_cost", "创业的职业成本"},
      {"public_blame", "国资亏损问责"},
      {"demand_weight", "选题随需求"},
      {"state_pressure", "当年利润考核压力"},
      {"tied_subsidy", "补助与专利挂钩"},
      {"tenancy_age", "入驻年限放宽"},
      {"fund_extension", "基金延长期"},
      // What a target demands
      {"rd_active_share", "开展研发活动的比例"},
      {"rd_institution_share", "设立研发机构的比例"},
      {"high_tech_enterprises", "高新技术企业数"},
      {"rd_intensity", "研发投入强度"},
      // Rules of statuses
      {"high_tech", "高新技术企业"},
      {"little_giant", "专精特新小巨人"},
      {"pool", "市级培育库"},
      {"innovative", "创新型中小企业"},
      {"single_champion", "单项冠军"},
      {"chain_leader", "链主企业"},
      {"unicorn", "独角兽"},
      {"research_body", "企业研发机构"},
      // Parts of a quarter
      {"policy", "政策"},
      {"people", "人才"},
      {"knowledge", "知识"},
      {"ideas", "创意"},
      {"partners", "合作"},
      {"contracts", "合同"},
      {"gates", "评审"},
      {"markets", "市场"},
      {"accounts", "账目"},
      {"status", "资质"},
      {"demography", "进入与退出"},
      {"observation", "观测"},
      // Groups of the catalogue
      {"0 Outside the documents", "0 文件之外"},
      {"1 Knowledge supply", "1 知识供给"},
      {"2 Collaboration", "2 协同创新"},
      {"3 Conversion chain and space", "3 转化链条与空间载体"},
      {"4 Firms", "4 企业"},
      {"5 Fiscal levers", "5 财税政策"},
      {"6 Funds and equity", "6 基金与股权"},
      {"7 Credit", "7 信贷"},
      {"8 Insurance and tolerance", "8 保险与容错"},
      {"9 Institutional reform", "9 体制机制改革"},
      {"10 Talent", "10 人才"},
      {"11 Demand", "11 需求侧"},
      {"12 Services and platforms", "12 服务与平台"},
      {"13 IP", "13 知识产权"},
      {"14 Digital and industry", "14 数字化与产业"},
      {"15 Regional, international, space", "15 区域、国际与空间"},
      {"16 Sectors and others", "16 行业及其他"},
  });
  return words;
}

}  // namespace xiamen
