#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema demand_kind() {
  return with_served(
      with_channel({"demand",
                    {"demand programme", "需求侧项目"},
                    {"First customers: places in open scenarios and lists of first products that a waiting "
                     "product can "
                     "win.",
                     "首个客户：开放应用场景和首台（套）等目录中的名额，等待客户的产品可以争取。"},
                    "",
                    {
                        limiting(count({"places",
                                        "places a year",
                                        "每年场景数",
                                        {"products that can win a first customer in a year",
                                         "一年内能够获得首个客户的产品数"}},
                                       1e5)),
                        money({"order",
                               "order",
                               "首单金额",
                               {"what the first customer pays, once", "首个客户支付的金额，一次性"}},
                              1e9, "0 CNY"),
                        choice({"fields", "fields", "领域", {"technology fields", "技术领域"}},
                               field_choices(), "all"),
                    }},
                   "open_programmes", {"demand: *"}),
      {"sectors of the products that can win a place", "可争取名额的产品所属行业"},
      {"districts of their owners", "产品所属企业所在区"});
}

}  // namespace xiamen
