#include <fmt/core.h>

#include <algorithm>

#include "sim/cli/designed_study.hpp"
#include "sim/cli/kept_runs.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/ranks_run.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/cli/study_run.hpp"
#include "sim/cli/study_tables.hpp"

namespace sim {
namespace {

constexpr std::size_t most_told = 20;

std::string size_in_words(const DesignedStudy& asked, const Study& study) {
  const std::size_t points = asked.design.points();
  return fmt::format("{} points x {} replicates = {} runs, {} to {}", points, study.replicates.size(),
                     points * study.replicates.size(), study.first.text(), study.last.text());
}

ExitCode show_plan(const Session& session, const DesignedStudy& asked, const Study& study) {
  session.say(size_in_words(asked, study) + "; nothing was run");
  write(plan_table(session, asked), session.format, session.style(), session.console.out);
  return ExitCode::done;
}

/// Every run that failed, with its reason; those of many points are counted.
void tell_failures(const Session& session, const Study& study) {
  const std::size_t replicates = study.replicates.size();
  std::size_t told = 0;
  std::size_t more = 0;
  for (std::size_t run = 0; run < study.design->failures.size(); ++run) {
    if (!study.design->failed(run)) continue;
    if (told == most_told) {
      ++more;
      continue;
    }
    ++told;
    session.console.err << render(usage_problem(
                               fmt::format("{}, replicate {} failed: {}", study.scenarios[run / replicates],
                                           study.replicates[run % replicates], study.design->failures[run])))
                        << '\n';
  }
  if (more > 0)
    session.console.err << fmt::format("error: and {} more runs (all in /design/failure)\n", more);
}

void tell_noise(const Session& session, const DesignedStudy& asked, const Study& study,
                const std::vector<StudyOutcome>& outcomes) {
  const bool indices = asked.head.kind == DesignKind::morris || asked.head.kind == DesignKind::sobol_indices;
  if (!indices) return;
  for (const StudyOutcome& outcome : outcomes) {
    const std::string warning =
        noise_warning(outcome, slice_name(study, outcome.slice), asked.head.replicates);
    if (!warning.empty()) session.say("warning: " + warning);
  }
}

ExitCode show(const Session& session, const DesignedStudy& asked, const Study& study) {
  const std::vector<StudyOutcome> outcomes = outcomes_of(asked, study);
  if (session.format == Format::table) {
    write_study_tables(session, asked, study, outcomes);
  } else {
    write(study_table(asked, study, outcomes), session.format, session.style(), session.console.out);
  }
  tell_noise(session, asked, study, outcomes);
  tell_failures(session, study);
  const bool failed = std::any_of(study.design->failures.begin(), study.design->failures.end(),
                                  [](const std::string& one) { return !one.empty(); });
  return failed ? ExitCode::failed : ExitCode::done;
}

ExitCode run_study(const Session& session) {
  DesignedStudy asked;
  Study study;
  bool complete = false;
  const ExitCode prepared = prepare_together(session, [&] {
    asked = read_designed_study(session);
    study = plan_designed_study(session, asked);
    if (session.arguments.has("dry-run")) return;
    complete = !session.arguments.has("fresh") && complete_already(asked.request.output, study);
    if (!complete) require_possible(session, asked.request, study);
  });
  if (prepared != ExitCode::done) return prepared;
  if (session.arguments.has("dry-run")) return show_plan(session, asked, study);
  const RunRequest& request = asked.request;
  if (complete) {
    remove_leftover_parts(request.output);
    session.say("complete already: " + request.output + " (" + size_in_words(asked, study) + ")");
    return show(session, asked, read_study(request.output));
  }
  session.say(size_in_words(asked, study));
  if (Ranks* const ranks = session.program.ranks) {
    const ExitCode code = make_study_with_ranks(session, request, study, *ranks);
    if (code != ExitCode::done || ranks->rank() > 0) return code;
  } else {
    ProgressLine line(session);
    const StudyState state =
        make_study(session, request, study, [&line](const Progress& progress) { line.show(progress); });
    if (request.shard.asked_for) {
      StudyReport report(session);
      report.add_shard(study, request.output, request.shard, state);
      report.finish();
      return ExitCode::done;
    }
  }
  session.say("wrote " + request.output);
  return show(session, asked, read_study(request.output));
}

}  // namespace

Command study_command() {
  Command command;
  command.name = "study";
  command.usage = "STUDY.toml [options]";
  command.summary = "vary parameters over a design, run every point, and tell which of them matter";
  command.details =
      "STUDY.toml names a base scenario, a design (grid, lhs, sobol, morris or sobol_indices), the "
      "observables\n"
      "that are kept and looked at, and its factors: parameters or catalogue fields with a prior, a range "
      "or\n"
      "levels (docs/studies.md has all keys). Each point is the base scenario with other values and becomes "
      "the\n"
      "scenario NAME/1, NAME/2 ... of one ordinary study file; all points meet the same luck.\n"
      "\n"
      "A grid, lhs or sobol shows the mean of each point with its 95 % interval over replicates; morris mu* "
      "(mean\n"
      "size of elementary effects over the range of the factor), mu and sigma; sobol_indices the first-order "
      "and\n"
      "total share of the variance with 95 % bootstrap intervals. 'noise' marks what luck alone could make.\n"
      "\n"
      "A run that fails is listed with its message and makes the exit code 1; the others are kept. A file "
      "that is\n"
      "complete is not made again, only shown. --dry-run shows the factors and the number of runs. --shard "
      "2/5 "
      "makes\n"
      "the second fifth of the runs, on this or another machine; merge FILE.h5 writes the file when all are "
      "there, and\n"
      "the same line without --shard shows it.";
  command.options = {{"threads", 'j', "T", "threads; results never depend on them", "all"},
                     {"output", 'o', "FILE.h5", "file to write", "<STUDY>.h5"},
                     shard_option(),
                     {"fresh", 0, "", "start over even if the file is there"},
                     {"dry-run", 0, "", "show the factors and count the runs; run nothing"}};
  command.examples = {"study scenarios/studies/widest-priors.toml --dry-run",
                      "study my-study.toml -j 2 -o my-study.h5",
                      "study my-study.toml --shard 1/20 -o my-study.h5"};
  command.run = run_study;
  command.shared_by_ranks = true;
  return command;
}

}  // namespace sim
