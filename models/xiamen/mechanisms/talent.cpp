#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema talent_kind() {
  return with_channel(
      {"talent",
       {"talent programme", "人才项目"},
       {"Programmes that train researchers and engineers or make the city worth moving to.",
        "培养科研和工程人才、吸引人才来本市的项目。"},
       "",
       {
           count({"trainees",
                  "trainees a year",
                  "每年培养人数",
                  {"people who finish training in a year", "一年内完成培养的人数"}},
                 1e6, "0"),
           share({"stay_share",
                  "share that stays",
                  "留厦从事研发比例",
                  {"share of trainees who take up research work in the city",
                   "培养人员中在本市从事研发的比例"}},
                 "0.3"),
           money({"support",
                  "support",
                  "每人补贴",
                  {"what the city pays once to a researcher who moves in; he values it as spread over five "
                   "years",
                   "本市对迁入研发人员的一次性补贴；本人按分摊到五年估价"}},
                 1e7, "0 CNY"),
           choice({"fields", "fields", "领域", {"technology fields", "技术领域"}}, field_choices(), "all"),
       }},
      "supply_researchers", {"researchers: supply, wage"});
}

}  // namespace xiamen
