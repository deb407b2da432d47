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

/// The plan that a study keeps among its inputs (`PanelPlan::text`), for those who make the study again.
/// Throws InvalidInput where the model has not what it names.
PanelPlan panel_of_text(const Session& session, const Inputs& inputs, const std::string& text);

/// Every table of the model with every column that can be recorded.
std::vector<PanelTable> panel_tables(const Session& session, const Inputs& inputs);

/// A row per column of these tables, for `list tables`.
Table table_listing(const Session& session, const Inputs& inputs);

}  // namespace sim
