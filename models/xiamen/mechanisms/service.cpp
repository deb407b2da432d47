#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema service_kind() {
  return with_served(
      with_channel(
          {"service",
           {"service platform", "服务平台"},
           {"Seats for one stage of a project: a project that holds a seat pays the fee instead of doing the "
            "stage at home; a full platform makes it wait.",
            "服务于项目某一阶段的席位：取得席位的项目支付服务费，不必自办该阶段；平台满员时项目须等待。"},
           "",
           {
               choice({"stage",
                       "stage served",
                       "服务阶段",
                       {"the stage of a project that the seats serve", "席位所服务的项目阶段"}},
                      stage_choices()),
               limiting(count(
                   {"count", "platforms", "平台数", {"how many platforms there are", "平台的数量"}}, 1000)),
               limiting(count({"seats_each",
                               "seats of each",
                               "每家席位",
                               {"projects that one platform can hold at once", "一个平台可同时容纳的项目数"}},
                              10000)),
               number({"price",
                       "fee",
                       "收费水平",
                       {"fee as a multiple of the stage's standard cost", "收费相当于该阶段标准成本的倍数"}},
                      0, 10, "1", "1"),
               choice({"fields", "fields", "领域", {"technology fields served", "所服务的技术领域"}},
                      field_choices(), "all"),
           }},
          "open_programmes", {"service: fields, price, seats, served_districts, served_sectors, stage"}),
      {"sectors of the projects served", "所服务项目的行业"},
      {"districts of the enterprises whose projects are served", "所服务项目的企业所在区"});
}

}  // namespace xiamen
