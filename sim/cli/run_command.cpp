#include "sim/cli/estimate.hpp"
#include "sim/cli/machine.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/run_record.hpp"
#include "sim/cli/run_request.hpp"
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

/// Where the file is and what to do with it: a line for people, a row for programs.
void report(const Session& session, const Study& study, const std::string& path, bool complete_before) {
  const std::string next =
      session.program.program + (study.scenarios.size() > 1 ? " compare " : " info ") + path;
  session.say((complete_before ? "complete already: " : "wrote ") + path + " (" + size_in_words(study) + ")");
  session.say("next: " + next);
  if (session.format == Format::table) return;
  Table table({{"file", {"file", "文件"}},
               {"status", {"status", "状态"}},
               {"scenarios", {"scenarios", "情景数"}},
               {"replicates", {"replicates", "重复次数"}},
               {"first", {"first", "起"}},
               {"last", {"last", "止"}}});
  table.add({{path},
             {std::string(complete_before ? "complete" : "written")},
             {static_cast<std::int64_t>(study.scenarios.size())},
             {static_cast<std::int64_t>(study.replicates.size())},
             {study.first.text()},
             {study.last.text()}});
  write(table, session.format, session.style(), session.console.out);
}

/// The runs and their clock into `study` and `record`. What the runs held is free again afterwards.
void simulate_all(const Session& session, const RunRequest& request, Study& study, RunRecord& record) {
  record.started = std::chrono::system_clock::now();
  const auto start = std::chrono::steady_clock::now();
  ProgressLine line(session);
  const ExperimentResult result = run_experiment(session.model, request.loaded.inputs, request.experiment,
                                                 [&line](const Progress& progress) { line.show(progress); });
  record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  record.clock = StepClock(session.model.steps().size());
  for (const RunResult& one : result.runs) record.clock.add(one.clock);
  fill_study(result, study);
}

ExitCode run(const Session& session) {
  const RunRequest request = read_run_request(session);
  Study study = plan_study(session.model, request.loaded, request.experiment);
  if (!session.arguments.has("fresh") && complete_already(request.output, study)) {
    report(session, study, request.output, true);
    return ExitCode::done;
  }
  require_writable(request.output);
  require_room(session.model, request, study);

  RunRecord record;
  record.study = request.output;
  record.threads = request.experiment.threads > 0 ? request.experiment.threads : parallel::hardware_threads();
  simulate_all(session, request, study, record);
  return_freed_memory();
  write_study(study, request.output);

  record.finished = std::chrono::system_clock::now();
  report(session, study, request.output, false);
  try {
    write_record(session, record);
  } catch (const OutputRefused& error) {
    session.say(std::string("warning: the study is complete, its record is not: ") + error.what());
  }
  return ExitCode::done;
}

}  // namespace

Command run_command() {
  Command command;
  command.name = "run";
  command.usage = "SCENARIO... [options]";
  command.summary = "simulate scenarios and write one study file";
  command.details =
      "Runs exactly the scenarios named, in that order, each with the same replicates, so that they can be\n"
      "compared pair by pair. A scenario is a file, or the bare name of one in the scenario folder. A file "
      "with "
      "a\n"
      "sweep stands for its points NAME/1, NAME/2 ...; NAME/2 alone is one of them.\n"
      "A file that is complete is not made again; one made from other inputs is never overwritten without "
      "--fresh.\n"
      "Beside FILE.h5 lies FILE.h5.run.json: how, where and how fast it was made. The file is HDF5 and "
      "netCDF-4;\n"
      "it may be called FILE.nc, but not like a table (.csv, .json, .xlsx ...).";
  command.options = run_options();
  command.examples = {"run baseline my-change.toml -n 20 -o study.h5", "run my.toml --until 2030Q4 -j 2",
                      "run baseline --replicate 7 -o one.h5"};
  command.run = run;
  return command;
}

}  // namespace sim
