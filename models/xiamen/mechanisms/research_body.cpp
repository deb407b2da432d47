#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema research_body_kind() {
  return with_channel(
      {"research_body",
       {"research body", "科研机构"},
       "Universities, laboratories and institutes: they employ researchers on public budgets, bring forth "
       "results "
       "that wait for a partner, and found spin-offs.",
       "",
       {
           count({"count", "bodies", "机构数", "how many bodies of this kind work in the city"}, 1000),
           money({"budget_each", "R&D budget of each", "每家年度研发经费",
                  "public R&D money a body spends in a year"},
                 1e11),
           share({"applied_share", "applied share of effort", "应用研究占比",
                  "share of research effort that aims at results for enterprises"},
                 "0.5"),
           share({"contact", "openness to enterprises", "对接企业的概率",
                  "chance in a quarter that an enterprise of the field comes to know a waiting result"},
                 "0.1"),
           choice({"fields", "fields", "领域", "which technology fields the bodies work in"}, field_choices(),
                  "all"),
           number({"spin_off_inclination", "inclination to found", "衍生创业倾向",
                   "chance that a result without a partner after a year leaves as a spin-off in a quarter"},
                  0, 1, "1", "0.004"),
       }},
      "fund_research");
}

}  // namespace xiamen
