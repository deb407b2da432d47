#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema cover_kind() {
  sim::KindSchema schema = with_channel(
      {"cover",
       {"cover", "保险与担保"},
       {"Insurance, guarantee, compensation or pool as one contract form: an event, the share of the loss "
        "that "
        "is paid, the largest sum, the price and who pays it. Claims come out of a reserve (endowment and "
        "premiums); an empty reserve makes the cover void.",
        "保险、担保、风险补偿和共保资金池的统一合同形式：触发事件、赔付比例、金额上限、价格及由谁支付。赔款从"
        "准备金（出资加保费）中支付，准备金用尽则保障失效。"},
       "",
       {
           choice({"trigger",
                   "trigger",
                   "触发事件",
                   {"the event for which it pays: an insured stage fails its gate, a buyer does not pay, the "
                    "enterprise fails, a loan is lost",
                    "赔付的触发事件：投保阶段未通过评审、买方违约、企业倒闭、贷款损失"}},
                  words(cover_triggers)),
           choice({"loans",
                   "loans covered",
                   "所保贷款",
                   {"loan products covered, by what they require of a borrower (trigger loan_default)",
                    "所保障的贷款产品，按其准入条件划分（触发事件为 loan_default 时）"}},
                  covered_loan_choices(), "guarantee"),
           choice(
               {"requirement", "requirement", "投保条件", {"what a buyer must have", "投保企业须具备的条件"}},
               words(requirements), "none"),
           choice({"stage_from",
                   "from stage",
                   "起始阶段",
                   {"earliest stage insured (trigger project_failure)",
                    "可投保的最早阶段（触发事件为 project_failure 时）"}},
                  stage_choices(), "pilot"),
           choice({"stage_to", "to stage", "终止阶段", {"latest stage insured", "可投保的最晚阶段"}},
                  stage_choices(), "incremental"),
           share({"share", "share paid", "赔付比例", {"share of a loss that is paid", "损失中赔付的比例"}}),
           money({"ceiling",
                  "largest contract",
                  "单笔上限",
                  {"largest sum insured of one contract", "单份合同的最高保额"}},
                 1e12),
           money({"capacity",
                  "capacity",
                  "承保能力",
                  {"largest sum insured in force at once", "同时有效的最高总保额"}},
                 1e13, "1e13 CNY"),
           field({"premium",
                  "premium",
                  "费率",
                  {"price per year as a share of the sum insured; at least one year is paid",
                   "每年价格占保额的比例；至少支付一年"}},
                 sim::ValueType::rate, 0, 1),
           share({"premium_subsidy",
                  "premium subsidy",
                  "保费补贴比例",
                  {"part of the premium that the city pays", "保费中由本市财政支付的部分"}},
                 "0"),
           money({"fund",
                  "endowment",
                  "出资规模",
                  {"paid in when it opens; a larger one later is topped up, none is taken back",
                   "开办时缴入的资金；之后扩大则补缴，缩小不退回"}},
                 1e12),
           share({"fiscal_share",
                  "fiscal share",
                  "财政出资比例",
                  {"share of the endowment that the city pays, private capital the rest",
                   "出资中由本市财政承担的比例，其余为社会资本"}},
                 "0"),
           share({"campaign",
                  "campaign",
                  "宣传覆盖率",
                  {"share of enterprises that insurers, banks and offices tell of it in a year",
                   "一年中由保险机构、银行和政府部门告知该产品的企业比例"}},
                 "0"),
       }},
      "open_covers",
      {"cover: capacity, ceiling, known, loans, open, paid_in, premium, premium_subsidy, requirement, "
       "reserve, served_districts, served_sectors, share, stages, told, trigger"});
  schema.orders = {stages_in_order()};
  return with_uses(with_served(std::move(schema),
                               {"sectors of the enterprises that may buy it, or whose loans it covers",
                                "可投保或其贷款可获担保的企业所属行业"},
                               {"districts of these enterprises", "上述企业所在区"}),
                   {{{"trigger"}, "project_failure", {"sign_contracts", "settle_covers"}},
                    {{"trigger"}, "buyer_default", {"buy_covers", "settle_covers"}},
                    {{"trigger"}, "enterprise_failure", {"buy_covers", "enter_and_leave"}},
                    {{"trigger"}, "loan_default", {"sign_contracts", "enter_and_leave"}}});
}

}  // namespace xiamen
