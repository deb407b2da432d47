#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema talent_kind() {
  return with_channel(
      {"talent",
       {"talent programme", "人才项目"},
       "Programmes that train researchers and engineers or make the city worth moving to.",
       "",
       {
           count({"trainees", "trainees a year", "每年培养人数", "people who finish training in a year"}, 1e6,
                 "0"),
           share({"stay_share", "share that stays", "留厦从事研发比例",
                  "share of trainees who take up research work in the city"},
                 "0.3"),
           money({"support", "support", "每人补贴",
                  "what the city pays once to a researcher who moves in; he values it as spread over five "
                  "years"},
                 1e7, "0 CNY"),
           choice({"fields", "fields", "领域", "technology fields"}, field_choices(), "all"),
       }},
      "supply_researchers");
}

}  // namespace xiamen
