#include <algorithm>

#include "models/xiamen/commands/commands.hpp"
#include "models/xiamen/commands/problems.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/study_choice.hpp"

namespace xiamen {

namespace {

// One problem, some by number, or all.
std::vector<ProblemIndicators> chosen(const sim::Session& session, std::vector<ProblemIndicators> all,
                                      const sim::ReferenceList& known, std::vector<sim::Problem>& faults) {
  const std::vector<std::string> wanted = session.arguments.texts("problem");
  if (wanted.empty()) return all;
  for (const std::string& id : wanted) {
    if (known.find(id) == nullptr) faults.push_back(sim::usage_problem("--problem: " + known.unknown(id)));
  }
  std::erase_if(all, [&](const ProblemIndicators& row) {
    return std::find(wanted.begin(), wanted.end(), row.problem) == wanted.end();
  });
  return all;
}

sim::ExitCode run(const sim::Session& session) {
  const sim::Study study = sim::read_study(sim::study_argument(session));
  const sim::Loaded loaded = sim::load_inputs(session, {}, {}, session.model.default_last_quarter());
  std::vector<sim::Problem> faults;
  sim::ComparisonPlan plan;
  plan.baseline = sim::chosen_baseline(session, study, faults);
  plan.quarters = sim::chosen_periods(session, study, faults);
  const sim::ReferenceList& known = loaded.inputs.known_problems;
  const std::vector<ProblemIndicators> indicators =
      chosen(session, read_indicators(sim::model_folder(session), known), known, faults);
  sim::refuse(std::move(faults));
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    if (scenario != plan.baseline) plan.scenarios.push_back(scenario);
  }
  const std::vector<ProblemRow> rows = problem_rows(study, plan, indicators);
  if (session.format == sim::Format::table) {
    write_problems(study, plan, indicators, known, rows, session.style(), session.console.out);
  } else {
    write(problem_table(study, rows), session.format, session.style(), session.console.out);
  }
  return sim::ExitCode::done;
}

}  // namespace

sim::Command problems_command() {
  sim::Command command;
  command.name = "problems";
  command.usage = "FILE.h5 [options]";
  command.summary = "how the problems that the documents admit stand, and what scenarios do to them";
  command.details =
      "For each of the problems its indicators: the level in the baseline and the paired difference of each\n"
      "scenario with its 95 % interval. Which observables tell of which problem is ours to say and stands "
      "in\n"
      "indicators.toml of the model's folder; what the model cannot tell is said instead.";
  command.options = sim::study_choice_options();
  command.options.push_back({"problem", 0, "P01", "only this problem (may be repeated)", "", true});
  command.examples = {"problems study.h5", "problems study.h5 --problem P19 --at 2030Q4 --lang zh"};
  command.run = run;
  return command;
}

}  // namespace xiamen
