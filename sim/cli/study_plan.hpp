#pragma once
#include "sim/cli/load_inputs.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/output/study_file.hpp"

namespace sim {

/// What a study file says before its runs are made: identity and inputs, no results.
Study plan_study(const Model& model, const Loaded& loaded, const Experiment& experiment);

/// Puts the axes and the results of all runs into `study`.
void fill_study(const ExperimentResult& result, Study& study);

/// In words, what differs between the inputs of two studies; empty if nothing does.
std::vector<std::string> differences(const Study& there, const Study& wanted);

}  // namespace sim
