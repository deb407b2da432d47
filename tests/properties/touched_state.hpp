#pragma once
#include <set>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "tests/properties/watched_city.hpp"

namespace xiamen::test {

/// What one step did to the state in all its runs, by names of state ("table.column", "table" for rows).
struct TouchedState {
  std::set<std::string> changed;
  std::set<std::string> read;    ///< asked for by one who could only read; empty where columns are not traced
  std::set<std::string> opened;  ///< asked for by one who could write
};

/// Looks what each step touches. Rows are compared by their keys, so a row that moved has not changed.
class TouchWatch : public StepWatch {
 public:
  TouchWatch();
  void before(City& city, std::size_t step) override;
  void after(City& city, std::size_t step) override;
  const std::vector<TouchedState>& steps() const { return steps_; }

 private:
  struct Snapshot {
    std::vector<sim::Key> keys;
    std::vector<std::vector<std::byte>> columns;
  };
  void compare(const sim::Population& table, const Snapshot& old, TouchedState& step) const;
  std::vector<Snapshot> snapshots_;
  std::vector<TouchedState> steps_;
};

/// Of the baseline, of all packages at once, and of `all_open`; made once.
const std::vector<TouchedState>& touched_state();

/// The baseline in which every entry of the catalogue opens early and closes in the last years.
sim::ScenarioInputs all_open();

/// All names of state: of the tables and of their columns.
const std::set<std::string>& state_registered();

}  // namespace xiamen::test
