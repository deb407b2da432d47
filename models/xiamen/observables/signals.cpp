#include <vector>

#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_signals(sim::ObservableTable& table) {
  add(table, {"innovation_points_enterprises",
              "1",
              stock,
              administrative,
              "enterprises with posted innovation points",
              "公布创新积分的企业",
              {"enterprises whose innovation points lenders can see", "贷款机构可见其创新积分的企业"}});
  add(table,
      {"tax_index_enterprises",
       "1",
       stock,
       administrative,
       "enterprises with posted tax index",
       "公布创新税收指数的企业",
       {"enterprises whose innovation tax index their lender can see", "贷款机构可见其创新税收指数的企业"}});
  add(table, {"innovation_points_borrowers",
              "1",
              stock,
              outcome,
              "borrowers on innovation points",
              "创新积分贷款企业",
              {"enterprises that owe a loan under a product that requires innovation points",
               "持有以创新积分为条件的贷款的企业"}});
  add(table, {"tax_index_borrowers",
              "1",
              stock,
              outcome,
              "borrowers on the tax index",
              "创新税收指数贷款企业",
              {"enterprises that owe a loan under a product that requires the tax index",
               "持有以创新税收指数为条件的贷款的企业"}});
  sim::Axis axis{"signal", {}, {}};
  axis.entry_kinds = {"signal"};
  table.add_axis(axis);
  add(table,
      {"meetings_held",
       "1",
       flow,
       administrative,
       "meetings held",
       "对接次数",
       {"meetings that an entry held; nothing where it posts a score",
        "该条目组织的对接次数；发布评分的条目为空"}},
      {"signal"});
  add(table,
      {"meetings_agreed",
       "1",
       flow,
       outcome,
       "meetings that ended in an agreement",
       "达成合作的对接次数",
       {"meetings in which a result was taken up, a stake bought, a product sold or a partner won",
        "促成成果转化、股权投资、产品首单或联合体成员加入的对接次数"}},
      {"signal"});
}

namespace {

double posted(const Enterprises& firms, const Column<double>& scores) {
  double number = 0;
  for (const std::size_t row : firms.living) number += scores[row] > 0.0 ? 1.0 : 0.0;
  return number;
}

double borrowers(const City& city, Requirement requirement) {
  std::vector<std::uint8_t> owes(city.enterprises.size(), 0);
  double number = 0;
  for (const std::size_t row : city.loans.live) {
    const auto facility = static_cast<std::size_t>(city.loans.facility[row]);
    std::uint8_t& counted = owes[static_cast<std::size_t>(city.loans.enterprise[row])];
    if (counted != 0 || city.facilities.requirement[facility] != requirement) continue;
    counted = 1;
    number += 1.0;
  }
  return number;
}

}  // namespace

void observe_signals(const Recorder& record) {
  const City& city = record.city;
  record.stock("innovation_points_enterprises", posted(city.enterprises, city.enterprises.innovation_points));
  record.stock("tax_index_enterprises", posted(city.enterprises, city.enterprises.tax_index));
  record.stock("innovation_points_borrowers", borrowers(city, Requirement::innovation_points));
  record.stock("tax_index_borrowers", borrowers(city, Requirement::tax_index));
  for (std::size_t row = 0; row < city.signals.size(); ++row) {
    const auto cell = record.context.trajectory->position("signal", city.entry(city.signals.entry[row]).id);
    if (!cell || city.signals.form[row] != SignalForm::meeting) continue;
    record.flow("meetings_held", city.signals.held[row], *cell);
    record.flow("meetings_agreed", city.signals.agreed[row], *cell);
  }
}

}  // namespace xiamen
