#include <algorithm>
#include <filesystem>

#include "sim/cli/kept_runs.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/ranks_run.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/cli/study_run.hpp"
#include "sim/cli/whatif_files.hpp"
#include "sim/observe/entry_axes.hpp"

namespace sim {
namespace {

ExitCode run_with_ranks(const Session& session, const RunRequest& request, const Study& study, Ranks& ranks) {
  const ExitCode code = make_study_with_ranks(session, request, study, ranks);
  if (code != ExitCode::done || ranks.rank() > 0) return code;
  StudyReport report(session);
  report.add(study, request.output, false);
  report.finish();
  return code;
}

/// Whether the file holds as many pairs as it takes, or may hold.
bool complete_until(const Session& session, const RunRequest& request, Study wanted) {
  std::error_code ignored;
  if (session.arguments.has("fresh") || !std::filesystem::is_regular_file(request.output, ignored))
    return false;
  const std::size_t pairs = read_study_header(request.output).replicates.size();
  wanted.replicates.resize(std::min(pairs, wanted.replicates.size()));
  if (!complete_already(request.output, wanted)) return false;
  return pairs == request.until->most ||
         widest_interval(session, read_study(request.output)).share <= request.until->share;
}

/// Names of effects are looked at before the first run.
void require_effects(const Session& session, const RunRequest& request, Study study) {
  describe_series(over_catalogues(session.model.observables(), {&request.loaded.inputs}), study);
  widest_interval(session, study);
}

ExitCode run_until(const Session& session, const RunRequest& request, const Study& planned) {
  require_effects(session, request, planned);
  StudyReport report(session);
  if (complete_until(session, request, planned)) {
    remove_leftover_parts(request.output);
    report.add(read_study_header(request.output), request.output, true);
  } else {
    require_writable(request.output);
    require_same_parts(session, request.output, planned);
    ProgressLine line(session);
    report.add(make_study_until(session, request, planned,
                                [&line](const Progress& progress) { line.show(progress); }),
               request.output, false);
  }
  report.finish();
  return ExitCode::done;
}

ExitCode run(const Session& session) {
  RunRequest request;
  Study study;
  bool into_folder = false;
  bool complete = false;
  const ExitCode prepared = prepare_together(session, [&] {
    request = read_run_request(session);
    into_folder = session.arguments.has("whatif") && is_output_folder(request.output);
    if (request.shard.asked_for && is_output_folder(request.output))
      throw InvalidInput("--shard divides one file; name FILE.h5 instead of the folder '" +
                         printable(request.output) + "'");
    if (into_folder) return refuse_several_ranks(session, "a folder of files");
    study = plan_study(session.model, request.loaded, request.experiment);
    if (request.until) return refuse_several_ranks(session, "--until-ci");
    complete = !session.arguments.has("fresh") && complete_already(request.output, study);
    if (!complete) require_possible(session, request, study);
  });
  if (prepared != ExitCode::done) return prepared;
  if (into_folder) return run_whatif_files(session, std::move(request));
  if (request.until) return run_until(session, request, study);
  StudyState state;
  if (complete) {
    remove_leftover_parts(request.output);
  } else if (session.program.ranks != nullptr) {
    return run_with_ranks(session, request, study, *session.program.ranks);
  } else {
    ProgressLine line(session);
    state = make_study(session, request, study, [&line](const Progress& progress) { line.show(progress); });
  }
  StudyReport report(session);
  if (!complete && request.shard.asked_for) {
    report.add_shard(study, request.output, request.shard, state);
  } else {
    report.add(study, request.output, complete);
  }
  report.finish();
  return ExitCode::done;
}

}  // namespace

Command run_command() {
  Command command;
  command.name = "run";
  command.usage = "SCENARIO... | --whatif W001,G1,... [options]";
  command.summary = "simulate scenarios and write one study file";
  command.details =
      "Runs exactly the scenarios named, in that order, each with the same replicates, so that they can be\n"
      "compared pair by pair. A scenario is a file, or the bare name of one in the scenario folder. A file "
      "with "
      "a\n"
      "sweep stands for its points NAME/1, NAME/2 ...; NAME/2 alone is one of them.\n"
      "A file that is complete is not made again; one made from other inputs is never overwritten without "
      "--fresh.\n"
      "Until the file is there, FILE.h5.parts/ keeps every finished run: after Ctrl-C, a crash or a full "
      "disk the "
      "same\n"
      "command goes on with them, and writes the same bytes. --shard 2/5 makes the second fifth of the runs, "
      "on this "
      "or\n"
      "another machine; merge FILE.h5 writes the file when all are there.\n"
      "--until-ci 5% --observable NAME adds pairs to the first -n until the 95 % interval of its effect is "
      "within ± 5 % of\n"
      "the baseline's mean (each of them, where --at, scenarios or --observable name several), at most "
      "--most. The file\n"
      "is that of -n N for the number it came to. Stopping when an interval is narrow makes it a little too "
      "narrow.\n"
      "Beside FILE.h5 lies FILE.h5.run.json: how, where and how fast it was made. The file is HDF5 and "
      "netCDF-4;\n"
      "it may be called FILE.nc, but not like a table (.csv, .json, .xlsx ...).\n"
      "\n"
      "--whatif runs scenarios/documents/W001.toml (list whatifs tells which are there), with baseline "
      "before it. "
      "With\n"
      "-o FOLDER/ each what-if becomes a file of its own, FOLDER/W001.h5, as if it were run alone; the runs "
      "of the\n"
      "baseline are shared, and a file that is complete is passed over.";
  command.options = run_options();
  command.examples = {"run baseline my-change.toml -n 20 -o study.h5", "run my.toml --until 2030Q4 -j 2",
                      "run baseline --replicate 7 -o one.h5", "run --whatif W001,G2 -o results/whatifs/"};
  command.run = run;
  command.shared_by_ranks = true;
  return command;
}

}  // namespace sim
