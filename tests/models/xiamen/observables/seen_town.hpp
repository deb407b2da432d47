#pragma once
#include "models/xiamen/observables.hpp"
#include "sim/observe/entry_axes.hpp"
#include "tests/models/xiamen/city_fixture.hpp"

namespace xiamen::test {

/// A town that is looked at, with the axes over its own catalogue.
class SeenTown : public Town {
 public:
  explicit SeenTown(const std::vector<EntryText>& entries = {}) : Town(entries) {
    trajectory =
        sim::Trajectory(sim::over_catalogues(observables(), {&inputs}), start, sim::Quarter(2030, 4));
  }
  void look(sim::Quarter quarter = spring) { run("observe_city", quarter); }
  double seen(std::string_view name, std::size_t cell = 0, sim::Quarter quarter = spring) const {
    return trajectory.get(observables().require(name), quarter, cell);
  }
  double seen(std::string_view name, Network network, sim::Quarter quarter = spring) const {
    return seen(name, static_cast<std::size_t>(network), quarter);
  }
};

}  // namespace xiamen::test
