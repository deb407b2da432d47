#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema inflow_kind() {
  return with_served(
      with_channel(
          {"inflow",
           {"inflow programme", "引进项目"},
           {"Brings the city to the notice of enterprises elsewhere that look for a place, receives a number "
            "of "
            "them a year, and pays support to those that come. Whether one comes it decides by comparing.",
            "让外地正在选址的企业了解本市，每年接纳一定数量，并补助落户企业。是否落户由企业比较后决定。"},
           "",
           {
               share({"reach",
                      "reach",
                      "触达率",
                      {"share of the enterprises elsewhere that look for a place and hear of the city "
                       "through it",
                       "外地正在选址的企业中通过该项目了解本市的比例"}}),
               number({"places",
                       "places a year",
                       "每年名额",
                       {"enterprises that it can receive in a year; a full one neither informs nor pays",
                        "一年可接纳的企业数；满额后既不宣介也不补助"}},
                      0, 1e5, "1"),
               money({"support",
                      "support",
                      "落户补助",
                      {"most that the city pays once to an enterprise that lands",
                       "对一家落户企业一次性补助的上限"}},
                     1e9, "0 CNY"),
               share({"support_share",
                      "support over sales",
                      "补助占销售额比例",
                      {"most that is paid as a share of the enterprise's yearly sales",
                       "补助占企业年销售额的比例上限"}},
                     "0.1"),
               choice({"fields", "fields", "领域", {"technology fields sought", "引进的技术领域"}},
                      field_choices(), "all"),
           }},
          "move_enterprises", {"enterprise", "landing: landed, places, served_districts, served_sectors"}),
      {"sectors sought", "引进的行业"},
      {"districts in which those that it brings settle", "所引进企业的落户区"});
}

}  // namespace xiamen
