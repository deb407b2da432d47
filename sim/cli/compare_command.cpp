#include <algorithm>

#include "sim/cli/command.hpp"
#include "sim/cli/comparison.hpp"
#include "sim/cli/cost.hpp"

namespace sim {
namespace {

/// Shown unasked, as far as the file reaches: the near end, the middle and the far end of a plan's usual
/// horizon.
const std::vector<Quarter>& usual_quarters() {
  static const std::vector<Quarter> quarters = {Quarter(2028, 4), Quarter(2030, 4), Quarter(2035, 4)};
  return quarters;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

void choose_scenarios(const Session& session, const Study& study, ComparisonPlan& plan,
                      std::vector<Problem>& problems) {
  const std::string against = session.arguments.text("against").value_or("baseline");
  const auto found = std::find(study.scenarios.begin(), study.scenarios.end(), against);
  if (found == study.scenarios.end()) {
    problems.push_back(usage_problem("the file has no scenario '" + printable(against, 60) + "'" +
                                     suggestion(against, study.scenarios) +
                                     " (--against one of: " + listed(study.scenarios) + ")"));
    return;
  }
  if (study.scenarios.size() < 2)
    problems.push_back(usage_problem("the file holds one scenario, '" + printable(against, 60) +
                                     "'; there is nothing to compare it with"));
  plan.baseline = static_cast<std::size_t>(found - study.scenarios.begin());
  for (std::size_t place = 0; place < study.scenarios.size(); ++place) {
    if (place != plan.baseline) plan.scenarios.push_back(place);
  }
}

/// "2030Q4", or "2030" for the year.
std::optional<Period> parse_period(const std::string& text) {
  if (const auto quarter = Quarter::parse(text)) return Period(*quarter);
  if (const auto quarter = text.size() == 4 ? Quarter::parse(text + "Q4") : std::nullopt)
    return Period::of_year(quarter->year());
  return std::nullopt;
}

void choose_quarters(const Session& session, const Study& study, ComparisonPlan& plan,
                     std::vector<Problem>& problems) {
  const auto inside = [&study](Quarter quarter) { return quarter >= study.first && quarter <= study.last; };
  const auto typed = session.arguments.text("at");
  if (!typed) {
    std::copy_if(usual_quarters().begin(), usual_quarters().end(), std::back_inserter(plan.quarters), inside);
    if (plan.quarters.empty()) plan.quarters.push_back(study.last);
    return;
  }
  for (std::size_t begin = 0; begin <= typed->size();) {
    const std::size_t end = std::min(typed->find(',', begin), typed->size());
    const std::string text(trim(std::string_view(*typed).substr(begin, end - begin)));
    const std::optional<Period> period = parse_period(text);
    if (!period || !inside(period->first()) || !inside(period->last)) {
      problems.push_back(usage_problem(
          "--at '" + printable(text, 60) + "' is not a quarter from " + study.first.text() + " to " +
          study.last.text() + ", written like " + study.last.text() + ", nor a whole year of it" +
          (text.find(' ') == std::string::npos ? ""
                                               : "; several are separated by commas: --at 2028Q4,2030Q4")));
    } else if (std::find(plan.quarters.begin(), plan.quarters.end(), *period) == plan.quarters.end()) {
      plan.quarters.push_back(*period);
    }
    begin = end + 1;
  }
}

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

/// "--at A B" leaves B over; it would read like a second file.
void refuse_quarters_apart(const Session& session) {
  const std::vector<std::string>& given = session.arguments.positional();
  const auto typed = session.arguments.text("at");
  const auto loose = std::find_if(given.begin(), given.end(), [](const std::string& text) {
    return parse_period(std::string(trim(text))).has_value();
  });
  if (!typed || given.size() < 2 || loose == given.end()) return;
  std::string together = typed->substr(0, typed->find_last_not_of(", ") + 1);
  for (const std::string& text : given) {
    if (parse_period(text)) together += "," + text;
  }
  throw InvalidInput("unexpected argument '" + printable(*loose, 60) +
                     "'; quarters are separated by commas: --at " + printable(together, 60));
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

void show_costs(const Session& session, const Study& study, const ComparisonPlan& plan) {
  const std::vector<CostAccount> accounts = account_costs(study, plan);
  if (session.format == Format::table) {
    write_costs(study, plan, accounts, session.style(), session.console.out);
  } else {
    write(cost_table(study, accounts), session.format, session.style(), session.console.out);
  }
}

ExitCode run_compare(const Session& session) {
  refuse_quarters_apart(session);
  const bool cost = session.arguments.has("cost");
  if (cost && session.arguments.has("predictive"))
    throw InvalidInput("--predictive belongs to effects; leave it out with --cost");
  const Study study = read_study(required_argument(session, 0, "a study file, FILE.h5", 1));
  ComparisonPlan plan;
  std::vector<Problem> problems;
  choose_scenarios(session, study, plan, problems);
  choose_quarters(session, study, plan, problems);
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
      "An observable with axes (list observables; describe AXIS tells its labels) has a row for each label.\n"
      "'NAME[axis=label]' keeps one label of an axis, 'NAME[axis=sum]' adds its labels up, an axis that is\n"
      "not named keeps all. Of several rows the table leaves out those that are zero everywhere; csv and\n"
      "json do not.";
  command.options = {{"against", 0, "SCENARIO", "what the others are compared with", "baseline"},
                     {"at", 0, "QUARTERS", "quarters or years, separated by commas", "2028Q4,2030Q4,2035Q4"},
                     {"observable", 0, "NAME[axis=label,...]",
                      "an observable, or a part of it, instead of the usual ones", "", true},
                     {"predictive", 0, "", "also the 90 % range of one future"},
                     {"cost", 0, "", "what the scenarios cost, and what each unit gained costs"}};
  command.examples = {"compare study.h5",
                      "compare study.h5 --at 2030Q4 --format csv",
                      "compare study.h5 --predictive --at 2030",
                      "compare study.h5 --cost --at 2030Q4,2035Q4",
                      "compare study.h5 --against other --observable NAME --lang zh",
                      "compare study.h5 --observable 'NAME[first_axis=sum,second_axis=LABEL]'"};
  command.run = run_compare;
  return command;
}

}  // namespace sim
