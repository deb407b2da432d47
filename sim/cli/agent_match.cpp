#include "sim/cli/agent_match.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

/// The rows of one world at one quarter: they lie together, in the order of their keys.
struct Rows {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Rows rows_of(const Study::Panel& panel, std::size_t scenario, std::size_t replicate, std::int32_t quarter) {
  const auto wanted =
      std::tuple(static_cast<std::int32_t>(scenario), static_cast<std::int32_t>(replicate), quarter);
  const auto place = [&panel](std::size_t row) {
    return std::tuple(panel.scenario[row], panel.replicate[row], panel.rows.quarter[row]);
  };
  // By hand, since the rows are no range of objects.
  const auto first_not = [&](auto&& before) {
    std::size_t low = 0;
    std::size_t high = panel.rows.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      (before(place(middle)) ? low : high) = before(place(middle)) ? middle + 1 : middle;
    }
    return low;
  };
  return {first_not([&](const auto& here) { return here < wanted; }),
          first_not([&](const auto& here) { return here <= wanted; })};
}

void require_distinct(const Study& study, const Study::Panel& panel, const Rows& rows) {
  for (std::size_t row = rows.begin; row + 1 < rows.end; ++row) {
    if (panel.rows.key[row] < panel.rows.key[row + 1]) continue;
    throw InvalidInput("rows of '" + panel.table.entity + "' cannot be matched: key " +
                       std::to_string(panel.rows.key[row]) + " stands twice in scenario '" +
                       study.scenarios.at(static_cast<std::size_t>(panel.scenario[row])) + "', replicate " +
                       std::to_string(study.replicates.at(static_cast<std::size_t>(panel.replicate[row]))));
  }
}

}  // namespace

std::vector<MatchedAgent> match_agents(const Study& study, const Study::Panel& panel, std::size_t baseline,
                                       std::size_t scenario, Quarter quarter) {
  std::vector<MatchedAgent> agents;
  const std::vector<std::int64_t>& keys = panel.rows.key;
  for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate) {
    Rows left = rows_of(panel, baseline, replicate, quarter - study.first);
    Rows right = rows_of(panel, scenario, replicate, quarter - study.first);
    require_distinct(study, panel, left);
    require_distinct(study, panel, right);
    while (left.begin < left.end || right.begin < right.end) {
      const bool more_left = left.begin < left.end;
      const bool more_right = right.begin < right.end;
      const bool before = more_left && (!more_right || keys[left.begin] <= keys[right.begin]);
      const bool after = more_right && (!more_left || keys[right.begin] <= keys[left.begin]);
      MatchedAgent agent;
      agent.replicate = replicate;
      agent.key = before ? keys[left.begin] : keys[right.begin];
      if (before) agent.before = left.begin++;
      if (after) agent.after = right.begin++;
      agents.push_back(agent);
    }
  }
  return agents;
}

std::vector<Quarter> recorded_quarters(const Study& study, const Study::Panel& panel) {
  const std::set<std::int32_t> places(panel.rows.quarter.begin(), panel.rows.quarter.end());
  std::vector<Quarter> quarters;
  for (const std::int32_t place : places) quarters.push_back(study.first + place);
  return quarters;
}

double agent_value(const Study::Panel& panel, std::size_t column, std::size_t row) {
  return panel_number(panel.table.columns.at(column).type, panel.rows.columns[column], row);
}

}  // namespace sim
