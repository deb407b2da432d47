#pragma once
#include <optional>

#include "sim/cli/command.hpp"
#include "sim/parameter/catalogue.hpp"

namespace sim {

/// The tables that `list` shows; each knows its columns.
Table parameter_listing(const Session& session, const Inputs& inputs,
                        const std::optional<std::string>& basis);
Table lever_listing(const Session& session, const Inputs& inputs, const std::optional<std::string>& basis);
Table system_listing(const Session& session, const Inputs& inputs);
/// With the number of scenarios that the file of each stands for; none where there is no file.
Table whatif_listing(const Session& session, const Inputs& inputs);
Table problem_listing(const Inputs& inputs);
Table observable_listing(const Session& session);
Table axis_listing(const Session& session, const Inputs& inputs);
Table step_listing(const Session& session);
/// Problems of scenarios that cannot be read are appended; the others are listed all the same.
Table scenario_listing(const Session& session, const Inputs& inputs, std::vector<Problem>& problems);

/// The kind of an entry by its id, or by its label where people do not read English.
std::string kind_text(const Session& session, const Inputs& inputs, const Entry& entry);

/// The columns of a label: one for people in their language, two for programs.
std::vector<TableColumn> label_columns();
std::vector<Cell> label_cells(const Session& session, const Label& label);

}  // namespace sim
