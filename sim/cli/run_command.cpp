#include "sim/cli/estimate.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/cli/study_run.hpp"
#include "sim/cli/whatif_files.hpp"

namespace sim {
namespace {

ExitCode run(const Session& session) {
  RunRequest request = read_run_request(session);
  if (session.arguments.has("whatif") && is_output_folder(request.output))
    return run_whatif_files(session, std::move(request));
  Study study = plan_study(session.model, request.loaded, request.experiment);
  const bool complete = !session.arguments.has("fresh") && complete_already(request.output, study);
  if (!complete) {
    require_writable(request.output);
    require_room(session.model, request, study);
    ProgressLine line(session);
    make_study(session, request, study, [&line](const Progress& progress) { line.show(progress); });
  }
  StudyReport report(session);
  report.add(study, request.output, complete);
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
  return command;
}

}  // namespace sim
