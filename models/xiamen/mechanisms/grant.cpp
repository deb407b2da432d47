#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema grant_kind() {
  return with_uses(
      with_served(
          with_channel(
              with_appropriation(
                  {"grant",
                   {"grant", "财政补助"},
                   {"Public money by rule: a share of a base up to a ceiling, paid when its audit is over. "
                    "Out "
                    "of a "
                    "yearly "
                    "appropriation, claims beyond it are cut in proportion (base on cost) or granted in "
                    "order of "
                    "merit "
                    "(stage cost); an entitlement grants them all.",
                    "按规则发放的财政资金：按依据的一定比例、不超过上限，审核完成后拨付。预算制下，申请超过预"
                    "算时"
                    "按比"
                    "例折减（以"
                    "研发费用或利息为依据）或按项目优劣排序（以阶段成本为依据）；权利制下全部批准。"},
                   "",
                   {
                       choice(
                           {"base",
                            "base",
                            "补助依据",
                            {"what is subsidised: last year's reported R&D, a stage's cost, interest paid, "
                             "what an "
                             "incubator "
                             "spends on services and upgrading in the year",
                             "补助的对象：上年上报的研发费用、某一阶段的成本、已付利息，或孵化载体当年的服务"
                             "与"
                             "升级支"
                             "出"}},
                           words(grant_bases)),
                       choice({"funding",
                               "funding",
                               "资金性质",
                               {"appropriation: rationed by the year's sum; entitlement: every claim is "
                                "granted, "
                                "and "
                                "the "
                                "cost follows",
                                "预算制：以年度预算为限；权利制：符合条件的申请全部批准，支出随之而定"}},
                              words(funding_rules), "appropriation"),
                       share({"share",
                              "share",
                              "补助比例",
                              {"share of the base that is paid", "按依据支付的比例"}},
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
                  "0 CNY"),
              "open_programmes",
              {"grant: additional_share, base, budget, ceiling, district_share, entitled, open, "
               "served_districts, "
               "served_sectors, share, stage, upper_share, voted"}),
          {"sectors of the enterprises that receive it; of the projects, where the base is a stage's cost; "
           "of "
           "the tenants a space is for, where it is incubation",
           "受补助企业的行业；依据为阶段成本时为项目的行业，依据为孵化支出时为载体面向的行业"},
          {"districts of the enterprises or spaces that receive it", "受补助企业或载体所在区"}),
      {{{"base"}, "rd_cost", {"pay_grants"}},
       {{"base"}, "interest", {"pay_grants"}},
       {{"base"}, "stage_cost", {"sign_contracts"}},
       {{"base"}, "incubation", {"settle_places"}}});
}

}  // namespace xiamen
