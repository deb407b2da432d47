#include "sim/cli/run_request.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

#include "sim/cli/study_plan.hpp"

namespace sim {
namespace {

constexpr long long most_replicates = 100000;
constexpr long long most_threads = 1024;
constexpr std::size_t most_differences = 4;

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

/// One file gives its stem, one point of its sweep the number too.
std::string output_path(const Session& session, const Loaded& loaded) {
  if (const auto given = session.arguments.text("output")) return *given;
  if (loaded.argument_of.back() > 0) return "study.h5";
  const bool one = loaded.scenarios.size() == 1;
  std::string stem = one ? loaded.scenarios.front().stem : file_stem(loaded.scenarios.front().stem);
  std::replace(stem.begin(), stem.end(), '/', '-');
  return stem + ".h5";
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

}  // namespace

bool is_output_folder(const std::string& path) {
  std::error_code ignored;
  return (!path.empty() && path.back() == '/') || std::filesystem::is_directory(path, ignored);
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
  options.push_back({"fresh", 0, "", "start over even if the file is there"});
  return options;
}

RunRequest read_run_request(const Session& session) {
  RunRequest request;
  std::vector<Problem> problems;
  request.experiment.replicates = replicates(session, problems);
  request.experiment.seed = static_cast<std::uint64_t>(
      session.arguments.integer("seed", 1, 0, std::numeric_limits<long long>::max(), problems));
  request.experiment.threads = threads(session, problems);
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
  if (const auto given = session.arguments.text("output")) refuse_other_format(*given, problems);
  refuse(std::move(problems));
  const std::vector<std::string> settings = session.arguments.texts("set");
  request.loaded = whatifs.empty() ? load_inputs(session, scenarios, settings, request.experiment.last)
                                   : load_whatifs(session, whatifs, settings, request.experiment.last);
  request.output = output_path(session, request.loaded);
  request.experiment.scenarios = request.loaded.scenarios;
  if (!session.quiet) {
    for (const Problem& warning : request.loaded.warnings) session.console.err << render(warning) << '\n';
  }
  return request;
}

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

}  // namespace sim
