#include "sim/analysis/mix_runs.hpp"

#include <algorithm>
#include <cmath>

#include "sim/cli/cost.hpp"
#include "sim/cli/kept_runs.hpp"
#include "sim/cli/study_plan.hpp"

namespace sim {
namespace {

/// Runs of the base that are kept for the mixes to go on from; each is about as large as its state.
constexpr std::size_t most_kept = 100;

Slice objective_in(const Study& study, const Budget& budget) {
  std::vector<Problem> problems;
  const std::vector<Slice> found = slices(study, budget.objective, problems);
  if (problems.empty() && found.size() != 1)
    problems.push_back(usage_problem("the objective '" + printable(budget.objective, 60) + "' is " +
                                     std::to_string(found.size()) +
                                     " numbers; name one: NAME[axis=label] or NAME[axis=sum]"));
  refuse(std::move(problems));
  return found.front();
}

bool all_known(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

MixRuns::MixRuns(const Session& session, const Loaded& loaded, const Budget& budget,
                 std::vector<std::int64_t> replicates, KeptMixes& kept)
    : session_(session), loaded_(loaded), budget_(budget), replicates_(std::move(replicates)), kept_(kept) {}

Experiment MixRuns::experiment(std::vector<Scenario> scenarios) const {
  Experiment experiment;
  experiment.scenarios = std::move(scenarios);
  experiment.replicates = replicates_;
  experiment.seed = static_cast<std::uint64_t>(budget_.seed);
  experiment.last = budget_.at;
  std::vector<Problem> problems;
  if (session_.arguments.text("threads") != "all")
    experiment.threads = static_cast<int>(session_.arguments.integer("threads", 0, 1, 1024, problems));
  refuse(std::move(problems));
  return experiment;
}

void MixRuns::run_base(ProgressLine& line) {
  Experiment alone = experiment(loaded_.scenarios);
  const Quarter before = budget_.from + -1;
  if (before > session_.model.first_quarter() && replicates_.size() <= most_kept) alone.leave_after = before;
  base_ = run_experiment(session_.model, loaded_.inputs, alone,
                         [&line](const Progress& progress) { line.show(progress, "base, "); });
  runs_ += replicates_.size();
  Study study = plan_study(session_.model, loaded_, alone);
  fill_study(base_, study);
  const Slice objective = objective_in(study, budget_);
  objective_ = objective.variable->observable;
  title_ = {slice_title(study, objective, "en"), slice_title(study, objective, "zh")};
}

Digest MixRuns::decided_by(const Scenario& mix) const {
  std::vector<Scenario> scenarios = loaded_.scenarios;
  scenarios.push_back(mix);
  Digester digester;
  for (const std::string& text :
       {plan_study(session_.model, loaded_, experiment(std::move(scenarios))).input_digest().hex(),
        maker_of(session_.program), budget_.objective})
    digester.add(text + "\n");
  return digester.result();
}

/// The answer does not need the file: where it cannot be written, the search goes on.
void MixRuns::keep() const {
  try {
    kept_.write();
  } catch (const OutputRefused& error) {
    session_.say(std::string("warning: an interrupted search would begin anew: ") + error.what());
  }
}

std::vector<MixOutcome> MixRuns::run(const std::vector<Scenario>& mixes, const std::string& what) {
  ProgressLine line(session_);
  if (base_.runs.empty()) run_base(line);
  std::vector<Digest> decided;
  std::vector<Scenario> missing;
  std::vector<Digest> missing_decided;
  for (const Scenario& mix : mixes) {
    decided.push_back(decided_by(mix));
    if (kept_.find(decided.back()) != nullptr) continue;
    missing.push_back(mix);
    missing_decided.push_back(decided.back());
  }
  if (!missing.empty()) {
    std::vector<MixOutcome> outcomes = made(missing, what, line);
    for (std::size_t at = 0; at < missing.size(); ++at)
      kept_.add(missing_decided[at], std::move(outcomes[at]));
    keep();
  }
  std::vector<MixOutcome> outcomes;
  for (const Digest& each : decided) outcomes.push_back(*kept_.find(each));
  return outcomes;
}

std::vector<MixOutcome> MixRuns::made(const std::vector<Scenario>& mixes, const std::string& what,
                                      ProgressLine& line) {
  std::vector<Scenario> scenarios = loaded_.scenarios;
  scenarios.insert(scenarios.end(), mixes.begin(), mixes.end());
  const Experiment all = experiment(std::move(scenarios));
  const ExperimentResult result = run_experiment(
      session_.model, loaded_.inputs, all, [&](const Progress& progress) { line.show(progress, what); },
      &base_);
  runs_ += mixes.size() * replicates_.size();
  Study study = plan_study(session_.model, loaded_, all);
  fill_study(result, study);
  ComparisonPlan plan;
  for (std::size_t place = 1; place < study.scenarios.size(); ++place) plan.scenarios.push_back(place);
  plan.quarters = {budget_.at};
  plan.slices = {objective_in(study, budget_)};
  std::vector<MixOutcome> outcomes;
  for (CostAccount& account : account_costs(study, plan)) {
    if (!all_known(account.units.front().gains) || !all_known(account.net_costs))
      throw InvalidInput("the objective '" + printable(budget_.objective, 60) +
                         "' is not known in every quarter up to " + budget_.at.text() +
                         ", so that mixes cannot be ranked by it");
    outcomes.push_back({std::move(account.units.front().gains), std::move(account.net_costs)});
  }
  return outcomes;
}

}  // namespace sim
