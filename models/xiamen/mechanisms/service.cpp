#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema service_kind() {
  return with_channel(
      {"service",
       {"service platform", "服务平台"},
       "Seats for one stage of a project: a project that holds a seat pays the fee instead of doing the "
       "stage at "
       "home; a full platform makes it wait.",
       "",
       {
           choice({"stage", "stage served", "服务阶段", "the stage of a project that the seats serve"},
                  stage_choices()),
           count({"count", "platforms", "平台数", "how many platforms there are"}, 1000),
           count({"seats_each", "seats of each", "每家席位", "projects that one platform can hold at once"},
                 10000),
           number({"price", "fee", "收费水平", "fee as a multiple of the stage's standard cost"}, 0, 10, "1",
                  "1"),
           choice({"fields", "fields", "领域", "technology fields served"}, field_choices(), "all"),
       }},
      "open_programmes");
}

}  // namespace xiamen
