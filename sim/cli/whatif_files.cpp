#include "sim/cli/whatif_files.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>

#include "sim/cli/data_folder.hpp"
#include "sim/cli/estimate.hpp"
#include "sim/cli/kept_runs.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/cli/study_run.hpp"
#include "sim/experiment/shared_past.hpp"
#include "sim/observe/entry_axes.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

/// One file: the baseline and what one argument stands for.
struct Row {
  std::string name;
  std::string path;
  std::vector<Scenario> scenarios;
  bool complete = false;

  std::size_t own_scenarios() const { return scenarios.size() - 1; }
};

std::vector<Row> rows_of(const RunRequest& request) {
  const Loaded& loaded = request.loaded;
  std::vector<Row> rows;
  for (std::size_t argument = 1; argument < loaded.arguments.size(); ++argument) {
    Row row;
    row.name = stem_of(loaded.arguments[argument]);
    row.path = (fs::path(request.output) / (row.name + ".h5")).string();
    for (std::size_t place = 0; place < loaded.scenarios.size(); ++place) {
      if (loaded.argument_of[place] == 0 || loaded.argument_of[place] == argument)
        row.scenarios.push_back(loaded.scenarios[place]);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

void require_folder(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return;
  const std::string folder = path.substr(0, path.find_last_not_of('/') + 1);
  if (!fs::create_directory(folder, error) && !fs::is_directory(folder))
    throw OutputRefused("cannot make the folder " + printable(folder) + ": " +
                        (error ? error.message() : std::string("something else stands there")));
}

/// The runs of the baseline report what the file with most entries needs; each file takes its part.
std::shared_ptr<const ObservableTable> observables_of_all(const Model& model, const Loaded& loaded) {
  std::vector<Inputs> added(loaded.scenarios.size());
  std::vector<const Inputs*> catalogues = {&loaded.inputs};
  for (std::size_t place = 0; place < loaded.scenarios.size(); ++place) {
    for (const AddedEntry& entry : loaded.scenarios[place].added) {
      Entry named;
      named.id = entry.id;
      named.kind = entry.kind;
      added[place].catalogue.push_back(std::move(named));
    }
    catalogues.push_back(&added[place]);
  }
  return std::make_shared<const ObservableTable>(over_catalogues(model.observables(), catalogues));
}

/// Runs of the baseline that are kept for those that go on from them; each is about as large as its state.
constexpr std::size_t most_kept = 100;

/// After which quarter most can be spared by going on from the baseline's runs; nothing where there are too
/// many to keep.
std::optional<Quarter> quarter_to_leave_after(const Model& model, const RunRequest& request,
                                              const std::vector<Row>& rows) {
  if (request.experiment.replicates.size() > most_kept) return std::nullopt;
  const Loaded& loaded = request.loaded;
  const Quarter first = model.first_quarter();
  const Quarter last = request.experiment.last;
  const ScenarioInputs baseline = realise(loaded.scenarios.front(), loaded.inputs, first, last);
  std::vector<std::optional<Quarter>> same;
  for (const Row& row : rows) {
    if (row.complete) continue;
    for (std::size_t place = 1; place < row.scenarios.size(); ++place)
      same.push_back(same_until(loaded.scenarios.front(), baseline, row.scenarios[place],
                                realise(row.scenarios[place], loaded.inputs, first, last)));
  }
  return shared_quarter(same, first);
}

class WhatifFiles {
 public:
  WhatifFiles(const Session& session, RunRequest request)
      : session_(session),
        request_(std::move(request)),
        folder_(request_.output),
        rows_(rows_of(request_)),
        replicates_(request_.experiment.replicates.size()),
        line_(session) {}

  void run() {
    require_folder(folder_);
    look_at_all();
    StudyReport report(session_);
    if (rows_.size() > 1) report.advise(session_.program.program + " whatifs " + folder_);
    for (Row& row : rows_) {
      const Study study = plan(row);
      const bool complete = row.complete;
      if (!complete) make(row, study);
      report.add(study, row.path, complete);
    }
    report.finish();
  }

  std::string where() const {
    const auto complete =
        std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.complete; });
    return std::to_string(complete) + " of " + std::to_string(rows_.size()) + " files in " +
           printable(folder_) + " are complete; the same command goes on with the others";
  }

 private:
  Study plan(const Row& row) {
    request_.experiment.scenarios = row.scenarios;
    request_.output = row.path;
    return plan_study(session_.model, request_.loaded, request_.experiment);
  }

  /// What is there already and what cannot be written, before hours of simulation.
  void look_at_all() {
    std::vector<Problem> problems;
    for (Row& row : rows_) {
      const Study study = plan(row);
      try {
        row.complete = !session_.arguments.has("fresh") && complete_already(row.path, study);
      } catch (const InvalidInput& error) {
        problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        continue;
      }
      if (row.complete) {
        remove_leftover_parts(row.path);
        continue;
      }
      require_writable(row.path);
      require_same_parts(session_, row.path, study);
      require_room(session_.model, request_, study);
      runs_to_make_ += row.own_scenarios() * replicates_;
    }
    refuse(std::move(problems));
    if (runs_to_make_ > 0) runs_to_make_ += replicates_;
    start_ = std::chrono::steady_clock::now();
  }

  void make(Row& row, const Study& study) {
    const std::size_t number = static_cast<std::size_t>(&row - rows_.data()) + 1;
    const std::string what =
        "row " + std::to_string(number) + "/" + std::to_string(rows_.size()) + " (" + row.name + "), ";
    if (baseline_.runs.empty()) run_baseline(what);
    make_study(
        session_, request_, study, [&](const Progress& progress) { show(progress, what); }, &baseline_);
    runs_made_ += row.own_scenarios() * replicates_;
    row.complete = true;
  }

  void run_baseline(const std::string& what) {
    Experiment experiment = request_.experiment;
    experiment.scenarios.resize(1);
    experiment.observables = observables_of_all(session_.model, request_.loaded);
    experiment.leave_after = quarter_to_leave_after(session_.model, request_, rows_);
    baseline_ = run_experiment(session_.model, request_.loaded.inputs, experiment,
                               [&](const Progress& progress) { show(progress, what); });
    runs_made_ += replicates_;
  }

  /// The time left is that of all rows.
  void show(const Progress& progress, const std::string& what) {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
    line_.show({runs_made_ + progress.done, runs_to_make_, elapsed.count()}, what);
  }

  const Session& session_;
  RunRequest request_;  // of the row at hand
  std::string folder_;
  std::vector<Row> rows_;
  std::size_t replicates_;
  ExperimentResult baseline_;
  std::size_t runs_made_ = 0;
  std::size_t runs_to_make_ = 0;
  std::chrono::steady_clock::time_point start_;
  ProgressLine line_;
};

}  // namespace

ExitCode run_whatif_files(const Session& session, RunRequest request) {
  WhatifFiles files(session, std::move(request));
  try {
    files.run();
  } catch (const Interrupted& error) {
    session.console.err << render(usage_problem(std::string(error.what()) + "; " + files.where())) << '\n';
    return ExitCode::interrupted;
  }
  return ExitCode::done;
}

}  // namespace sim
