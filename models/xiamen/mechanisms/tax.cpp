#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema tax_kind() {
  return with_channel(
      {"tax",
       {"tax rule", "税收优惠"},
       {"Corporate income tax and its reliefs: the extra deduction of reported R&D and the reduced rate of "
        "certified enterprises, settled once a year for the year before.",
        "企业所得税及其优惠：上报研发费用加计扣除和高新技术企业优惠税率，每年汇算清缴上一年度。"},
       "",
       {
           share({"general_deduction",
                  "extra deduction, general",
                  "加计扣除(一般)",
                  {"share of reported R&D deducted on top of its full amount",
                   "上报研发费用在全额扣除之外再扣除的比例"}}),
           share({"manufacturing_deduction",
                  "extra deduction, manufacturing",
                  "加计扣除(制造业)",
                  {"the same for manufacturers", "制造业企业的加计扣除比例"}}),
           share({"standard_rate",
                  "standard rate",
                  "标准税率",
                  {"tax on taxable income", "应纳税所得额适用的税率"}},
                 "0.25"),
           share({"certified_rate",
                  "rate of certified enterprises",
                  "高企税率",
                  {"tax rate of national high-tech enterprises", "国家高新技术企业适用的税率"}},
                 "0.15"),
           share({"small_rate",
                  "rate of small enterprises",
                  "小微税率",
                  {"effective rate of small low-profit enterprises", "小型微利企业的实际税率"}},
                 "0.05"),
           money({"small_limit",
                  "small-enterprise limit",
                  "小微上限",
                  {"taxable income up to which the small rate holds", "适用小微税率的应纳税所得额上限"}},
                 1e9, "300 万元"),
       }},
      "open_programmes",
      {"public_terms: certified_rate, general_deduction, manufacturing_deduction, small_limit, small_rate, "
       "standard_rate"});
}

}  // namespace xiamen
