#include <algorithm>

#include "sim/cli/agent_effects.hpp"
#include "sim/cli/study_choice.hpp"

namespace sim {
namespace {

constexpr long long most_agents = 100000000;

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Null, with a problem, where the file does not hold what --entity names.
const Study::Panel* chosen_entity(const Session& session, const Study& study,
                                  std::vector<Problem>& problems) {
  if (study.panels.empty()) {
    problems.push_back(
        usage_problem("the file holds no agents; record them with run --panel TABLE:COLUMN,... (" +
                      session.program.program + " list tables tells what there is)"));
    return nullptr;
  }
  std::vector<std::string> names;
  for (const Study::Panel& panel : study.panels) names.push_back(panel.table.entity);
  const std::optional<std::string> wanted = session.arguments.text("entity");
  if (!wanted && names.size() == 1) return &study.panels.front();
  if (!wanted) {
    problems.push_back(usage_problem("missing --entity, one of: " + listed(names)));
    return nullptr;
  }
  const Study::Panel* const panel = study.panel(*wanted);
  if (panel == nullptr)
    problems.push_back(usage_problem("the file holds no agents of '" + printable(*wanted, 60) + "'" +
                                     suggestion(*wanted, names) + " (it has: " + listed(names) +
                                     "; to record them: run --panel " + printable(*wanted, 60) + ")"));
  return panel;
}

void choose_outcome(const Session& session, AgentPlan& plan, std::vector<Problem>& problems) {
  const std::optional<std::string> name = session.arguments.text("outcome");
  if (!name) {
    std::vector<std::string> names;
    for (const PanelColumn& column : plan.panel->table.columns) names.push_back(column.name);
    problems.push_back(usage_problem("missing --outcome, a column of the panel of '" +
                                     plan.panel->table.entity + "': " + listed(names)));
    return;
  }
  const std::optional<std::size_t> column = panel_column(*plan.panel, *name, problems);
  if (!column) return;
  plan.outcome = *column;
  if (!plan.panel->table.columns[*column].words.empty())
    problems.push_back(usage_problem("--outcome '" + *name +
                                     "' holds names, not numbers; part agents by it: --by " + *name));
}

/// The quarters asked for, all of which must be recorded; unasked the usual ones that are, else the last.
void choose_quarters(const Session& session, const Study& study, AgentPlan& plan,
                     std::vector<Problem>& problems) {
  const std::vector<Quarter> recorded = recorded_quarters(study, *plan.panel);
  const bool asked = session.arguments.has("at");
  std::vector<std::string> names;
  for (const Quarter quarter : recorded) names.push_back(quarter.text());
  if (recorded.empty()) {
    problems.push_back(usage_problem("the panel of '" + plan.panel->table.entity + "' has no row"));
    return;
  }
  for (const Period& period : chosen_periods(session, study, problems)) {
    if (std::find(recorded.begin(), recorded.end(), period.last) != recorded.end()) {
      plan.quarters.push_back(period.last);
    } else if (asked) {
      problems.push_back(usage_problem("--at " + period.text() + ": agents were not recorded then, but in " +
                                       listed(names) + " (run --panel-every quarter records each)"));
    }
  }
  if (plan.quarters.empty() && !asked) plan.quarters.push_back(recorded.back());
}

void choose_groupings(const Session& session, AgentPlan& plan, std::vector<Problem>& problems) {
  for (const std::string& request : session.arguments.texts("by")) {
    if (const auto grouping = agent_grouping(*plan.panel, request, problems)) plan.by.push_back(*grouping);
  }
}

AgentPlan plan_effects(const Session& session, const Study& study) {
  AgentPlan plan;
  std::vector<Problem> problems;
  if (study.scenarios.size() < 2)
    problems.push_back(usage_problem("the file holds one scenario, '" +
                                     printable(study.scenarios.front(), 60) +
                                     "'; there is no other world to match its agents with"));
  plan.baseline = chosen_baseline(session, study, problems);
  for (std::size_t place = 0; place < study.scenarios.size(); ++place) {
    if (place != plan.baseline) plan.scenarios.push_back(place);
  }
  plan.panel = chosen_entity(session, study, problems);
  if (plan.panel != nullptr) {
    choose_outcome(session, plan, problems);
    choose_quarters(session, study, plan, problems);
    choose_groupings(session, plan, problems);
  }
  refuse(std::move(problems));
  return plan;
}

ExitCode run_effects(const Session& session) {
  std::vector<Problem> problems;
  const bool list = session.arguments.has("agents");
  const auto most =
      static_cast<std::size_t>(session.arguments.integer("agents", 0, 1, most_agents, problems));
  refuse(std::move(problems));
  const Study study = read_study(study_argument(session));
  const AgentPlan plan = plan_effects(session, study);
  const bool people = session.format == Format::table;
  if (people) write_agent_effects(session, study, plan, agent_effects(study, plan));
  if (list) {
    const Table agents = agent_table(session, study, plan, most);
    if (people) session.console.out << '\n';
    if (people && agents.rows().empty()) {
      session.say("no agent differs");
    } else {
      write(agents, session.format, session.style(), session.console.out);
    }
  } else if (!people) {
    write(agent_effect_table(study, plan, agent_effects(study, plan)), session.format, session.style(),
          session.console.out);
  }
  return ExitCode::done;
}

}  // namespace

Command effects_command() {
  Command command;
  command.name = "effects";
  command.usage = "FILE.h5 --entity TABLE --outcome COLUMN [options]";
  command.summary = "which agents differ between two worlds, and by how much";
  command.details =
      "Agents are those that 'run --panel' recorded. Within a replicate an agent has the same key in every\n"
      "scenario, so it is compared with itself. First who is there: in both worlds, or in one only (entry "
      "and exit);\n"
      "then, of those in both, whose outcome is higher (gained) or lower (lost) than in the baseline, the "
      "mean\n"
      "difference, and what the sums of the outcome differ by: the difference of those in both, plus the "
      "outcome\n"
      "of those only in the scenario, less that of those only in the baseline. The worlds share their past, "
      "so a\n"
      "difference of levels is a difference of growth since then.\n"
      "\n"
      "Agents of one world act on each other, so they are not independent observations: every number is "
      "first made\n"
      "one per replicate; its mean over the replicates has the 95 % Student t interval of compare, none for "
      "one\n"
      "pair. The quantiles of single differences and the share of the top tenth put the agents of all "
      "replicates\n"
      "together and have no interval.\n"
      "\n"
      "--by parts agents by a column of the panel as it is in the baseline (for one that is not there, in "
      "the\n"
      "scenario): names and few whole numbers as they are, other numbers in four classes of equal size in "
      "the\n"
      "baseline, or in the classes of --by COLUMN=2,5,10 ('2..5' is 2 to below 5).\n"
      "--agents N shows the agents that differ most; csv and json then hold these and not the sums.";
  command.options = {{"entity", 0, "TABLE", "whose agents", "the one in the file"},
                     {"outcome", 0, "COLUMN", "a number or a yes (1) or no (0) of each agent"},
                     {"by", 0, "COLUMN[=CUT,...]", "part the agents by it", "", true},
                     {"agents", 0, "N", "the N agents that differ most, in each quarter and scenario"}};
  for (OptionSpec& option : study_choice_options()) command.options.push_back(std::move(option));
  command.examples = {"effects study.h5 --entity TABLE --outcome COLUMN --at 2030Q4",
                      "effects study.h5 --outcome COLUMN --by OTHER --by NUMBER=2,5,10",
                      "effects study.h5 --outcome COLUMN --agents 20 --format csv"};
  command.run = run_effects;
  return command;
}

}  // namespace sim
