#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/agent_match.hpp"
#include "sim/core/problem.hpp"

namespace sim {

/// What agents are parted by: a column of their panel, numbers in classes.
struct AgentGrouping {
  std::size_t column = 0;
  std::vector<double> cuts = {};  ///< where a class ends and the next begins, ascending; none: as it comes
};

/// COLUMN, or COLUMN=CUT,CUT,...; adds a problem and gives nothing for anything else.
std::optional<AgentGrouping> agent_grouping(const Study::Panel& panel, const std::string& request,
                                            std::vector<Problem>& problems);

/// The place of a column by its name; adds a problem that says what to record if the panel lacks it.
std::optional<std::size_t> panel_column(const Study::Panel& panel, const std::string& name,
                                        std::vector<Problem>& problems);

struct AgentGroup {
  std::string id;  ///< the word of a coded value, a number, or a class such as "2..5" (2 to below 5)
  Label label;     ///< empty where the id says it
};

/// Which group each agent belongs to, by the world that is compared with, where the agent is there.
struct GroupedAgents {
  std::vector<AgentGroup> groups;
  std::vector<std::size_t> group_of;  ///< by agent
};

/// Coded values each for themselves; numbers by the cuts of the grouping; without cuts each value of a whole
/// number where there are few, else four classes of equal size in the world that is compared with.
GroupedAgents group_agents(const Study::Panel& panel, const AgentGrouping& grouping,
                           const std::vector<MatchedAgent>& agents);

}  // namespace sim
