#include "models/xiamen/mechanisms/fields.hpp"
#include "models/xiamen/mechanisms/mechanisms.hpp"

namespace xiamen {

sim::KindSchema loan_kind() {
  sim::KindSchema schema = with_channel(
      {"loan",
       {"loan product", "信贷产品"},
       "Credit of the city's lenders under a product's terms: who may borrow, for what, how much, at which "
       "rate, and "
       "who bears a loss. A product binds only at its limit.",
       "",
       {
           choice({"purpose", "purpose", "用途",
                   "what the money is lent for; of working-capital products only the oldest is used"},
                  words(loan_purposes), "project"),
           money({"limit", "limit", "额度", "largest balance outstanding under the product"}, 1e13),
           field({"rate", "interest rate", "利率", "what the borrower pays"}, sim::ValueType::rate, 0, 0.5),
           share({"maximum_share", "financing share", "融资比例",
                  "largest share of a stage's cost that is lent"},
                 "0.7"),
           money({"ticket_maximum", "largest loan", "单笔上限", "largest loan to one borrower"}, 1e11),
           choice({"stage_from", "from stage", "起始阶段", "earliest stage lent for"}, stage_choices(),
                  "pilot"),
           choice({"stage_to", "to stage", "终止阶段", "latest stage lent for"}, stage_choices(),
                  "incremental"),
           duration({"term", "term", "期限", "time over which a loan is repaid in equal instalments"}, 80,
                    "12 quarters"),
           share({"public_loss_share", "public share of losses", "财政分担损失比例",
                  "share of a loss that the city bears"},
                 "0"),
           choice({"requirement", "requirement", "准入条件", "what a borrower must have"},
                  words(requirements), "none"),
       }},
      "open_facilities");
  // What a product is for belongs to its nature: it is no lever, and the initial state reads it too.
  schema.fields.front().role = sim::ParameterRole::structural;
  schema.fields.front().channel.clear();
  schema.orders = {stages_in_order()};
  return schema;
}

}  // namespace xiamen
