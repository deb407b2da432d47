#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema call_kind() {
  sim::KindSchema schema{
      "call",
      {"call", "竞争性项目"},
      {"Ranked competition for project money: owners of waiting projects apply if the award they may expect "
       "is worth the application, a jury ranks what it sees of their merit, and the best are funded until "
       "the "
       "budget or the places are used. The first part of an award is paid when the stage begins, the rest is "
       "granted when its gate is passed.",
       "竞争性项目资金：等待中的项目若预期资助高于申报成本则申报，评审组按所见的优劣排序，从高到低资助，直至"
       "预算或名额用完。首期资助在阶段启动时拨付，其余在通过阶段评审后批准。"},
      "",
      {
          count({"places", "places a year", "每年名额", {"awards in a year", "一年资助的项目数"}}, 1e5),
          number({"rounds", "rounds a year", "每年批次", {"1, 2, 3 or 4", "每年1至4批"}}, 1, 4, "1", "1"),
          choice({"stage_from", "from stage", "起始阶段", {"earliest stage funded", "资助的最早阶段"}},
                 stage_choices()),
          choice({"stage_to", "to stage", "终止阶段", {"latest stage funded", "资助的最晚阶段"}},
                 stage_choices()),
          choice({"fields", "fields", "领域", {"technology fields", "技术领域"}}, field_choices(), "all"),
          choice({"requirement",
                  "requirement",
                  "申报条件",
                  {"what the owner must have", "申报企业须具备的条件"}},
                 words(requirements), "none"),
          money({"sales_minimum",
                 "smallest sales",
                 "最低销售额",
                 {"yearly sales an owner needs", "申报企业的最低年销售额"}},
                1e12, "0 CNY"),
          money({"sales_maximum",
                 "largest sales",
                 "最高销售额",
                 {"yearly sales an owner may have", "申报企业的最高年销售额"}},
                1e12, "10000 亿元"),
          flag({"results_only",
                "results of research bodies only",
                "仅限科研机构成果",
                {"only projects that began in a research body", "仅限源自科研机构的项目"}},
               "false"),
          flag({"counts_as_key",
                "key projects",
                "计为重点项目",
                {"whether its projects are counted as key projects", "其项目是否计为重点项目"}},
               "false"),
          share({"share", "share", "资助比例", {"share of the stage's cost", "占阶段成本的比例"}}),
          money({"ceiling", "ceiling", "单项上限", {"most for one project", "一个项目最多获得的金额"}}, 1e10),
          share({"first_payment",
                 "first payment",
                 "首期比例",
                 {"share of the award paid when the stage begins", "阶段启动时拨付的资助比例"}},
                "0.5"),
          money({"application_cost",
                 "cost of applying",
                 "申报成本",
                 {"what an application costs its owner, paid", "企业为一次申报实际支付的成本"}},
                1e8, "5 万元"),
          number({"jury_noise",
                  "noise of the jury",
                  "评审误差",
                  {"deviation of the jury's score from merit, in units of merit's own deviation",
                   "评审得分偏离真实优劣的标准差，以优劣自身标准差为单位"}},
                 0, 10, "1", "0.6"),
      },
      {stages_in_order(),
       {"sales_minimum", "sales_maximum", "the smallest sales may not exceed the largest"}}};
  return with_served(with_channel(with_appropriation(std::move(schema)), "hold_calls",
                                  {"call: *", "project: award_later, award_now, call"}),
                     {"sectors of the projects that may apply", "可申请项目的行业"},
                     {"districts of their owners", "项目所属企业所在区"});
}

}  // namespace xiamen
