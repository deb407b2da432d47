#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema loan_kind() {
  sim::KindSchema schema = with_channel(
      {"loan",
       {"loan product", "信贷产品"},
       {"Credit of the city's lenders under a product's terms: who may borrow, for what, how much, at which "
        "rate, and who bears a loss. A product binds only at its limit.",
        "本市银行按产品条件发放的贷款：谁可以借、借来做什么、借多少、利率多少、损失由谁承担。只有达到额度时产"
        "品才构成约束。"},
       "",
       {
           choice({"purpose",
                   "purpose",
                   "用途",
                   {"what the money is lent for; of working-capital products only the oldest is used",
                    "贷款用途；流动资金类产品只使用最早的一种"}},
                  words(loan_purposes), "project"),
           limiting(money({"limit",
                           "limit",
                           "额度",
                           {"largest balance outstanding under the product", "该产品贷款余额的上限"}},
                          1e13)),
           field({"rate", "interest rate", "利率", {"what the borrower pays", "借款人支付的利率"}},
                 sim::ValueType::rate, 0, 0.5),
           share({"maximum_share",
                  "financing share",
                  "融资比例",
                  {"largest share of a stage's cost that is lent", "贷款占阶段成本的最高比例"}},
                 "0.7"),
           money({"ticket_maximum",
                  "largest loan",
                  "单笔上限",
                  {"largest loan to one borrower", "对单一借款人的最大贷款额"}},
                 1e11),
           choice({"stage_from", "from stage", "起始阶段", {"earliest stage lent for", "可贷款的最早阶段"}},
                  stage_choices(), "pilot"),
           choice({"stage_to", "to stage", "终止阶段", {"latest stage lent for", "可贷款的最晚阶段"}},
                  stage_choices(), "incremental"),
           duration({"term",
                     "term",
                     "期限",
                     {"time over which a loan is repaid in equal instalments", "贷款等额偿还的期限"}},
                    80, "12 quarters"),
           share({"public_loss_share",
                  "public share of losses",
                  "财政分担损失比例",
                  {"share of a loss that the city bears", "损失中由本市财政承担的比例"}},
                 "0"),
           choice({"requirement",
                   "requirement",
                   "准入条件",
                   {"what a borrower must have", "借款人须具备的条件"}},
                  words(requirements), "none"),
           number({"mark",
                   "lowest score",
                   "最低评分",
                   {"lowest innovation points or tax index of a borrower, where one of them is required",
                    "以创新积分或税收指数为准入条件时，借款人的最低评分"}},
                  0, 100, "1", "0"),
       }},
      "open_facilities",
      {"facility: limit, mark, maximum_share, open, public_loss_share, rate, requirement, served_districts, "
       "served_sectors, stages, term, ticket_maximum, working_capital"});
  // What a product is for belongs to its nature: it is no lever, and the initial state reads it too.
  schema.fields.front().role = sim::ParameterRole::structural;
  schema.fields.front().channel.clear();
  schema.orders = {stages_in_order()};
  return with_uses(
      with_served(std::move(schema), {"sectors of the borrowers of project loans", "项目贷款借款人的行业"},
                  {"districts of the borrowers of project loans", "项目贷款借款人所在区"}),
      {{{"purpose"}, "project", {"sign_contracts", "service_loans", "enter_and_leave"}},
       {{"purpose"}, "working_capital", {"service_loans", "enter_and_leave"}}});
}

}  // namespace xiamen
