#pragma once
#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "sim/cli/cost.hpp"

namespace toy {

/// Two scenarios, three replicates, four quarters from 2029Q4; the second differs from 2030Q2 on.
class Account : public ::testing::Test {
 protected:
  using Kind = sim::Observable::Kind;
  using Cost = sim::Observable::Cost;
  static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

  Account() {
    study.scenarios = {"baseline", "more"};
    study.scenario_titles.resize(2);
    study.first_changes = {std::nullopt, sim::Quarter(2030, 2)};
    study.replicates = {1, 2, 3};
    study.first = sim::Quarter(2029, 4);
    study.last = sim::Quarter(2030, 3);
    study.axes = {{"soil", {"sand", "loam"}, {{"sand", "沙土"}, {"loam", "壤土"}}}};
    // paid 10 a quarter, on sand 4 and on loam 6; from 2030Q2 on 2, 4 and 6 more on loam
    add("paid", Kind::flow, Cost::outlay, 2, [](int scenario, int replicate, int quarter, int cell) {
      const double more = scenario == 1 && quarter >= 2 && cell == 1 ? 2.0 + 2.0 * replicate : 0.0;
      return quarter == 0 ? unknown : (cell == 0 ? 4.0 : 6.0) + more;
    });
    study.variables.back().observable.axes = {"soil"};
    add("let off", Kind::flow, Cost::forgone, 1, [](int scenario, int, int quarter, int) {
      return quarter == 0 ? unknown : scenario == 1 && quarter >= 2 ? 3.0 : 1.0;
    });
    add("got back", Kind::flow, Cost::recovery, 1, [](int scenario, int, int quarter, int) {
      return quarter == 0 ? unknown : scenario == 1 && quarter == 3 ? 5.0 : 0.0;
    });
    add("barn", Kind::stock, Cost::held, 1, [](int scenario, int, int quarter, int) {
      return scenario == 1 && quarter >= 2 ? 100.0 + quarter : 100.0;
    });
    add("mills", Kind::stock, Cost::none, 1, [](int scenario, int replicate, int quarter, int) {
      return 50.0 + (scenario == 1 && quarter == 3 ? 4.0 + replicate : 0.0);
    });
    study.variables.back().observable.unit = "1";
    add("flour", Kind::flow, Cost::none, 1, [](int scenario, int replicate, int quarter, int) {
      return scenario == 1 && quarter >= 2 ? 1.0 * (replicate - 1) : 0.0;
    });
    study.variables.back().observable.unit = "t";
  }

  template <class F>
  void add(const std::string& name, Kind kind, Cost cost, int cells, F&& value) {
    sim::Study::Variable variable;
    variable.observable.name = name;
    variable.observable.unit = "CNY";
    variable.observable.kind = kind;
    variable.observable.cost = cost;
    variable.observable.label = {name, name};
    variable.cells = static_cast<std::size_t>(cells);
    for (int run = 0; run < 6; ++run) {
      for (int quarter = 0; quarter < 4; ++quarter) {
        for (int cell = 0; cell < cells; ++cell)
          variable.values.push_back(value(run / 3, run % 3, quarter, cell));
      }
    }
    study.variables.push_back(variable);
  }

  sim::ComparisonPlan plan(sim::Quarter quarter = {2030, 3}) const {
    sim::ComparisonPlan plan = {0, {1}, {quarter}, {}};
    for (const char* name : {"mills", "flour"})
      plan.slices.push_back(every_slice(study, *study.find(name))[0]);
    return plan;
  }
  sim::Study study;
};

}  // namespace toy
