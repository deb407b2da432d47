#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema grant_kind() {
  return with_channel(
      {"grant",
       {"grant", "财政补助"},
       {"Public money by rule: a share of a base up to a ceiling, out of a yearly appropriation; when claims "
        "exceed the appropriation, all are paid in proportion (base on cost) or in order of merit (stage "
        "cost).",
        "按规则发放的财政资金：按依据的一定比例、不超过上限，从年度预算中支付；申请超过预算时，按比例折减（以"
        "研发费用或利息为依据）或按项目优劣排序支付（以阶段成本为依据）。"},
       "",
       {
           choice(
               {"base",
                "base",
                "补助依据",
                {"what is subsidised: last year's reported R&D, a stage's cost, interest paid, what an "
                 "incubator "
                 "spends on services and upgrading in the year",
                 "补助的对象：上年上报的研发费用、某一阶段的成本、已付利息，或孵化载体当年的服务与升级支出"}},
               words(grant_bases)),
           money({"appropriation",
                  "appropriation",
                  "年度预算",
                  {"money available in a year", "一年可用的资金"}},
                 1e11),
           share({"share", "share", "补助比例", {"share of the base that is paid", "按依据支付的比例"}},
                 "0.1"),
           money({"ceiling",
                  "ceiling",
                  "单项上限",
                  {"most that one enterprise or incubator receives in a year",
                   "一家企业或载体一年最多获得的金额"}},
                 1e10, "1000 万元"),
           choice({"stage",
                   "stage",
                   "阶段",
                   {"the stage whose cost is subsidised (base stage_cost)",
                    "给予成本补助的阶段（依据为 stage_cost 时）"}},
                  stage_choices(), "pilot"),
       }},
      "open_programmes");
}

}  // namespace xiamen
