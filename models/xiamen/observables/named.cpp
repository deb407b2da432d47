#include "models/xiamen/rules/named.hpp"
#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

void declare_named(sim::ObservableTable& table) {
  sim::Axis axis{"actor", {}, {}};
  axis.actor_kinds = {"enterprise"};
  table.add_axis(axis);
  add(table,
      {"named_sales",
       "CNY",
       flow,
       outcome,
       "sales of a named enterprise",
       "点名企业销售额",
       {"sales of an enterprise that the documents name; empty once it has left. A simulated one that stands "
        "at its place, no forecast of the real one",
        "文件点名企业的销售额，离开后为空。为模型中处于其位置的模拟企业，不是对真实企业的预测"}},
      {"actor"});
  add(table,
      {"named_workers",
       "1",
       stock,
       outcome,
       "workers of a named enterprise",
       "点名企业从业人员",
       {"persons that it employs; empty once it has left", "其从业人员，离开后为空"}},
      {"actor"});
  add(table,
      {"named_projects",
       "1",
       stock,
       outcome,
       "projects of a named enterprise",
       "点名企业项目数",
       {"its projects that wait, are in work or look for their first customer; empty once it has left",
        "其等待、在研或等待首个客户的项目，离开后为空"}},
      {"actor"});
}

void observe_named(const Recorder& record) {
  const City& city = record.city;
  std::vector<double> projects(city.inputs.actors.rows.size(), 0.0);
  for (const std::size_t row : city.projects.live) {
    if (!city.projects.owner[row].exists() || city.projects.progress[row] == Progress::ended ||
        city.projects.launched[row] != 0) {
      continue;
    }
    const std::int32_t place = city.enterprises.named[city.projects.owner[row].position()];
    if (place > 0) projects[static_cast<std::size_t>(place - 1)] += 1.0;
  }
  for (const std::size_t row : city.enterprises.living) {
    const sim::Actor* actor = actor_of(city, row);
    if (actor == nullptr) continue;
    const auto cell = record.context.trajectory->position("actor", actor->id);
    if (!cell) continue;
    record.flow("named_sales", city.enterprises.sales(row), *cell);
    record.stock("named_workers", city.enterprises.workers[row], *cell);
    record.stock("named_projects", projects[static_cast<std::size_t>(city.enterprises.named[row] - 1)],
                 *cell);
  }
}

}  // namespace xiamen
