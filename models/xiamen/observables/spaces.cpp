#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_spaces(sim::ObservableTable& table) {
  add(table, {"incubators",
              "1",
              stock,
              administrative,
              "incubators",
              "孵化载体",
              {"open spaces whose tenants count as incubated", "在运行且入驻企业计入在孵的载体"}});
  add(table, {"incubator_places",
              "1",
              stock,
              administrative,
              "incubator places",
              "孵化场地",
              {"enterprises that they can house at once", "孵化载体可同时容纳的企业数"}});
  add(table, {"incubator_tenants",
              "1",
              stock,
              outcome,
              "incubator tenants",
              "在孵企业",
              {"enterprises that they house", "孵化载体内的企业"}});
  add(table,
      {"incubator_graduates",
       "1",
       flow,
       outcome,
       "incubator graduates",
       "毕业企业",
       {"tenants whose time was over or who outgrew their space", "入驻期满或规模超出载体上限的企业"}});
  add(table,
      {"incubator_upgrades",
       "1",
       flow,
       administrative,
       "incubators that rose a level",
       "升级的孵化载体",
       {"operators that enlarged and were recognised at the next level", "扩建并获得更高一级认定的运营方"}});
}

void observe_spaces(const Recorder& record) {
  const Spaces& spaces = record.city.spaces;
  const Enterprises& firms = record.city.enterprises;
  double incubators = 0, places = 0, tenants = 0;
  for (std::size_t row = 0; row < spaces.size(); ++row) {
    if (spaces.open[row] == 0 || spaces.incubates[row] == 0) continue;
    incubators += 1.0;
    places += spaces.places[row];
  }
  for (const std::size_t row : firms.living) {
    if (firms.space[row] < 0) continue;
    tenants += spaces.incubates[static_cast<std::size_t>(firms.space[row])] != 0 ? 1.0 : 0.0;
  }
  record.stock("incubators", incubators);
  record.stock("incubator_places", places);
  record.stock("incubator_tenants", tenants);
  record.flow("incubator_graduates", record.city.tally.graduates);
  record.flow("incubator_upgrades", record.city.tally.levels_risen);
}

}  // namespace xiamen
