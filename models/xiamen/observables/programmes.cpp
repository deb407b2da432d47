#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_programmes(sim::ObservableTable& table) {
  add(table,
      {"key_projects",
       "1",
       flow,
       outcome,
       "key projects",
       "重点项目",
       {"projects of calls marked as key that begin their funded stage", "开始受资助阶段的重点项目数"}});
  add(table, {"conversion_projects",
              "1",
              flow,
              administrative,
              "conversion projects",
              "成果转化项目",
              {"products recognised as high-tech conversion projects, in the quarter of their first sale",
               "首次销售当季被认定为高新技术成果转化项目的产品数"}});
  add(table,
      {"adopters",
       "1",
       stock,
       outcome,
       "adopters",
       "采用企业数",
       {"enterprises that use the technology at any level", "采用该项技术（任一水平）的企业数"}},
      {"technology"});
  add(table,
      {"adoption_investment",
       "CNY",
       flow,
       outcome,
       "investment in adoption",
       "技术采用投资",
       {"paid by enterprises for adopting the technology, subsidies included",
        "企业采用该项技术支付的投资，含财政补助"}},
      {"technology"});
}

void observe_programmes(const Recorder& record) {
  const City& city = record.city;
  record.flow("key_projects", city.tally.key_projects);
  record.flow("conversion_projects", city.tally.conversion_projects);
  for (std::size_t each = 0; each < technologies; ++each) {
    const Column<std::uint8_t>& used = city.enterprises.level(static_cast<Technology>(each));
    double adopters = 0;
    for (const std::size_t row : city.enterprises.living) adopters += used[row] > 0 ? 1.0 : 0.0;
    record.stock("adopters", adopters, each);
    record.flow("adoption_investment", city.tally.adoption_investment[each], each);
  }
}

}  // namespace xiamen
