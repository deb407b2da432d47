// A scenario for each mechanism: it changes an entry of the kind, and it shows in what a scenario is asked
// for.
#include <gtest/gtest.h>

#include <bit>
#include <map>
#include <set>

#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "models/xiamen/observables.hpp"
#include "tests/properties/city_run.hpp"

namespace xiamen {
namespace {

constexpr sim::Quarter last(2030, 4);

// Kind and scenario. A package switches other entries and a target is only sought.
const std::map<std::string, std::string>& scenario_of_kind() {
  static const std::map<std::string, std::string> scenarios = {{"research_body", "laboratory-budgets"},
                                                               {"service", "pilot-capacity"},
                                                               {"space", "future-parks"},
                                                               {"alliance", "more-consortia"},
                                                               {"call", "major-specials"},
                                                               {"grant", "research-subsidy"},
                                                               {"tax", "deduction-of-2022"},
                                                               {"fund", "fund-scale-up"},
                                                               {"loan", "cheaper-project-loans"},
                                                               {"cover", "insurances-known"},
                                                               {"signal", "larger-platform"},
                                                               {"status", "certificate-campaign"},
                                                               {"reform", "rights-of-inventors"},
                                                               {"talent", "talent-support"},
                                                               {"demand", "more-scenarios"},
                                                               {"adoption", "digital-support"},
                                                               {"inflow", "partners-in-regions"}};
  return scenarios;
}

// Those that move no headline outcome by 2030, and why.
const std::map<std::string, std::string>& without_effect() {
  static const std::map<std::string, std::string> kinds = {};
  return kinds;
}

std::set<std::string> kinds_touched(const sim::Scenario& scenario, const sim::Inputs& inputs) {
  std::set<std::string> kinds;
  const auto touch = [&](const std::string& id) {
    if (const sim::Entry* entry = inputs.entry(id)) kinds.insert(entry->kind);
  };
  for (const sim::Change& change : scenario.changes)
    touch(inputs.parameters[inputs.parameters.require(change.target)].entry);
  for (const sim::Switch& each : scenario.switches) touch(each.id);
  for (const sim::AddedEntry& added : scenario.added) touch(added.like);
  return kinds;
}

// How many headline outcomes differ in some quarter.
int outcomes_moved(const sim::RunResult& one, const sim::RunResult& other) {
  int moved = 0;
  for (const sim::Observable& observable : one.trajectory.table().rows()) {
    if (!observable.headline) continue;
    const sim::ObservableId id = one.trajectory.table().require(observable.name);
    const auto& left = one.trajectory.values(id);
    const auto& right = other.trajectory.values(id);
    bool differs = false;
    for (std::size_t at = 0; at < left.size(); ++at)
      differs |= std::bit_cast<std::uint64_t>(left[at]) != std::bit_cast<std::uint64_t>(right[at]);
    moved += differs ? 1 : 0;
  }
  return moved;
}

TEST(MechanismScenarios, EachKindThatActsHasOne) {
  for (const sim::KindSchema& kind : all_kinds()) {
    const bool acts = kind.kind != "package" && kind.kind != "target";
    EXPECT_EQ(scenario_of_kind().contains(kind.kind), acts) << kind.kind;
  }
  for (const auto& [kind, stem] : scenario_of_kind()) {
    const sim::Scenario scenario = test::scenario(stem);
    EXPECT_TRUE(kinds_touched(scenario, test::small_inputs()).contains(kind)) << stem;
    EXPECT_FALSE(scenario.cites.empty()) << stem;
  }
}

TEST(MechanismScenarios, EachMovesAHeadlineOutcome) {
  const auto run = [](const std::string& stem) {
    return test::run(test::realised(test::scenario(stem), last));
  };
  const sim::RunResult baseline = run("baseline");
  for (const auto& [kind, stem] : scenario_of_kind()) {
    const int moved = outcomes_moved(baseline, run(stem));
    if (without_effect().contains(kind)) {
      EXPECT_EQ(moved, 0) << stem << " moves something now: take it off the list";
    } else {
      EXPECT_GT(moved, 0) << stem;
    }
  }
}

}  // namespace
}  // namespace xiamen
