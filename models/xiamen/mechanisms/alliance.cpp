#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema alliance_kind() {
  return with_served(
      with_channel(
          {"alliance",
           {"alliance", "协同组织"},
           {"Contracts of several parties around a lead enterprise: members share the cost and the proceeds "
            "of "
            "joint projects and learn from each other's research while the contract runs.",
            "由牵头企业联合多方订立的合约：成员分担合作项目的成本、分享其收益，并在合约期内相互学习研发成果"
            "。"},
           "",
           {
               limiting(count({"count",
                               "places",
                               "数量",
                               {"places in the programme; fewer may form if no lead qualifies",
                                "计划中的名额；没有合格的牵头企业时，实际组建数可能较少"}},
                              1000)),
               number({"enterprises_each",
                       "member enterprises",
                       "成员企业数",
                       {"enterprises a lead looks for, itself included", "牵头企业寻找的成员企业数，含自身"}},
                      1, 200, "1"),
               number({"institutes_each",
                       "member institutes",
                       "成员院所数",
                       {"research bodies a lead looks for", "牵头企业寻找的科研机构数"}},
                      0, 100, "1"),
               duration({"term",
                         "term",
                         "期限",
                         {"how long the contract runs before places are given anew",
                          "合约持续的时间，期满后名额重新分配"}},
                        80, "12 quarters"),
               share({"partner_cost_share",
                      "partners' share",
                      "合作方分担比例",
                      {"share of a joint project's stage cost that partners bear, and of its proceeds that "
                       "they "
                       "receive",
                       "合作方分担合作项目阶段成本的比例，也是其分享收益的比例"}},
                     "0.3"),
               money({"subsidy_per_project",
                      "subsidy per joint project",
                      "每项目财政资助",
                      {"public money for each joint project of the programme, paid once",
                       "财政对计划内每个合作项目的资助，一次性支付"}},
                     1e9, "0 CNY"),
               money({"lead_minimum_sales",
                      "lead's minimum sales",
                      "牵头企业最低销售额",
                      {"yearly sales an enterprise needs to lead", "企业牵头所需的年销售额"}},
                     1e12, "1 亿元"),
           }},
          "form_alliances",
          {"alliance", "alliance: joint_projects", "membership", "project: alliance, subsidy_left"}),
      {"sectors of the enterprises that may lead", "可牵头企业的行业"},
      {"districts of the enterprises that may lead", "可牵头企业所在区"});
}

}  // namespace xiamen
