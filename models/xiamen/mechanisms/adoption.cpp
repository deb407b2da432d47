#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema adoption_kind() {
  sim::KindSchema schema{
      "adoption",
      {"adoption programme", "技术采用"},
      {"Help to adopt a technology that lowers operating cost: advice, which tells an enterprise what it "
       "would "
       "gain, and a share of the investment, which is paid when its audit is over. An enterprise invests "
       "when "
       "it has heard of the technology, the gain it sees is worth the cost that is left to it, and it has "
       "the "
       "cash.",
       "帮助企业采用可降低营业成本的技术：诊断使企业了解自身收益，补助承担部分投资并在审核后拨付。企业了解该"
       "技术、"
       "所见收益高于自担成本且资金充足时才投资。"},
      "",
      {
          choice({"technology", "technology", "技术类别", {"what is adopted", "所采用的技术"}},
                 technology_choices()),
          share({"share", "share", "补助比例", {"share of the investment", "占投资的比例"}}),
          money({"ceiling", "ceiling", "单项上限", {"most for one investment", "一次投资最多获得的金额"}},
                1e10, "1000 万元"),
          count({"diagnoses",
                 "diagnoses a year",
                 "每年诊断数",
                 {"enterprises advised in a year, free of charge", "一年内免费诊断的企业数"}},
                1e6, "0"),
          money({"sales_minimum",
                 "smallest sales",
                 "最低销售额",
                 {"yearly sales of the smallest enterprise served", "服务对象的最低年销售额"}},
                1e12, "0 CNY"),
          money({"sales_maximum",
                 "largest sales",
                 "最高销售额",
                 {"yearly sales of the largest enterprise served", "服务对象的最高年销售额"}},
                1e12, "10000 亿元"),
          flag({"manufacturers",
                "manufacturers only",
                "仅限制造业",
                {"whether only manufacturers are served", "是否仅服务制造业企业"}},
               "false"),
      },
      {{"sales_minimum", "sales_maximum", "the smallest sales may not exceed the largest"}}};
  return with_served(
      with_channel(with_appropriation(std::move(schema)), "adopt_technologies",
                   {"adoption: *",
                    "enterprise: diagnosed, digital_level, green_level, heard_of, public_claims, "
                    "saving, technical_level, works",
                    "payable", "payable: *"}),
      {"sectors of the enterprises served", "服务对象的行业"},
      {"districts of the enterprises served", "服务对象所在区"});
}

}  // namespace xiamen
