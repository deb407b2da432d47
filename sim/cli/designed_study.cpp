#include "sim/cli/designed_study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/slice.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/observe/entry_axes.hpp"

namespace sim {
namespace {

/// A path is meant from the study file on, if there is something there.
std::string base_argument(const TomlFile& file, const std::string& base) {
  if (!is_scenario_path(base)) return base;
  const std::filesystem::path beside = std::filesystem::path(file.name()).parent_path() / base;
  std::error_code ignored;
  return std::filesystem::exists(beside, ignored) ? beside.string() : base;
}

/// The data alone, or with the base scenario; problems that have no place yet get that of `base`.
std::optional<Loaded> load(const Session& session, const TomlFile& file, const StudyHead& head,
                           const std::vector<std::string>& scenarios, std::vector<Problem>& problems) {
  try {
    return load_inputs(session, scenarios, {}, head.last);
  } catch (const InvalidInput& error) {
    for (const Problem& problem : error.problems())
      problems.push_back(problem.file.empty() ? file.problem(head.base.position, problem.message) : problem);
  }
  return std::nullopt;
}

std::optional<Loaded> load_base(const Session& session, const TomlFile& file, const StudyHead& head,
                                std::vector<Problem>& problems) {
  auto loaded = load(session, file, head, {base_argument(file, head.base.text)}, problems);
  if (!loaded) {
    std::vector<Problem> told_already;
    return load(session, file, head, {}, told_already);
  }
  if (loaded->scenarios.size() > 1)
    problems.push_back(file.problem(head.base.position,
                                    fmt::format("'base' stands for {} scenarios; name one of them: \"{}\"",
                                                loaded->scenarios.size(), loaded->scenarios.front().stem)));
  return loaded;
}

/// A study of these observables without a run, to check what is asked of it.
Study empty_study(const ObservableTable& table) {
  Study study;
  for (const Axis& axis : table.axes()) {
    if (!axis.ids.empty()) study.axes.push_back(axis);
  }
  for (const Observable& observable : table.rows()) {
    if (table.cells(table.require(observable.name)) > 0) study.variables.push_back({observable, {}, 1});
  }
  return study;
}

std::vector<std::string> kept_observables(const TomlFile& file, const StudyHead& head, const Study& study,
                                          std::vector<Problem>& problems) {
  std::vector<std::string> names;
  for (const Asked& asked : head.observables) {
    std::vector<Problem> found;
    for (const Slice& slice : slices(study, asked.text, found)) {
      const Observable& observable = slice.variable->observable;
      if (std::find(names.begin(), names.end(), observable.name) != names.end()) continue;
      names.push_back(observable.name);
      if (observable.integer)
        found.push_back(
            usage_problem(fmt::format("'{}' is kept as whole numbers, which have no place for a run "
                                      "that fails; leave it out",
                                      observable.name)));
    }
    for (const Problem& problem : found) problems.push_back(file.problem(asked.position, problem.message));
  }
  return names;
}

/// The errors of the file go with those of the files that it names; warnings are shown where all is sound.
void refuse_errors(const Session& session, std::vector<Problem> problems,
                   const std::vector<Problem>& warnings) {
  if (count_errors(problems) > 0) throw InvalidInput(first_problems(std::move(problems)));
  if (session.quiet) return;
  for (const std::vector<Problem>* list : {&warnings, static_cast<const std::vector<Problem>*>(&problems)}) {
    for (const Problem& warning : *list) session.console.err << render(warning) << '\n';
  }
}

Experiment experiment_of(const StudyHead& head, std::vector<std::string> kept, std::vector<Scenario> points) {
  Experiment experiment;
  experiment.scenarios = std::move(points);
  for (std::int64_t number = 1; number <= head.replicates; ++number) experiment.replicates.push_back(number);
  experiment.seed = head.seed;
  experiment.last = head.last;
  experiment.time_steps = true;
  experiment.kept = std::move(kept);
  experiment.beyond_failures = true;
  return experiment;
}

/// Points, and what only shows once there are points.
std::vector<Scenario> lay_out(const Session& session, const TomlFile& file, const Loaded& loaded,
                              DesignedStudy& study, std::vector<Problem>& problems) {
  const Quarter start = session.model.first_quarter();
  try {
    study.design = design_of(study.head, study.factors);
  } catch (const InvalidInput& error) {
    problems.push_back(file.problem({1, 1}, error.what()));
    return {};
  }
  std::vector<Scenario> points =
      scenarios_of(study.head, study.factors, study.design, loaded.scenarios.front(), file.name());
  for (Problem& problem : check_points(points, loaded.inputs, start, study.head.last)) {
    if (problem.file == file.name()) problem.source_line = file.line(problem.position.line);
    problems.push_back(std::move(problem));
  }
  return points;
}

}  // namespace

DesignedStudy read_designed_study(const Session& session) {
  const Quarter start = session.model.first_quarter();
  const std::string path = required_argument(session, 0, "a study file, STUDY.toml", 1);
  std::vector<Problem> usage;
  DesignedStudy study;
  const int threads = chosen_threads(session, usage);
  study.request.shard = read_shard(session, usage);
  if (const auto given = session.arguments.text("output")) refuse_other_format(*given, "study", usage);
  refuse(std::move(usage));
  const TomlFile file = TomlFile::read(path);
  study.name = std::filesystem::path(path).filename().string();
  study.text = file.text();
  std::vector<Problem> problems;
  study.head = read_study_head(file, start, session.model.default_last_quarter(), problems);
  std::optional<Loaded> loaded = load_base(session, file, study.head, problems);
  std::vector<std::string> kept;
  if (loaded) {
    const Scenario base = loaded->scenarios.empty() ? Scenario() : loaded->scenarios.front();
    const Inputs inputs = realise(base, loaded->inputs, start, study.head.last).inputs;
    const FactorContext context{study.head, inputs, start};
    study.factors = read_factors(file, context, problems);
    kept = kept_observables(file, study.head,
                            empty_study(over_catalogues(session.model.observables(), {&inputs})), problems);
  }
  std::vector<Scenario> points;
  if (count_errors(problems) == 0) points = lay_out(session, file, *loaded, study, problems);
  refuse_errors(session, std::move(problems), loaded ? loaded->warnings : std::vector<Problem>());
  study.request.experiment = experiment_of(study.head, std::move(kept), std::move(points));
  study.request.experiment.threads = threads;
  study.request.output = session.arguments.text("output").value_or(study.head.stem + ".h5");
  study.request.loaded = std::move(*loaded);
  study.request.loaded.scenarios = study.request.experiment.scenarios;
  return study;
}

bool names_designed_study(const Session& session) {
  const std::vector<std::string>& named = session.arguments.positional();
  if (named.size() != 1 || !is_scenario_path(named.front())) return false;
  try {
    const TomlFile file = TomlFile::read(named.front());
    return file.root().contains("design") || file.root().contains("factor");
  } catch (const InvalidInput&) {
    return false;
  }
}

Study plan_designed_study(const Session& session, const DesignedStudy& asked) {
  Study study = plan_study(session.model, asked.request.loaded, asked.request.experiment);
  study.input_texts["studies/" + asked.name] = asked.text;
  StudyDesign design;
  design.kind = std::string(name_of(asked.head.kind));
  design.seed = asked.head.design_seed;
  for (const StudyFactor& factor : asked.factors) {
    const Parameter& parameter = factor.parameter;
    design.factors.push_back({parameter.key, parameter.unit, parameter.label, factor.distribution()});
  }
  design.coordinates = asked.design.coordinates;
  for (std::size_t row = 0; row < asked.design.points(); ++row) {
    for (std::size_t place = 0; place < asked.factors.size(); ++place)
      design.values.push_back(asked.factors[place].value(asked.design.at(row, place)));
  }
  study.design = std::move(design);
  return study;
}

}  // namespace sim
