#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema fund_kind() {
  sim::KindSchema schema = with_channel(
      {"fund",
       {"fund", "基金"},
       "Equity money: investors commit, the fund calls capital over some years, screens projects of its "
       "mandate, "
       "buys stakes that clear its hurdle, and sells or writes them off.",
       "",
       {
           money({"size", "size", "规模", "capital committed by all investors together"}, 1e12),
           duration(
               {"call_period", "investment period", "投资期", "time over which the commitment is called"}, 80,
               "20 quarters"),
           flag({"evergreen", "renewed", "滚动续设",
                 "whether a new vintage of the same size is raised when the investment period ends"},
                "true"),
           share({"fiscal_share", "fiscal share", "财政出资比例", "share of the capital from public budgets"},
                 "0.3"),
           share({"state_share", "state-owned share", "国有出资比例", "share from state-owned investors"},
                 "0.3"),
           share({"net_new_share", "new money", "净新增比例",
                  "share of an enlargement that is new money rather than a merger of what was there"},
                 "1"),
           share({"local_share", "invested in the city", "本地投资比例",
                  "share of the capital that is invested here"},
                 "1"),
           money({"ticket_minimum", "smallest ticket", "最小单笔", "smallest amount of one deal"}, 1e10,
                 "50 万元"),
           money({"ticket_maximum", "largest ticket", "最大单笔", "largest amount of one deal"}, 1e11),
           choice({"stage_from", "from stage", "起始阶段", "earliest stage the mandate allows"},
                  stage_choices(), "concept_validation"),
           choice({"stage_to", "to stage", "终止阶段", "latest stage the mandate allows"}, stage_choices(),
                  "industrialisation"),
           number({"hurdle", "hurdle", "门槛回报倍数", "gross multiple expected of a deal, before fees"}, 0,
                  20, "1", "1.6"),
           number({"screenings", "screenings a quarter", "每季尽调数",
                   "projects its team can examine in a quarter, per 10 亿元 of size"},
                  0, 1000, "1", "10"),
           duration({"holding_period", "holding period", "持有期",
                     "mean time to the sale of a stake once its product has sold for a year"},
                    80, "8 quarters"),
           flag({"umbrella", "umbrella", "群", "whether its size includes the funds marked as inside"},
                "false"),
           flag({"inside_umbrella", "inside the umbrella", "计入群内",
                 "whether an umbrella's size includes it"},
                "false"),
       }},
      "raise_funds");
  schema.orders = {stages_in_order(),
                   {"ticket_minimum", "ticket_maximum", "the smallest ticket may not exceed the largest"}};
  return schema;
}

}  // namespace xiamen
