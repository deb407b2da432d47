#include <algorithm>
#include <set>

#include "sim/cli/command.hpp"
#include "sim/cli/comparison.hpp"
#include "sim/cli/cost.hpp"
#include "sim/cli/study_choice.hpp"
#include "sim/cli/worth.hpp"

namespace sim {
namespace {

void choose_slices(const Session& session, const Study& study, ComparisonPlan& plan,
                   std::vector<Problem>& problems) {
  const std::vector<std::string> wanted = session.arguments.texts("observable");
  if (wanted.empty()) {
    // A cost is told for the headline outcomes; effects for all.
    const bool headline = session.arguments.has("cost");
    for (const Study::Variable& variable : study.variables) {
      const Observable& observable = variable.observable;
      const bool plain = observable.axes.empty() && !observable.integer;
      const bool chosen = headline ? observable.headline : observable.role == Observable::Role::outcome;
      if (plain && (chosen || observable.compared))
        plan.slices.push_back(every_slice(study, variable).front());
    }
    return;
  }
  for (const std::string& request : wanted) {
    for (Slice& slice : slices(study, request, problems)) {
      if (std::find(plan.slices.begin(), plan.slices.end(), slice) == plan.slices.end())
        plan.slices.push_back(std::move(slice));
    }
  }
}

void show_effects(const Session& session, const Study& study, const ComparisonPlan& plan) {
  const std::vector<Comparison> comparisons = compare(study, plan);
  if (session.format == Format::table) {
    write_comparison(study, plan, comparisons, session.style(), session.console.out,
                     session.arguments.has("predictive"));
  } else {
    write(comparison_table(study, comparisons), session.format, session.style(), session.console.out);
  }
}

/// The accounts, and whether they are worth it; for programs, which read one table, the one or the other.
void show_costs(const Session& session, const Study& study, const ComparisonPlan& plan) {
  const std::optional<std::string> worth = session.arguments.text("worth");
  std::vector<Problem> problems;
  const auto worths = worth ? chosen_worths(*worth, plan.slices, problems) : std::nullopt;
  refuse(std::move(problems));
  const std::vector<CostAccount> accounts = account_costs(study, plan);
  if (session.format == Format::table) {
    write_costs(study, plan, accounts, session.style(), session.console.out);
    if (!worth) return;
    session.console.out << '\n';
    write_worths(study, plan, judge(plan, accounts, worths), session.style(), session.console.out);
  } else if (worth) {
    write(worth_table(study, judge(plan, accounts, worths)), session.format, session.style(),
          session.console.out);
  } else {
    write(cost_table(study, accounts), session.format, session.style(), session.console.out);
  }
}

/// Costs, all without further axes, and what --observable names; all if it names something else, to say so.
Study read_compared(const Session& session, const std::string& path) {
  std::set<std::string> named;
  for (const std::string& request : session.arguments.texts("observable"))
    named.insert(std::string(trim(request.substr(0, request.find('[')))));
  Study study = read_study(path, [&named](const Observable& observable) {
    return observable.axes.empty() || observable.cost != Observable::Cost::none ||
           named.count(observable.name) > 0;
  });
  const bool all_there = std::all_of(
      named.begin(), named.end(), [&study](const std::string& name) { return study.find(name) != nullptr; });
  return all_there ? study : read_study(path);
}

ExitCode run_compare(const Session& session) {
  const bool cost = session.arguments.has("cost");
  if (cost && session.arguments.has("predictive"))
    throw InvalidInput("--predictive belongs to effects; leave it out with --cost");
  if (!cost && session.arguments.has("worth"))
    throw InvalidInput("--worth belongs to costs: compare FILE.h5 --cost --worth auto");
  const Study study = read_compared(session, study_argument(session));
  ComparisonPlan plan;
  std::vector<Problem> problems;
  if (study.scenarios.size() < 2)
    problems.push_back(usage_problem("the file holds one scenario, '" +
                                     printable(study.scenarios.front(), 60) +
                                     "'; there is nothing to compare it with"));
  plan.baseline = chosen_baseline(session, study, problems);
  for (std::size_t place = 0; place < study.scenarios.size(); ++place) {
    if (place != plan.baseline) plan.scenarios.push_back(place);
  }
  plan.quarters = chosen_periods(session, study, problems);
  choose_slices(session, study, plan, problems);
  refuse(std::move(problems));
  if (cost) {
    show_costs(session, study, plan);
  } else {
    show_effects(session, study, plan);
  }
  return ExitCode::done;
}

}  // namespace

Command compare_command() {
  Command command;
  command.name = "compare";
  command.usage = "FILE.h5 [options]";
  command.summary = "what each scenario changes, paired by replicate, with intervals";
  command.details =
      "Replicates with equal numbers share their luck, so their difference shows the policy. The interval "
      "is\n"
      "the 95 % Student t interval of the mean difference; with one pair there is none. 15/20 says that in "
      "15\n"
      "of 20 pairs the difference is above zero (share_above_zero, the chance that the effect is; a tie is "
      "not\n"
      "above zero). A stock is that at the end of the quarter, a flow that of the quarter; --at 2030 sums "
      "the\n"
      "flows of the year. Unless told otherwise it shows the outcomes without further axes.\n"
      "\n"
      "The mean says what the policy does on average; one future may differ. --predictive adds the range in\n"
      "which the difference of one more pair lies in 90 of 100 cases: the prediction interval mean ± t s\n"
      "sqrt(1 + 1/n), which more replicates do not narrow (predictive_low, predictive_high in csv and "
      "json).\n"
      "\n"
      "--cost accounts for what a scenario pays, forgoes, gets back and holds more than the other, from its\n"
      "first change to the end of --at, undiscounted; a value held is that at the end. The net cost each is "
      "the\n"
      "net cost over the effect, flows counted from the first change on, with Fieller's 95 % interval: for "
      "the\n"
      "headline outcomes, or for --observable. It is not defined where the interval of the effect holds 0.\n"
      "\n"
      "--worth asks the other way round: if a unit is worth so much, is the policy worth its cost? For each\n"
      "amount (CNY a unit; below 0 where a unit is a loss; auto: five around what the scenarios pay) it "
      "tells the\n"
      "net benefit, worth x effect - net cost, the share of pairs above zero, the chances of one future and "
      "of\n"
      "the mean by Student's t, and of several scenarios how often each is the best, doing nothing "
      "included.\n"
      "csv and json then hold these rows instead of the accounts.\n"
      "\n"
      "An observable with axes (list observables; describe AXIS tells its labels) has a row for each label.\n"
      "'NAME[axis=label]' keeps one label of an axis, 'NAME[axis=sum]' adds its labels up, an axis that is\n"
      "not named keeps all. Of several rows the table leaves out those that are zero everywhere; csv and\n"
      "json do not.";
  command.options = study_choice_options();
  for (OptionSpec& option : std::vector<OptionSpec>{
           {"observable", 0, "NAME[axis=label,...]",
            "an observable, or a part of it, instead of the usual ones", "", true},
           {"predictive", 0, "", "also the 90 % range of one future"},
           {"cost", 0, "", "what the scenarios cost, and what each unit gained costs"},
           {"worth", 0, "AMOUNTS|auto",
            "with --cost: how sure it is worth its cost, if a unit is worth so much CNY"}})
    command.options.push_back(std::move(option));
  command.examples = {"compare study.h5",
                      "compare study.h5 --at 2030Q4 --format csv",
                      "compare study.h5 --predictive --at 2030",
                      "compare study.h5 --cost --at 2030Q4,2035Q4",
                      "compare study.h5 --cost --at 2030Q4 --observable NAME --worth '5e5,1e6,2e6 CNY'",
                      "compare study.h5 --against other --observable NAME --lang zh",
                      "compare study.h5 --observable 'NAME[first_axis=sum,second_axis=LABEL]'"};
  command.run = run_compare;
  return command;
}

}  // namespace sim
