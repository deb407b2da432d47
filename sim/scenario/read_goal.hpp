#pragma once
#include <optional>
#include <vector>

#include "sim/parameter/table_reader.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// The table `[goal]`; null without one, with a problem where it is something else.
const toml::table* table_of_goal(const TomlFile& file, std::vector<Problem>& problems);

/// What the table says, as far as it can be read without the model's data. What is wrong is a problem and
/// empty.
Goal read_goal_form(const TableReader& reader);

/// The `[goal]` of a file, as far as it can be read without the model's data; nothing without one or with a
/// problem.
std::optional<Goal> read_goal(const TomlFile& file, std::vector<Problem>& problems);

}  // namespace sim
