#include "sim/cli/command.hpp"
#include "sim/cli/goal_answer.hpp"
#include "sim/cli/study_choice.hpp"

namespace sim {
namespace {

/// What the goal is about; nothing, with a problem, where the file lacks it or it is more than one number.
std::optional<Slice> slice_of(const Study& study, const StudiedGoal& asked, std::vector<Problem>& problems) {
  const std::vector<Slice> found = slices(study, asked.goal.observable, problems);
  if (found.size() == 1) return found.front();
  if (found.size() > 1)
    problems.push_back(usage_problem("the goal of '" + printable(asked.scenario, 60) + "' is about '" +
                                     printable(asked.goal.observable, 60) + "', which is " +
                                     std::to_string(found.size()) +
                                     " numbers; name one: NAME[axis=label] or NAME[axis=sum]"));
  return std::nullopt;
}

/// The goal's own quarter, as far as the file reaches.
std::vector<Period> own_period(const Study& study, const StudiedGoal& asked, std::vector<Problem>& problems) {
  const Quarter at = asked.goal.at;
  if (at >= study.first && at <= study.last) return {at};
  problems.push_back(usage_problem("the goal of '" + printable(asked.scenario, 60) + "' is for " + at.text() +
                                   ", the file goes from " + study.first.text() + " to " + study.last.text() +
                                   "; name another quarter with --at"));
  return {};
}

ExitCode answer(const Session& session) {
  const Study study = read_study(study_argument(session));
  std::vector<Problem> problems;
  const std::size_t baseline = chosen_baseline(session, study, problems);
  const std::vector<StudiedGoal> goals = goals_of(study);
  if (goals.empty())
    problems.push_back(usage_problem("the file answers no goal: none of its scenarios has a [goal]"));
  const bool dated = session.arguments.has("at");
  const std::vector<Period> typed = dated ? chosen_periods(session, study, problems) : std::vector<Period>();
  std::vector<GoalAnswer> answers;
  for (const StudiedGoal& asked : goals) {
    const auto slice = slice_of(study, asked, problems);
    const std::vector<Period> periods = dated ? typed : own_period(study, asked, problems);
    if (!problems.empty() || !slice) continue;
    for (const Period& period : periods)
      answers.push_back(answer_goal(study, asked, *slice, period, baseline));
  }
  refuse(std::move(problems));
  if (session.format == Format::table) {
    write_goals(study, baseline, answers, session.style(), session.console.out);
  } else {
    write(goal_table(study, answers), session.format, session.style(), session.console.out);
  }
  return ExitCode::done;
}

}  // namespace

Command goal_command() {
  Command command;
  command.name = "goal";
  command.usage = "FILE.h5 [options]";
  command.summary =
      "whether the goals of a study are reached, at which factor of their levers, and at what cost";
  command.details =
      "A scenario with a [goal] scales its levers together and stands for one point for each factor. Run it "
      "with\n"
      "the baseline, then this tells at which factor the mean of the observable reaches the value: linear "
      "between\n"
      "the two points on either side of it, the nearest to 1 if there are several. The scenario that the "
      "file\n"
      "extends counts as factor 1 if the file changes nothing but the levers. The effect at the factor has "
      "the\n"
      "95 % interval of the paired differences; the net cost is that of compare --cost, from the first "
      "change on.\n"
      "Where no point reaches it, the nearest is shown. JSON and CSV have one row a goal with its status: "
      "reached,\n"
      "already (an absolute value that the baseline is beyond) or unreachable.";
  command.options = {{"against", 0, "SCENARIO", "what the points are compared with", "baseline"},
                     {"at", 0, "QUARTERS", "quarters or years, separated by commas", "that of the goal"}};
  command.examples = {"goal study.h5", "goal study.h5 --at 2028Q4,2030Q4 --format csv",
                      "goal study.h5 --lang zh"};
  command.run = answer;
  return command;
}

}  // namespace sim
