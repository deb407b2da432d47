#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema status_kind() {
  return with_channel(
      {"status",
       {"status", "资质"},
       {"A rung of the ladder: enterprises learn of it, apply if it pays, and pass if their books and rights "
        "meet its rule; or a list they are on. What the city adds is a campaign, an award, and names.",
        "梯次培育中的一级资质：企业知晓政策，划算则申报，财务和知识产权符合规则则通过；或为列入的名单。本市的"
        "作"
        "用是宣传辅导、认定奖励和确定名单。"},
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
                   {"share of those not yet aware that are reached in a year: of all enterprises by visits, "
                    "courses "
                    "and pools (rule high_tech), of those that qualify for it by more visits (rule pool)",
                    "一年内覆盖的尚不知晓政策企业的比例：规则为 high_tech "
                    "时为走访、培训和培育入库覆盖的全部企业，"
                    "规则为 pool 时为额外走访覆盖的符合入库条件企业"}},
                  0, 1, "1/year", "0"),
           count({"count",
                  "named",
                  "名单户数",
                  {"enterprises on the named list (rule chain_leader)",
                   "具名名单上的企业数（规则为 chain_leader 时）"}},
                 100, "0"),
           limiting(
               count({"places",
                      "supported a year",
                      "每年支持数",
                      {"R&D bodies whose founding is supported with the award in a year (rule research_body)",
                       "一年内以奖励支持建设的研发机构数（规则为 research_body 时）"}},
                     1e4, "10000")),
       }},
      "certify_enterprises",
      {"enterprise: aware, chain_leader_until, champion_until, high_tech_until, innovative_until, "
       "little_giant_until, pool_until, research_body, specialised_until, unicorn_until"});
}

}  // namespace xiamen
