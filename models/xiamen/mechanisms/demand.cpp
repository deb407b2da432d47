#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema demand_kind() {
  return with_channel(
      {"demand",
       {"demand programme", "需求侧项目"},
       "First customers: places in open scenarios and lists of first products that a waiting product can "
       "win.",
       "",
       {
           count(
               {"places", "places a year", "每年场景数", "products that can win a first customer in a year"},
               1e5),
           money({"order", "order", "首单金额", "what the first customer pays, once"}, 1e9, "0 CNY"),
           choice({"fields", "fields", "领域", "technology fields"}, field_choices(), "all"),
       }},
      "open_programmes");
}

}  // namespace xiamen
