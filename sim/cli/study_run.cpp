#include "sim/cli/study_run.hpp"

#include "sim/cli/machine.hpp"
#include "sim/cli/run_record.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/core/parallel.hpp"

namespace sim {
namespace {

std::string size_in_words(const Study& study) {
  const auto count = [](std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
  };
  return count(study.scenarios.size(), "scenario") + ", " + count(study.replicates.size(), "replicate") +
         ", " + study.first.text() + " to " + study.last.text();
}

/// The runs and their clock into `study` and `record`. What the runs held is free again afterwards.
void simulate_all(const Session& session, const RunRequest& request,
                  const std::function<void(const Progress&)>& progress, const ExperimentResult* known,
                  Study& study, RunRecord& record) {
  record.started = std::chrono::system_clock::now();
  const auto start = std::chrono::steady_clock::now();
  const ExperimentResult result =
      run_experiment(session.model, request.loaded.inputs, request.experiment, progress, known);
  record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  record.clock = StepClock(session.model.steps().size());
  for (const RunResult& one : result.runs) record.clock.add(one.clock);
  fill_study(result, study);
}

}  // namespace

void make_study(const Session& session, const RunRequest& request, Study& study,
                const std::function<void(const Progress&)>& progress, const ExperimentResult* known) {
  RunRecord record;
  record.study = request.output;
  record.threads = request.experiment.threads > 0 ? request.experiment.threads : parallel::hardware_threads();
  simulate_all(session, request, progress, known, study, record);
  return_freed_memory();
  write_study(study, request.output);
  record.finished = std::chrono::system_clock::now();
  try {
    write_record(session, record);
  } catch (const OutputRefused& error) {
    session.say(std::string("warning: the study is complete, its record is not: ") + error.what());
  }
}

StudyReport::StudyReport(const Session& session)
    : session_(session),
      table_({{"file", {"file", "文件"}},
              {"status", {"status", "状态"}},
              {"scenarios", {"scenarios", "情景数"}},
              {"replicates", {"replicates", "重复次数"}},
              {"first", {"first", "起"}},
              {"last", {"last", "止"}}}) {}

void StudyReport::add(const Study& study, const std::string& path, bool complete_before) {
  session_.say((complete_before ? "complete already: " : "wrote ") + path + " (" + size_in_words(study) +
               ")");
  if (next_.empty())
    next_ = session_.program.program + (study.scenarios.size() > 1 ? " compare " : " info ") + path;
  table_.add({{path},
              {std::string(complete_before ? "complete" : "written")},
              {static_cast<std::int64_t>(study.scenarios.size())},
              {static_cast<std::int64_t>(study.replicates.size())},
              {study.first.text()},
              {study.last.text()}});
}

void StudyReport::finish() {
  session_.say("next: " + next_);
  if (session_.format != Format::table)
    write(table_, session_.format, session_.style(), session_.console.out);
}

}  // namespace sim
