#pragma once
#include <vector>

#include "sim/cli/command.hpp"
#include "sim/experiment/panel_plan.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// --panel and --panel-every.
std::vector<OptionSpec> panel_options();

/// What they ask for: tables and columns in the model's order, however they were typed. Throws InvalidInput
/// with all problems.
PanelPlan chosen_panel(const Session& session, const Inputs& inputs);

/// Every table of the model with every column that can be recorded.
std::vector<PanelTable> panel_tables(const Session& session, const Inputs& inputs);

/// A row per column of these tables, for `list tables`.
Table table_listing(const Session& session, const Inputs& inputs);

}  // namespace sim
