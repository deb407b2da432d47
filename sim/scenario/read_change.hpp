#pragma once
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "sim/parameter/table_reader.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {

/// What is wrong already, so that one mistake is told once.
struct ScenarioDoubts {
  std::set<std::string, std::less<>> refused;  ///< new entries that could not be added
  std::set<std::string, std::less<>> faulty;   ///< entries that a faulty line changes
  bool whole_chain = true;                     ///< every file of `extends` was read
};

/// What the lines of a scenario are checked against.
struct ScenarioContext {
  const Inputs& inputs;
  Quarter start;  ///< changes begin after it
  Quarter last;   ///< a change after it never takes effect
  ScenarioDoubts& doubts;
};

/// The `[[change]]` tables of a file; only sound ones are returned.
std::vector<Change> read_changes(const TomlFile& file, const ScenarioContext& context,
                                 std::vector<Problem>& problems);

/// The `[[activate]]` and `[[deactivate]]` tables of a file, in the order of their quarters.
std::vector<Switch> read_switches(const TomlFile& file, const ScenarioContext& context,
                                  std::vector<Problem>& problems);

/// A quarter of a scenario, which must lie after the start; warns where `warns_late` and it is after the end.
std::optional<Quarter> read_date(const TableReader& reader, std::string_view key, bool required,
                                 bool warns_late, const ScenarioContext& context);

/// Whether an unknown entry or parameter follows from another problem, which is told.
bool in_doubt(std::string_view name, const ScenarioContext& context);

/// "unknown parameter 'x'; did you mean 'y' (CNY, 0 to 1e12)?"
std::string unknown_parameter(std::string_view key, const Inputs& inputs);

}  // namespace sim
