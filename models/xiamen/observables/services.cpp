#include <cmath>

#include "models/xiamen/observables/subject.hpp"

namespace xiamen {

namespace {

void declare_seats(sim::ObservableTable& table) {
  sim::Axis axis{"service", {}, {}};
  axis.entry_kinds = {"service"};
  table.add_axis(axis);
  add(table,
      {"service_seats",
       "1",
       stock,
       administrative,
       "seats of platforms",
       "服务平台席位",
       {"projects that the platforms of an entry can hold at once", "该类平台可同时容纳的项目数"}},
      {"service"});
  add(table,
      {"service_seats_taken",
       "1",
       stock,
       outcome,
       "seats taken",
       "已用席位",
       {"seats that projects held this quarter, those that ended their stage in it included",
        "本季度项目占用的席位，含当季完成阶段者"}},
      {"service"});
  add(table,
      {"service_utilisation",
       "1",
       stock,
       outcome,
       "use of seats",
       "席位使用率",
       {"seats taken over seats; nothing where there is none", "已用席位与席位之比；无席位时为空"},
       "seats of the entry"},
      {"service"});
}

void declare_orders(sim::ObservableTable& table) {
  sim::Axis axis{"demand", {}, {}};
  axis.entry_kinds = {"demand"};
  table.add_axis(axis);
  add(table,
      {"demand_places",
       "1",
       flow,
       administrative,
       "places for first orders",
       "首购名额",
       {"whole places that a demand programme offered in the quarter", "需求侧项目本季度提供的完整名额"}},
      {"demand"});
  add(table, {"first_orders",
              "1",
              flow,
              outcome,
              "first orders",
              "首购",
              {"products that won their first customer through a demand programme",
               "经需求侧项目获得首个客户的产品"}});
  add(table,
      {"first_orders_by_demand",
       "1",
       flow,
       outcome,
       "first orders by programme",
       "首购（按项目）",
       {"the same by programme", "同上，按需求侧项目分"}},
      {"demand"});
  add(table,
      {"first_orders_by_size",
       "1",
       flow,
       outcome,
       "first orders by size",
       "首购（按规模）",
       {"the same by size of the winner, by the national thresholds",
        "同上，按获得首购企业的规模（国家划型标准）分"}},
      {"size"});
  add(table,
      {"first_orders_by_sector",
       "1",
       flow,
       outcome,
       "first orders by sector",
       "首购（按行业）",
       {"the same by sector of the product", "同上，按产品所属行业分"}},
      {"sector"});
}

double at(const std::vector<double>& numbers, std::size_t row) {
  return row < numbers.size() ? numbers[row] : 0.0;
}

}  // namespace

void declare_services(sim::ObservableTable& table) {
  declare_seats(table);
  declare_orders(table);
}

void observe_services(const Recorder& record) {
  const City& city = record.city;
  const Services& services = city.services;
  for (std::size_t row = 0; row < services.size(); ++row) {
    const auto cell = record.context.trajectory->position("service", city.entry(services.entry[row]).id);
    if (!cell) continue;
    const double taken = services.taken[row] + at(city.tally.seats_left, row);
    record.stock("service_seats", services.seats[row], *cell);
    record.stock("service_seats_taken", taken, *cell);
    record.stock("service_utilisation", share_of(taken, services.seats[row]), *cell);
  }
  double orders = 0;
  for (std::size_t row = 0; row < city.demands.size(); ++row) {
    const double won = at(city.tally.first_orders, row);
    orders += won;
    const auto cell = record.context.trajectory->position("demand", city.entry(city.demands.entry[row]).id);
    if (!cell) continue;
    record.flow("first_orders_by_demand", won, *cell);
    record.flow("demand_places", won + std::floor(city.demands.places[row]), *cell);
  }
  record.flow("first_orders", orders);
  record.flows("first_orders_by_size", city.tally.first_orders_by_size);
  record.flows("first_orders_by_sector", city.tally.first_orders_by_sector);
}

}  // namespace xiamen
