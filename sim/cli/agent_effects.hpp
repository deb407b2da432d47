#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/agent_groups.hpp"
#include "sim/cli/command.hpp"
#include "sim/statistics/paired.hpp"

namespace sim {

/// What `effects` is asked for: places in a study and its panel.
struct AgentPlan {
  const Study::Panel* panel = nullptr;
  std::size_t outcome = 0;             ///< column
  std::size_t baseline = 0;            ///< scenario
  std::vector<std::size_t> scenarios;  ///< the others
  std::vector<Quarter> quarters;
  std::vector<AgentGrouping> by;
};

/// Quantiles at which the distribution of individual differences is told.
inline constexpr double agent_quantiles[] = {0.05, 0.25, 0.5, 0.75, 0.95};

/// Individual differences of the agents in both worlds, those of all replicates together.
struct Distribution {
  std::size_t count = 0;
  std::vector<double> quantiles;  ///< at `agent_quantiles`, between neighbours in proportion; none for none
  double smallest = 0;
  double largest = 0;
  /// Share of all gains that falls to the tenth of those who gain which gains most; none without gains.
  std::optional<double> top_of_gains;
  std::optional<double> top_of_losses;
};

/// How the agents of a group, or all, differ between two worlds. Each number is one per replicate, so its
/// interval is over replicates; agents of one world are not independent.
struct AgentEffect {
  std::size_t scenario = 0;
  Quarter quarter;
  std::optional<std::size_t> by;  ///< the grouping; none: all agents
  AgentGroup group;

  // numbers of agents
  PairedEffect in_both, only_before, only_after;
  PairedEffect gained, lost;  ///< of those in both, whose outcome is higher or lower
  /// Outcome of an agent in both: its mean in either world, and the difference.
  PairedEffect mean;
  /// Sums of the outcome. total = of_both + of_only_after - of_only_before.
  PairedEffect total, of_both, of_only_after, of_only_before;
  Distribution differences;
};

/// In the order quarter, scenario, then all agents, then the groups of each grouping.
std::vector<AgentEffect> agent_effects(const Study& study, const AgentPlan& plan);

/// Flat rows: one per quarter, scenario and group.
Table agent_effect_table(const Study& study, const AgentPlan& plan, const std::vector<AgentEffect>& effects);

/// The agents that differ most, at most `most` per quarter and scenario: by what each adds to the difference
/// of the sums, then those who are in one world only.
Table agent_table(const Session& session, const Study& study, const AgentPlan& plan, std::size_t most);

/// A value as a table for people shows it; "-" where there is none.
std::string readable_number(double value);

/// For people: a block per quarter and scenario.
void write_agent_effects(const Session& session, const Study& study, const AgentPlan& plan,
                         const std::vector<AgentEffect>& effects);

}  // namespace sim
