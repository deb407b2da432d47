#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema research_body_kind() {
  return with_channel(
      {"research_body",
       {"research body", "科研机构"},
       {"Universities, laboratories and institutes: they employ researchers on public budgets, bring forth "
        "results that wait for a partner, and found spin-offs.",
        "高校、实验室和科研院所：用财政经费聘用研发人员，产出等待合作方的成果，并衍生创业企业。"},
       "",
       {
           count({"count",
                  "bodies",
                  "机构数",
                  {"how many bodies of this kind work in the city", "本市此类机构的数量"}},
                 1000),
           money({"budget_each",
                  "R&D budget of each",
                  "每家年度研发经费",
                  {"public R&D money a body spends in a year", "每家机构一年使用的财政研发经费"}},
                 1e11),
           share({"applied_share",
                  "applied share of effort",
                  "应用研究占比",
                  {"share of research effort that aims at results for enterprises",
                   "研究投入中面向企业成果的比例"}},
                 "0.5"),
           share({"contact",
                  "openness to enterprises",
                  "对接企业的概率",
                  {"chance in a quarter that an enterprise of the field comes to know a waiting result",
                   "本领域企业在一个季度内得知一项待转化成果的概率"}},
                 "0.1"),
           choice({"fields",
                   "fields",
                   "领域",
                   {"which technology fields the bodies work in", "机构从事的技术领域"}},
                  field_choices(), "all"),
           sectors_served({"sectors that its results are for; all: the manufacturing sectors of its fields",
                           "成果面向的行业；全部表示其领域内的制造业行业"}),
           number({"spin_off_inclination",
                   "inclination to found",
                   "衍生创业倾向",
                   {"chance that a result without a partner after a year leaves as a spin-off in a quarter",
                    "一年后仍无合作方的成果在一个季度内衍生为企业的概率"}},
                  0, 1, "1", "0.004"),
       }},
      "fund_research", {"project", "research_body: *", "researchers: employed, wanted"});
}

}  // namespace xiamen
