#pragma once
#include "sim/cli/load_inputs.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/output/run_part.hpp"

namespace sim {

/// What a study file says before its runs are made: identity and inputs, no results.
Study plan_study(const Model& model, const Loaded& loaded, const Experiment& experiment);

/// Puts axes and variables, without values, into `study`: all observables that have a cell.
void describe_series(const ObservableTable& observables, Study& study);

/// What is kept of a run, by the variables of `study`.
RunPart part_of(const RunResult& run, std::size_t scenario, std::size_t replicate, const Study& study);

/// Puts axes, variables and the results of all runs into `study`, for what is written to no file.
void fill_study(const ExperimentResult& result, Study& study);

/// In words, what differs between the inputs of two studies; empty if nothing does.
std::vector<std::string> differences(const Study& there, const Study& wanted);

/// Several of them in one line: at most `most`, and how many more there are.
std::string listed_differences(const std::vector<std::string>& found, std::size_t most);

}  // namespace sim
