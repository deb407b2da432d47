#include "sim/cli/agent_groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sim/cli/arguments.hpp"
#include "sim/core/text.hpp"

namespace sim {
namespace {

constexpr std::size_t most_values = 12;  // more whole numbers than these are shown in classes
constexpr std::size_t classes = 4;

/// Where the agents of the first world are parted into classes of equal size.
std::vector<double> equal_classes(const Study::Panel& panel, std::size_t column,
                                  const std::vector<MatchedAgent>& agents) {
  std::vector<double> values;
  for (const MatchedAgent& agent : agents) {
    const double value = agent_value(panel, column, agent.row());
    if (agent.before && !std::isnan(value)) values.push_back(value);
  }
  std::sort(values.begin(), values.end());
  std::vector<double> cuts;
  for (std::size_t cut = 1; cut < classes && !values.empty(); ++cut) {
    const double value = values[values.size() * cut / classes];
    if (value > values.front() && (cuts.empty() || value > cuts.back())) cuts.push_back(value);
  }
  return cuts;
}

std::vector<AgentGroup> classes_between(const std::vector<double>& cuts) {
  std::vector<AgentGroup> groups;
  for (std::size_t group = 0; group <= cuts.size(); ++group) {
    const std::string low = group == 0 ? "" : shortest(cuts[group - 1]);
    const std::string high = group == cuts.size() ? "" : shortest(cuts[group]);
    groups.push_back({low + ".." + high, {}});
  }
  return groups;
}

GroupedAgents in_classes(const Study::Panel& panel, std::size_t column, const std::vector<double>& cuts,
                         const std::vector<MatchedAgent>& agents) {
  GroupedAgents grouped;
  grouped.groups = classes_between(cuts);
  const std::size_t unknown = grouped.groups.size();
  bool any_unknown = false;
  for (const MatchedAgent& agent : agents) {
    const double value = agent_value(panel, column, agent.row());
    any_unknown = any_unknown || std::isnan(value);
    const auto above = std::upper_bound(cuts.begin(), cuts.end(), value);
    grouped.group_of.push_back(std::isnan(value) ? unknown : static_cast<std::size_t>(above - cuts.begin()));
  }
  if (any_unknown) grouped.groups.push_back({"unknown", {"unknown", "未知"}});
  return grouped;
}

GroupedAgents by_value(const Study::Panel& panel, std::size_t column, const std::set<double>& values,
                       const std::vector<MatchedAgent>& agents) {
  const std::vector<PanelWord>& words = panel.table.columns[column].words;
  GroupedAgents grouped;
  std::map<double, std::size_t> place;
  for (const double value : values) {
    place[value] = grouped.groups.size();
    const bool named = value >= 0 && value < static_cast<double>(words.size());
    const PanelWord* const word = named ? &words[static_cast<std::size_t>(value)] : nullptr;
    grouped.groups.push_back(word != nullptr ? AgentGroup{word->id, word->label}
                                             : AgentGroup{shortest(value), {}});
  }
  for (const MatchedAgent& agent : agents)
    grouped.group_of.push_back(place.at(agent_value(panel, column, agent.row())));
  return grouped;
}

std::optional<std::vector<double>> parsed_cuts(std::string_view text) {
  std::vector<double> cuts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::optional<double> cut = parse_number(trim(text.substr(begin, end - begin)));
    if (!cut || (!cuts.empty() && *cut <= cuts.back())) return std::nullopt;
    cuts.push_back(*cut);
    begin = end + 1;
  }
  return cuts;
}

}  // namespace

std::optional<std::size_t> panel_column(const Study::Panel& panel, const std::string& name,
                                        std::vector<Problem>& problems) {
  if (const PanelColumn* const column = panel.table.find(name))
    return static_cast<std::size_t>(column - panel.table.columns.data());
  std::vector<std::string> names;
  std::string all;
  for (const PanelColumn& column : panel.table.columns) {
    names.push_back(column.name);
    all += (all.empty() ? "" : ", ") + column.name;
  }
  problems.push_back(usage_problem(
      "the panel of '" + panel.table.entity + "' has no column '" + printable(name, 60) + "'" +
      suggestion(name, names) + " (it has: " + (all.empty() ? "none" : all) + "; to record it: run --panel " +
      panel.table.entity + ":" + printable(name, 60) + ",...)"));
  return std::nullopt;
}

std::optional<AgentGrouping> agent_grouping(const Study::Panel& panel, const std::string& request,
                                            std::vector<Problem>& problems) {
  const std::size_t equals = request.find('=');
  const std::string name(trim(std::string_view(request).substr(0, equals)));
  const std::optional<std::size_t> column = panel_column(panel, name, problems);
  if (!column) return std::nullopt;
  if (equals == std::string::npos) return AgentGrouping{*column, {}};
  const std::optional<std::vector<double>> cuts = parsed_cuts(std::string_view(request).substr(equals + 1));
  const bool named = !panel.table.columns[*column].words.empty();
  if (cuts && !named) return AgentGrouping{*column, *cuts};
  problems.push_back(usage_problem(
      "--by '" + printable(request, 60) + "': " +
      (named ? "the values of '" + name + "' have names and are not cut into classes; write --by " + name
             : "after = stand numbers, each above the one before, as in --by " + name + "=2,5,10")));
  return std::nullopt;
}

GroupedAgents group_agents(const Study::Panel& panel, const AgentGrouping& grouping,
                           const std::vector<MatchedAgent>& agents) {
  const PanelColumn& column = panel.table.columns.at(grouping.column);
  if (!grouping.cuts.empty()) return in_classes(panel, grouping.column, grouping.cuts, agents);
  std::set<double> values;
  const bool whole = column.type != PanelType::real;
  for (const MatchedAgent& agent : agents) {
    if (!whole || (values.size() > most_values && column.words.empty())) break;
    values.insert(agent_value(panel, grouping.column, agent.row()));
  }
  if (whole && (values.size() <= most_values || !column.words.empty()))
    return by_value(panel, grouping.column, values, agents);
  return in_classes(panel, grouping.column, equal_classes(panel, grouping.column, agents), agents);
}

}  // namespace sim
