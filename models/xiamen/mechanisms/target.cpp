#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

// No step acts on a target: it is sought over named inputs ([goal] of a scenario), never set.
sim::KindSchema target_kind() {
  return with_channel(
      {"target",
       {"target", "目标"},
       {"A result that is demanded. Nothing acts on it: a scenario seeks it over named inputs and tells at "
        "what "
        "cost it is reached, or that it is not.",
        "提出要求的结果，自身不起作用：情景通过指定的投入去寻求，报告以多少代价达到，或无法达到。"},
       "",
       {
           choice({"observable", "observable", "指标", {"the result that is demanded", "所要求的结果"}},
                  {"rd_active_share", "rd_institution_share", "high_tech_enterprises", "rd_intensity"}),
           number({"value",
                   "value",
                   "目标值",
                   {"what is demanded, in the unit of the result", "目标值，单位同该指标"}},
                  0, 1e12, "1"),
       }},
      "observe_city");
}

}  // namespace xiamen
