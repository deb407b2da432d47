#include "sim/cli/run_request.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "sim/cli/machine.hpp"
#include "sim/cli/panel_choice.hpp"
#include "sim/cli/study_plan.hpp"
#include "sim/experiment/ranks.hpp"
#include "sim/output/sound_study.hpp"

namespace sim {
namespace {

constexpr long long most_replicates = 100000;
constexpr long long most_threads = 1024;
constexpr std::size_t most_differences = 4;

constexpr long long most_shards = 1'000'000;

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

/// One file gives its stem, one point of its sweep the number too.
std::string output_path(const Session& session, const Loaded& loaded) {
  if (const auto given = session.arguments.text("output")) return *given;
  if (loaded.argument_of.back() > 0) return "study.h5";
  const bool one = loaded.scenarios.size() == 1;
  std::string stem = one ? loaded.scenarios.front().stem : file_stem(loaded.scenarios.front().stem);
  std::replace(stem.begin(), stem.end(), '/', '-');
  return stem + ".h5";
}

}  // namespace

OptionSpec shard_option() {
  return {"shard", 0, "I/K", "only part I of K of the runs, kept for merge"};
}

Shard read_shard(const Session& session, std::vector<Problem>& problems) {
  const auto typed = session.arguments.text("shard");
  if (!typed) return {};
  const std::size_t slash = typed->find('/');
  const auto number = parse_integer(trim(typed->substr(0, slash)));
  const auto count =
      slash == std::string::npos ? std::nullopt : parse_integer(trim(typed->substr(slash + 1)));
  if (!number || !count || *count < 1 || *count > most_shards || *number < 1 || *number > *count) {
    problems.push_back(usage_problem("--shard '" + printable(*typed, 60) +
                                     "' is not a shard I of K, such as 2/5, with I from 1 to K and K up to " +
                                     std::to_string(most_shards)));
    return {};
  }
  if (session.arguments.has("fresh"))
    problems.push_back(
        usage_problem("--fresh would take away what other shards have made; start over without "
                      "--shard, or name another file"));
  return {static_cast<std::size_t>(*number), static_cast<std::size_t>(*count), true};
}

bool is_output_folder(const std::string& path) {
  std::error_code ignored;
  return (!path.empty() && path.back() == '/') || std::filesystem::is_directory(path, ignored);
}

int chosen_threads(const Session& session, std::vector<Problem>& problems) {
  const auto typed = session.arguments.text("threads");
  if (!typed || *typed == "all") {
    const int ranks = session.program.ranks != nullptr ? session.program.ranks->on_this_machine() : 1;
    return usual_threads(ranks);
  }
  return static_cast<int>(session.arguments.integer("threads", 0, 1, most_threads, problems));
}

void refuse_other_format(const std::string& path, const std::string& command,
                         std::vector<Problem>& problems) {
  const std::string ending = lowered(std::filesystem::path(path).extension().string());
  const std::vector<std::string> others = {".csv", ".tsv",  ".txt",     ".json",    ".xml", ".yaml", ".toml",
                                           ".xls", ".xlsx", ".ods",     ".parquet", ".mat", ".rds",  ".dta",
                                           ".db",  ".html", ".feather", ".pdf",     ".png", ".svg",  ".zip"};
  if (std::find(others.begin(), others.end(), ending) == others.end()) return;
  problems.push_back(usage_problem("--output '" + printable(path, 60) + "': " + command +
                                   " writes HDF5, which is netCDF-4 too; name it FILE.h5 or FILE.nc "
                                   "(for tables: compare FILE.h5 --format csv)"));
}

std::vector<OptionSpec> run_options() {
  std::vector<OptionSpec> options = {
      {"replicates", 'n', "N", "replicates 1 to N of each scenario", "20"},
      {"replicate", 0, "K", "only replicate K"},
      {"seed", 0, "S", "seed of all luck", "1"},
      {"threads", 'j', "T", "threads; results never depend on them", "all"},
      {"scale", 0, "X",
       "a run X times as large as the data: what scale.toml lists is X times as much (docs/scale.md)", "1"},
      {"output", 'o', "FILE.h5", "file to write", "<scenario>.h5, or study.h5 for several"}};
  for (OptionSpec& option : input_options()) options.push_back(std::move(option));
  options.push_back(
      {"whatif", 0, "W001|G1|all",
       "the scenarios of what-ifs, of a group of them or of all, separated by commas; baseline first", "",
       true});
  options.push_back(shard_option());
  for (OptionSpec& option : until_options()) options.push_back(std::move(option));
  for (OptionSpec& option : panel_options()) options.push_back(std::move(option));
  options.push_back({"fresh", 0, "", "start over even if the file is there"});
  return options;
}

RunRequest read_run_request(const Session& session) {
  RunRequest request;
  std::vector<Problem> problems;
  request.experiment.replicates = replicates(session, problems);
  request.experiment.seed = static_cast<std::uint64_t>(
      session.arguments.integer("seed", 1, 0, std::numeric_limits<long long>::max(), problems));
  request.experiment.threads = chosen_threads(session, problems);
  request.shard = read_shard(session, problems);
  request.until = read_until(session, problems);
  if (request.until) {
    for (std::size_t pair = request.until->first; pair < request.until->most; ++pair)
      request.experiment.replicates.push_back(static_cast<std::int64_t>(pair) + 1);
  }
  request.experiment.last = last_quarter(session, problems);
  request.experiment.time_steps = true;
  const std::vector<std::string>& scenarios = session.arguments.positional();
  const std::vector<std::string> whatifs = session.arguments.texts("whatif");
  if (scenarios.empty() && whatifs.empty())
    problems.push_back(usage_problem("no scenario; name a file or one of 'list scenarios'"));
  if (!scenarios.empty() && !whatifs.empty())
    problems.push_back(usage_problem("unexpected argument '" + printable(scenarios.front(), 60) +
                                     "' beside --whatif, which puts baseline first and runs nothing else; "
                                     "several what-ifs are separated by commas"));
  if (const auto given = session.arguments.text("output")) refuse_other_format(*given, "run", problems);
  refuse(std::move(problems));
  const std::vector<std::string> settings = session.arguments.texts("set");
  request.loaded = whatifs.empty() ? load_inputs(session, scenarios, settings, request.experiment.last)
                                   : load_whatifs(session, whatifs, settings, request.experiment.last);
  request.output = output_path(session, request.loaded);
  request.experiment.scenarios = request.loaded.scenarios;
  request.experiment.panel = chosen_panel(session, request.loaded.inputs);
  if (!session.quiet) {
    for (const Problem& warning : request.loaded.warnings) session.console.err << render(warning) << '\n';
  }
  return request;
}

namespace {

/// A study of the same inputs that cannot be read to its end is no result.
void require_sound(const std::string& path) {
  try {
    read_verified_header(path);
  } catch (const InvalidInput&) {
    throw InvalidInput(
        "'" + printable(path) +
        "' was made from the same inputs, but its results are damaged; start over with --fresh");
  }
}

}  // namespace

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
  if (there.input_digest() == wanted.input_digest()) {
    require_sound(path);
    return true;
  }
  std::vector<std::string> found = differences(there, wanted);
  if (found.empty()) found.push_back("file version " + there.file_version);
  throw InvalidInput("'" + printable(path) +
                     "' was made from other inputs: " + listed_differences(found, most_differences) +
                     "; name another file with -o, or start over with --fresh");
}

}  // namespace sim
