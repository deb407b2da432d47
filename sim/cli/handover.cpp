#include "sim/cli/handover.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

/// Beside the file that this process runs.
fs::path analysis_path() {
  std::error_code error;
  const fs::path own = fs::read_symlink("/proc/self/exe", error);
  return (error ? fs::path(".") : own.parent_path()) / std::string(analysis_program);
}

ExitCode hand_over(const Session& session) {
  const std::string path = analysis_path().string();
  if (access(path.c_str(), X_OK) != 0) {
    const std::string name(analysis_program);
    throw InvalidInput("this command runs in " + name + ", and " + printable(path) +
                       " is not there; install libopenturns-dev, configure again and build the target " +
                       name);
  }
  std::vector<std::string> words = {path};
  words.insert(words.end(), session.command_line.begin(), session.command_line.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(path.c_str(), pointers.data());
  throw InvalidInput("cannot start " + printable(path) + ": " + std::strerror(errno));
}

}  // namespace

Command optimise_outline() {
  Command command;
  command.name = "optimise";
  command.usage = "BUDGET.toml [options]";
  command.summary = "the mix of levers that gains most for a public budget, and how sure that is";
  command.details =
      "BUDGET.toml names an objective, a budget (the net public cost of compare --cost, from the first "
      "change to\n"
      "'at', undiscounted) and levers with their ranges:\n"
      "\n"
      "  base        = \"baseline\"      # the scenario that every mix extends\n"
      "  budget      = \"20 亿元\"\n"
      "  objective   = \"NAME\"          # a flow from the first change on, a stock in 'at'\n"
      "  from        = \"2026Q1\"        # the levers are turned; ramp = 4 in four quarters\n"
      "  at          = \"2030Q4\"\n"
      "  replicates  = 10              # of each mix, all with the same luck\n"
      "  fresh       = 10              # further ones that check the best; 0: none\n"
      "  evaluations = 60              # mixes at most\n"
      "  [[lever]]\n"
      "  target = \"KEY\"\n"
      "  scale  = [1.0, 3.0]           # or set, or add: the two ends\n"
      "\n"
      "The search lays out a third of the mixes, then tries those that two Gaussian processes, of effect and "
      "cost,\n"
      "find best. It is the same for every number of threads. The answer has the best mix, mixes that differ "
      "from it\n"
      "and how sure it is better, and the most that was found for less money; csv and json have a row for "
      "each mix\n"
      "tried. Levers of evidence grade C are refused unless the file says allow_grade_c = true.\n"
      "\n"
      "While it searches, what mixes gave is kept in BUDGET.mixes, so that the same command goes on after "
      "Ctrl-C.";
  command.options = {
      {"threads", 'j', "T", "threads; results never depend on them", "all"},
      {"write-scenario", 0, "FILE.toml", "the best mix as a scenario, to run and compare like any other"}};
  command.examples = {"optimise budget.toml", "optimise budget.toml --write-scenario scenarios/best-mix.toml",
                      "optimise budget.toml -j 8 --format csv"};
  return command;
}

std::vector<Command> handed_over() {
  Command optimise = optimise_outline();
  optimise.run = hand_over;
  return {std::move(optimise)};
}

}  // namespace sim
