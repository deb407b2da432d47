#pragma once
#include <set>
#include <string>
#include <vector>

#include "sim/experiment/simulation.hpp"
#include "sim/scenario/scenario.hpp"

/// Whole runs of the city, made small: a seventh of the enterprises, projects and researchers, a few years.
namespace xiamen::test {

inline constexpr sim::Quarter run_start(2020, 4);
inline constexpr sim::Quarter run_end(2027, 4);

/// The city's data with a seventh of its enterprises (about 1500), certificates, projects and researchers.
const sim::Inputs& small_inputs();
/// The data as it is.
const sim::Inputs& full_inputs();

/// A scenario of the folder scenarios/.
sim::Scenario scenario(const std::string& stem, const sim::Inputs& inputs = small_inputs());
/// Baseline with one more change.
sim::Scenario with_change(const sim::Change& change);

sim::ScenarioInputs realised(const sim::Scenario& scenario, sim::Quarter last = run_end,
                             const sim::Inputs& inputs = small_inputs());
sim::RunResult run(const sim::ScenarioInputs& inputs, const sim::SimulationOptions& options = {});

/// Replicates 1 to `count`.
std::vector<sim::RunResult> replicates(const sim::ScenarioInputs& inputs, std::size_t count);

/// The baseline to `run_end`, replicate 1; made once.
const sim::RunResult& baseline_run();

/// The first place where two runs differ in any bit of any series, in words; empty if they do not. Quarters
/// after `last`, the observable `but` and entries that only one of them has are not compared.
std::string difference(const sim::RunResult& one, const sim::RunResult& other, sim::Quarter last = run_end,
                       const std::set<std::string>& but = {});

}  // namespace xiamen::test
