#include <algorithm>
#include <filesystem>

#include "sim/cli/kept_runs.hpp"
#include "sim/cli/merge_study.hpp"
#include "sim/cli/run_request.hpp"
#include "sim/cli/study_run.hpp"

namespace sim {
namespace {

std::string output_path(const Session& session, const std::vector<std::string>& files) {
  if (const auto given = session.arguments.text("output")) return *given;
  if (files.size() > 1) throw InvalidInput("several files are merged into one; name it with -o WHOLE.h5");
  return files.front();
}

/// "baseline: 3-5, 9; other: 1"
std::string listed(const Study& study, const std::vector<bool>& there) {
  std::string text;
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    std::string numbers;
    for (std::size_t first = 0; first < study.replicates.size(); ++first) {
      const auto is_missing = [&](std::size_t place) {
        return place < study.replicates.size() && !there[scenario * study.replicates.size() + place];
      };
      if (!is_missing(first)) continue;
      std::size_t last = first;
      while (is_missing(last + 1)) ++last;
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(study.replicates[first]);
      if (last > first) numbers += "-" + std::to_string(study.replicates[last]);
      first = last;
    }
    if (!numbers.empty()) text += (text.empty() ? "" : "; ") + study.scenarios[scenario] + ": " + numbers;
  }
  return text;
}

ExitCode merge(const Session& session) {
  const std::vector<std::string>& files = session.arguments.positional();
  if (files.empty()) throw InvalidInput("missing argument: the file whose shards were run, FILE.h5");
  const std::string output = output_path(session, files);
  if (files.size() == 1 && output == files.front() && !read_outline(output)) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(output, ignored)) {
      StudyReport report(session);
      report.add(read_study_header(output), output, true);
      report.finish();
      return ExitCode::done;
    }
  }
  MergedParts parts(files);
  const Study& study = parts.outline().study;
  StudyReport report(session);
  const std::vector<bool> there = parts.there();
  if (parts.missing() > 0) {
    session.console.err << render(usage_problem(
                               std::to_string(parts.missing()) + " of " + std::to_string(there.size()) +
                               " runs are missing, of " + printable(listed(study, there), 1000) +
                               "; run their shards again: those that are there are passed over"))
                        << '\n';
    return ExitCode::interrupted;
  }
  const bool complete = !session.arguments.has("fresh") && complete_already(output, study);
  if (!complete) {
    require_writable(output);
    RunRecord record;
    record.study = output;
    record.started = record.finished = std::chrono::system_clock::now();
    const Study whole = parts.gather([&record](const RunPart& part) { record.add(part.step_seconds); });
    write_study_and_record(session, whole, record, parts.aside_folder(output));
  }
  parts.remove_those_of(output);
  report.add(study, output, complete);
  report.finish();
  return ExitCode::done;
}

}  // namespace

Command merge_command() {
  Command command;
  command.name = "merge";
  command.usage = "FILE.h5... [-o WHOLE.h5]";
  command.summary = "make the file of a study whose shards were run";
  command.details =
      "Every shard of a study (run --shard I/K -o FILE.h5) leaves its runs in FILE.h5.parts/. When all runs "
      "are\n"
      "there, merge writes the file, the same bytes as a lone run of the whole study, and removes that "
      "folder. Where\n"
      "machines share no disk, name the file of each of them, and the whole with -o; their folders then "
      "stay.\n"
      "Runs that are missing are listed, and nothing is written (exit code 3).";
  command.options = {{"output", 'o', "WHOLE.h5", "file to write", "FILE.h5"},
                     {"fresh", 0, "", "write the file even if one of other inputs is there"}};
  command.examples = {"merge study.h5", "merge study.h5 -o whole.h5",
                      "merge machine-1/study.h5 machine-2/study.h5 -o study.h5"};
  command.run = merge;
  return command;
}

}  // namespace sim
