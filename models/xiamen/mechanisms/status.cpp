#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema status_kind() {
  return with_channel(
      {"status",
       {"status", "资质"},
       {"A status that enterprises hold for three years: they learn of it, apply if it pays, and pass if "
        "their books, staff and rights meet the rule. What the city adds is a campaign and an award.",
        "企业持有三年的资质：企业知晓政策，划算则申报，财务、人员和知识产权符合规则则通过。本市的作用是宣传辅"
        "导和认定奖励。"},
       "",
       {
           choice(
               {"rule", "rule", "认定规则", {"which row of the rule table applies", "适用规则表中的哪一行"}},
               words(status_rules_known)),
           money({"award",
                  "award",
                  "认定奖励",
                  {"what the city pays once for a first certificate", "首次认定时本市一次性支付的奖励"}},
                 1e8, "0 CNY"),
           number({"campaign",
                   "campaign",
                   "宣传辅导强度",
                   {"share of enterprises not yet aware that visits, courses and pools reach in a year (rule "
                    "high_tech)",
                    "走访、培训和培育入库一年内覆盖的尚不知晓政策企业的比例（规则为 high_tech 时）"}},
                  0, 1, "1/year", "0"),
           count({"national_batch",
                  "national batch",
                  "全国批次名额",
                  {"certificates given nation-wide in a year (tournament rules); 0: no tournament",
                   "全国一年授予的名额（择优评选时）；0表示不评选"}},
                 1e6, "0"),
       }},
      "certify_enterprises");
}

}  // namespace xiamen
