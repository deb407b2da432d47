#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema alliance_kind() {
  return with_channel(
      {"alliance",
       {"alliance", "协同组织"},
       "Contracts of several parties around a lead enterprise: members share the cost and the proceeds of "
       "joint "
       "projects and learn from each other's research while the contract runs.",
       "",
       {
           count({"count", "places", "数量", "places in the programme; fewer may form if no lead qualifies"},
                 1000),
           number({"enterprises_each", "member enterprises", "成员企业数",
                   "enterprises a lead looks for, itself included"},
                  1, 200, "1"),
           number({"institutes_each", "member institutes", "成员院所数", "research bodies a lead looks for"},
                  0, 100, "1"),
           duration({"term", "term", "期限", "how long the contract runs before places are given anew"}, 80,
                    "12 quarters"),
           share({"partner_cost_share", "partners' share", "合作方分担比例",
                  "share of a joint project's stage cost that partners bear, and of its proceeds that they "
                  "receive"},
                 "0.3"),
           money({"subsidy_per_project", "subsidy per joint project", "每项目财政资助",
                  "public money for each joint project of the programme, paid once"},
                 1e9, "0 CNY"),
           money({"lead_minimum_sales", "lead's minimum sales", "牵头企业最低销售额",
                  "yearly sales an enterprise needs to lead"},
                 1e12, "1 亿元"),
       }},
      "form_alliances");
}

}  // namespace xiamen
