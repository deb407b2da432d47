#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema grant_kind() {
  return with_channel(
      {"grant",
       {"grant", "财政补助"},
       "Public money by rule: a share of a base up to a ceiling, out of a yearly appropriation; when claims "
       "exceed the "
       "appropriation, all are paid in proportion (base on cost) or in order of merit (stage cost).",
       "",
       {
           choice({"base", "base", "补助依据",
                   "what is subsidised: last year's reported R&D, a stage's cost, interest paid"},
                  words(grant_bases)),
           money({"appropriation", "appropriation", "年度预算", "money available in a year"}, 1e11),
           share({"share", "share", "补助比例", "share of the base that is paid"}, "0.1"),
           money({"ceiling", "ceiling", "单项上限", "most that one enterprise receives in a year"}, 1e10,
                 "1000 万元"),
           choice({"stage", "stage", "阶段", "the stage whose cost is subsidised (base stage_cost)"},
                  stage_choices(), "pilot"),
       }},
      "open_programmes");
}

}  // namespace xiamen
