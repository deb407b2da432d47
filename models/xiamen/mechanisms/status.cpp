#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema status_kind() {
  return with_channel(
      {"status",
       {"status", "资质"},
       "A status that enterprises hold for three years: they learn of it, apply if it pays, and pass if "
       "their books, "
       "staff and rights meet the rule. What the city adds is a campaign and an award.",
       "",
       {
           choice({"rule", "rule", "认定规则", "which row of the rule table applies"},
                  words(status_rules_known)),
           money({"award", "award", "认定奖励", "what the city pays once for a first certificate"}, 1e8,
                 "0 CNY"),
           number({"campaign", "campaign", "宣传辅导强度",
                   "share of enterprises not yet aware that visits, courses and pools reach in a year (rule "
                   "high_tech)"},
                  0, 1, "1/year", "0"),
           count({"national_batch", "national batch", "全国批次名额",
                  "certificates given nation-wide in a year (tournament rules); 0: no tournament"},
                 1e6, "0"),
       }},
      "certify_enterprises");
}

}  // namespace xiamen
