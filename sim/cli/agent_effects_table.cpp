#include <algorithm>
#include <cmath>

#include "sim/cli/agent_effects.hpp"
#include "sim/cli/effect_text.hpp"

namespace sim {
namespace {

using Cells = std::vector<Cell>;

void add_interval(Cells& row, const PairedEffect& effect) {
  row.push_back(number_or_nothing(effect.pairs > 0, effect.effect));
  row.push_back(number_or_nothing(effect.low));
  row.push_back(number_or_nothing(effect.high));
}

const std::vector<const char*>& quantile_names() {
  static const std::vector<const char*> names = {"p05", "p25", "p50", "p75", "p95"};
  return names;
}

/// What an agent adds to the difference of the sums.
double contribution(const Study::Panel& panel, std::size_t outcome, const MatchedAgent& agent) {
  const double before = agent.before ? agent_value(panel, outcome, *agent.before) : 0.0;
  const double after = agent.after ? agent_value(panel, outcome, *agent.after) : 0.0;
  return std::isnan(before) || std::isnan(after) ? 0.0 : after - before;
}

/// The agents that differ, those that differ most first.
std::vector<MatchedAgent> differing(const Study& study, const AgentPlan& plan, std::size_t scenario,
                                    Quarter quarter) {
  std::vector<MatchedAgent> agents;
  for (const MatchedAgent& agent : match_agents(study, *plan.panel, plan.baseline, scenario, quarter)) {
    if (!agent.in_both() || contribution(*plan.panel, plan.outcome, agent) != 0.0) agents.push_back(agent);
  }
  const auto size = [&plan](const MatchedAgent& agent) {
    return std::fabs(contribution(*plan.panel, plan.outcome, agent));
  };
  std::stable_sort(
      agents.begin(), agents.end(),
      [&size](const MatchedAgent& left, const MatchedAgent& right) { return size(left) > size(right); });
  return agents;
}

/// The words of a coded value, else the number.
Cell value_cell(const Session& session, const Study::Panel& panel, std::size_t column, std::size_t row) {
  const PanelColumn& info = panel.table.columns.at(column);
  const double value = agent_value(panel, column, row);
  if (value >= 0 && value < static_cast<double>(info.words.size())) {
    const PanelWord& word = info.words[static_cast<std::size_t>(value)];
    return {word.id, session.pick(word.label)};
  }
  if (info.type != PanelType::real) return {static_cast<std::int64_t>(value)};
  return {value, readable_number(value)};
}

}  // namespace

std::string readable_number(double value) {
  if (!std::isfinite(value)) return "-";
  return level_text(value);
}

Table agent_effect_table(const Study& study, const AgentPlan& plan, const std::vector<AgentEffect>& effects) {
  std::vector<TableColumn> columns;
  const auto add = [&columns](const std::string& key) { columns.push_back({key, {key, key}}); };
  for (const char* key : {"entity", "outcome", "unit", "quarter", "baseline", "scenario", "by", "group",
                          "replicates", "baseline_mean", "scenario_mean"})
    add(key);
  for (const std::string key : {"in_both", "only_baseline", "only_scenario", "gained", "lost", "mean_effect",
                                "total_effect", "of_both", "of_only_scenario", "of_only_baseline"}) {
    add(key);
    add(key + "_low");
    add(key + "_high");
  }
  for (const char* key : {"compared", "smallest"}) add(key);
  for (const char* key : quantile_names()) add(key);
  for (const char* key : {"largest", "top_tenth_of_gains", "top_tenth_of_losses"}) add(key);
  Table table(std::move(columns));
  const PanelColumn& outcome = plan.panel->table.columns.at(plan.outcome);
  for (const AgentEffect& one : effects) {
    const bool known = one.mean.pairs > 0;
    Cells row = {{plan.panel->table.entity},
                 {outcome.name},
                 {outcome.unit},
                 {one.quarter.text()},
                 {study.scenarios[plan.baseline]},
                 {study.scenarios[one.scenario]},
                 one.by ? Cell{plan.panel->table.columns.at(plan.by[*one.by].column).name} : Cell{},
                 one.by ? Cell{one.group.id} : Cell{},
                 {static_cast<std::int64_t>(one.in_both.pairs)},
                 number_or_nothing(known, one.mean.baseline),
                 number_or_nothing(known, one.mean.value)};
    for (const PairedEffect* each :
         {&one.in_both, &one.only_before, &one.only_after, &one.gained, &one.lost, &one.mean, &one.total,
          &one.of_both, &one.of_only_after, &one.of_only_before})
      add_interval(row, *each);
    const Distribution& spread = one.differences;
    row.push_back({static_cast<std::int64_t>(spread.count)});
    row.push_back(number_or_nothing(spread.count > 0, spread.smallest));
    for (std::size_t place = 0; place < quantile_names().size(); ++place)
      row.push_back(spread.count > 0 ? Cell{spread.quantiles[place]} : Cell{});
    row.push_back(number_or_nothing(spread.count > 0, spread.largest));
    row.push_back(number_or_nothing(spread.top_of_gains));
    row.push_back(number_or_nothing(spread.top_of_losses));
    table.add(std::move(row));
  }
  return table;
}

Table agent_table(const Session& session, const Study& study, const AgentPlan& plan, std::size_t most) {
  const Study::Panel& panel = *plan.panel;
  std::vector<TableColumn> columns = {
      {"quarter", {"quarter", "季度"}},
      {"scenario", {"scenario", "情景"}},
      {"replicate", {"replicate", "重复"}, TableColumn::Audience::everyone, true},
      {"key", {"key", "标识"}, TableColumn::Audience::everyone, true},
      {"in", {"in", "所在"}}};
  for (const AgentGrouping& by : plan.by) {
    const std::string& name = panel.table.columns.at(by.column).name;
    columns.push_back({name, {name, name}});
  }
  const std::string& outcome = panel.table.columns.at(plan.outcome).name;
  const auto right = TableColumn::Audience::everyone;
  columns.push_back({"outcome", {"", ""}, TableColumn::Audience::programs});
  columns.push_back(
      {"baseline_value",
       {outcome + ", " + study.scenarios[plan.baseline], outcome + "，" + study.scenarios[plan.baseline]},
       right,
       true});
  columns.push_back({"scenario_value", {"in the scenario", "情景中"}, right, true});
  columns.push_back({"effect", {"difference", "差值"}, right, true});
  Table table(std::move(columns));
  for (const Quarter quarter : plan.quarters) {
    for (const std::size_t scenario : plan.scenarios) {
      std::vector<MatchedAgent> agents = differing(study, plan, scenario, quarter);
      if (agents.size() > most) agents.resize(most);
      for (const MatchedAgent& agent : agents) {
        const std::string in = agent.in_both() ? "both" : agent.before ? "baseline" : "scenario";
        const std::string shown = agent.in_both() ? (session.language == "zh" ? "两者" : "both")
                                                  : study.scenarios[agent.before ? plan.baseline : scenario];
        Cells row = {{quarter.text()},
                     {study.scenarios[scenario]},
                     {study.replicates[agent.replicate]},
                     {agent.key},
                     {in, shown}};
        for (const AgentGrouping& by : plan.by)
          row.push_back(value_cell(session, panel, by.column, agent.row()));
        row.push_back({outcome});
        for (const std::optional<std::size_t>& side : {agent.before, agent.after})
          row.push_back(side ? value_cell(session, panel, plan.outcome, *side) : Cell{std::monostate{}, "-"});
        const double difference = contribution(panel, plan.outcome, agent);
        row.push_back(agent.in_both() ? Cell{difference, readable_number(difference)} : Cell{});
        table.add(std::move(row));
      }
    }
  }
  return table;
}

}  // namespace sim
