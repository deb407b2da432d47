#include <algorithm>
#include <filesystem>
#include <limits>

#include "sim/cli/command.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/load_inputs.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/run_record.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/core/parallel.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

constexpr long long most_replicates = 100000;
constexpr long long most_threads = 1024;
constexpr std::size_t most_differences = 4;

struct Plan {
  Experiment experiment;
  Loaded loaded;
  std::string output;
};

std::vector<std::int64_t> replicates(const Session& session, std::vector<Problem>& problems) {
  const Arguments& arguments = session.arguments;
  const long long count = arguments.integer("replicates", 20, 1, most_replicates, problems);
  const long long most = arguments.has("replicates") ? count : most_replicates;
  const long long only = arguments.integer("replicate", 1, 1, most, problems);
  if (arguments.has("replicate")) return {only};
  std::vector<std::int64_t> numbers;
  for (long long number = 1; number <= count; ++number) numbers.push_back(number);
  return numbers;
}

int threads(const Session& session, std::vector<Problem>& problems) {
  if (session.arguments.text("threads") == "all") return 0;
  return static_cast<int>(session.arguments.integer("threads", 0, 1, most_threads, problems));
}

std::string output_path(const Session& session, const std::vector<std::string>& scenarios) {
  if (const auto given = session.arguments.text("output")) return *given;
  return scenarios.size() == 1 ? stem_of(scenarios.front()) + ".h5" : "study.h5";
}

/// A table asked for by the ending of the name would be HDF5 inside, and found out too late.
void refuse_other_format(const std::string& path, std::vector<Problem>& problems) {
  const std::string ending = lowered(std::filesystem::path(path).extension().string());
  const std::vector<std::string> others = {".csv", ".tsv",  ".txt",     ".json",    ".xml", ".yaml", ".toml",
                                           ".xls", ".xlsx", ".ods",     ".parquet", ".mat", ".rds",  ".dta",
                                           ".db",  ".html", ".feather", ".pdf",     ".png", ".svg",  ".zip"};
  if (std::find(others.begin(), others.end(), ending) == others.end()) return;
  problems.push_back(usage_problem("--output '" + printable(path, 60) +
                                   "': run writes HDF5, which is netCDF-4 too; name it FILE.h5 or FILE.nc "
                                   "(for tables: compare FILE.h5 --format csv)"));
}

Plan read_plan(const Session& session) {
  Plan plan;
  std::vector<Problem> problems;
  plan.experiment.replicates = replicates(session, problems);
  plan.experiment.seed = static_cast<std::uint64_t>(
      session.arguments.integer("seed", 1, 0, std::numeric_limits<long long>::max(), problems));
  plan.experiment.threads = threads(session, problems);
  plan.experiment.last = last_quarter(session, problems);
  plan.experiment.time_steps = true;
  const std::vector<std::string>& scenarios = session.arguments.positional();
  if (scenarios.empty())
    problems.push_back(usage_problem("no scenario; name a file or one of 'list scenarios'"));
  if (const auto given = session.arguments.text("output")) refuse_other_format(*given, problems);
  refuse(std::move(problems));
  plan.output = output_path(session, scenarios);
  plan.loaded = load_inputs(session, scenarios, session.arguments.texts("set"), plan.experiment.last);
  plan.experiment.scenarios = plan.loaded.scenarios;
  if (!session.quiet) {
    for (const Problem& warning : plan.loaded.warnings) session.console.err << render(warning) << '\n';
  }
  return plan;
}

/// Whether `path` holds a complete study of exactly these inputs. A study of other inputs is refused here,
/// what is no study later, by require_writable.
bool complete_already(const std::string& path, const Study& wanted) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  Study there;
  try {
    there = read_study_header(path);
  } catch (const InvalidInput&) {
    require_writable(path);
    throw;
  }
  if (there.input_digest() == wanted.input_digest()) return true;
  std::vector<std::string> found = differences(there, wanted);
  if (found.empty()) found.push_back("file version " + there.file_version);
  std::string text;
  for (std::size_t at = 0; at < std::min(found.size(), most_differences); ++at)
    text += (at == 0 ? "" : "; ") + found[at];
  if (found.size() > most_differences)
    text += "; and " + std::to_string(found.size() - most_differences) + " more";
  throw InvalidInput("'" + printable(path) + "' was made from other inputs: " + text +
                     "; name another file with -o, or start over with --fresh");
}

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

ExperimentResult simulate_all(const Session& session, const Plan& plan) {
  ProgressLine line(session);
  return run_experiment(session.model, plan.loaded.inputs, plan.experiment,
                        [&line](const Progress& progress) { line.show(progress); });
}

ExitCode run(const Session& session) {
  const Plan plan = read_plan(session);
  Study study = plan_study(session.model, plan.loaded, plan.experiment);
  if (!session.arguments.has("fresh") && complete_already(plan.output, study)) {
    report(session, study, plan.output, true);
    return ExitCode::done;
  }
  require_writable(plan.output);

  RunRecord record;
  record.study = plan.output;
  record.threads = plan.experiment.threads > 0 ? plan.experiment.threads : parallel::hardware_threads();
  record.started = std::chrono::system_clock::now();
  const auto start = std::chrono::steady_clock::now();
  const ExperimentResult result = simulate_all(session, plan);
  record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  fill_study(result, study);
  write_study(study, plan.output);

  record.finished = std::chrono::system_clock::now();
  record.clock = StepClock(session.model.steps().size());
  for (const RunResult& one : result.runs) record.clock.add(one.clock);
  report(session, study, plan.output, false);
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
      "compared pair by pair. A scenario is a file, or the bare name of one in the scenario folder.\n"
      "A file that is complete is not made again; one made from other inputs is never overwritten without "
      "--fresh.\n"
      "Beside FILE.h5 lies FILE.h5.run.json: how, where and how fast it was made. The file is HDF5 and "
      "netCDF-4;\n"
      "it may be called FILE.nc, but not like a table (.csv, .json, .xlsx ...).";
  command.options = {{"replicates", 'n', "N", "replicates 1 to N of each scenario", "20"},
                     {"replicate", 0, "K", "only replicate K"},
                     {"seed", 0, "S", "seed of all luck", "1"},
                     {"threads", 'j', "T", "threads; results never depend on them", "all"},
                     {"output", 'o', "FILE.h5", "file to write", "<scenario>.h5, or study.h5 for several"}};
  for (OptionSpec& option : input_options()) command.options.push_back(std::move(option));
  command.options.push_back({"fresh", 0, "", "start over even if the file is there"});
  command.examples = {"run baseline my-change.toml -n 20 -o study.h5", "run my.toml --until 2030Q4 -j 2",
                      "run baseline --replicate 7 -o one.h5"};
  command.run = run;
  return command;
}

}  // namespace sim
