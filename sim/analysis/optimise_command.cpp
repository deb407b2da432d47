#include "sim/analysis/optimise_command.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/analysis/optimum.hpp"
#include "sim/cli/data_folder.hpp"
#include "sim/cli/handover.hpp"
#include "sim/experiment/interrupt.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

/// What the file asks, and what its runs need.
struct Asked {
  Budget budget;
  Loaded loaded;
};

void check_objective(const Session& session, const TomlFile& file, const Budget& budget,
                     std::vector<Problem>& problems) {
  const std::string name = budget.objective.substr(0, budget.objective.find('['));
  const ObservableTable& observables = session.model.observables();
  if (name.empty() || observables.find(name).exists()) return;
  problems.push_back(file.problem(*file.root().get("objective"),
                                  "unknown observable '" + printable(name, 60) + "'" +
                                      suggestion(name, observables.names()) + " (list observables)"));
}

/// Each lever alone at its ends, and all at once: what no mix may break is told before hours of runs.
void check_corners(const Session& session, const TomlFile& file, const Asked& asked,
                   std::vector<Problem>& problems) {
  const std::size_t levers = asked.budget.levers.size();
  std::vector<Place> corners = {Place(levers, 0.0), Place(levers, 1.0)};
  for (std::size_t lever = 0; lever < levers; ++lever) {
    for (const double end : {0.0, 1.0}) {
      corners.push_back(asked.budget.start());
      corners.back()[lever] = end;
    }
  }
  for (const Place& corner : corners) {
    const std::string text = mix_text(asked.budget, corner, asked.loaded.inputs, {"corner", "端点"});
    try {
      mix_scenario(text, "corner", asked.loaded.scenarios.front(), asked.loaded.inputs,
                   session.model.first_quarter(), asked.budget.at);
    } catch (const InvalidInput& error) {
      problems.push_back(file.problem(Position{1, 1}, "a mix at the ends of the ranges is not sound: " +
                                                          error.problems().front().message));
      return;
    }
  }
}

std::string budget_path(const Session& session) {
  return required_argument(session, 0, "a budget file, BUDGET.toml", 1);
}

Asked read_asked(const Session& session) {
  const TomlFile file = TomlFile::read(budget_path(session));
  const Quarter first = session.model.first_quarter();
  std::vector<Problem> problems;
  Asked asked;
  asked.budget = read_budget(file, first, session.model.default_last_quarter(), problems);
  Budget& budget = asked.budget;
  check_objective(session, file, budget, problems);
  if (is_scenario_path(budget.base))
    problems.push_back(file.problem(*file.root().get("base"),
                                    "'base' is the name of a scenario without folder "
                                    "and .toml, as in 'list scenarios'"));
  // Without a base and an end nothing else can be read.
  if (budget.base.empty() || is_scenario_path(budget.base) || budget.at == Quarter() ||
      budget.from == Quarter())
    throw InvalidInput(first_problems(std::move(problems)));
  asked.loaded = load_inputs(session, {budget.base}, {}, budget.at);
  if (asked.loaded.scenarios.size() != 1)
    throw InvalidInput("'" + printable(budget.base, 60) + "' stands for several scenarios; a base is one");
  ScenarioDoubts doubts;
  read_levers(file, {asked.loaded.inputs, first, budget.at, doubts}, asked.loaded.scenarios.front(), budget,
              problems);
  if (count_errors(problems) == 0) check_corners(session, file, asked, problems);
  const auto warned = std::stable_partition(problems.begin(), problems.end(), [](const Problem& each) {
    return each.severity == Problem::Severity::error;
  });
  for (auto warning = warned; warning != problems.end(); ++warning) session.say(render(*warning));
  problems.erase(warned, problems.end());
  refuse(first_problems(std::move(problems)));
  return asked;
}

/// The winner extends the base, which must lie beside it.
void require_place(const Session& session, const std::string& path, const Budget& budget) {
  const fs::path file(path);
  std::error_code ignored;
  if (file.extension() != ".toml")
    throw InvalidInput("--write-scenario '" + printable(path, 60) + "': name it FILE.toml");
  if (fs::exists(file, ignored))
    throw OutputRefused("'" + printable(path) + "' is there already; name another file");
  const fs::path base = file.parent_path() / (budget.base + ".toml");
  if (!fs::exists(base, ignored))
    throw InvalidInput("--write-scenario '" + printable(path, 60) + "': the scenario will extend '" +
                       budget.base + "', which must lie in the same folder; write it to " +
                       (fs::path(scenario_folder(session)) / "NAME.toml").string());
}

void write_winner(const Session& session, const std::string& path, const Optimum& optimum) {
  if (optimum.ranked.empty()) {
    session.say("no scenario written: no mix is better than " + optimum.budget.base);
    return;
  }
  const std::string& text = optimum.ranked.front().text;
  write_file_atomically(path, std::as_bytes(std::span(text.data(), text.size())));
  session.say("wrote " + path);
  session.say("next: " + session.program.program + " run " + optimum.budget.base + " " + path + " -n " +
              std::to_string(optimum.budget.replicates) + " --seed " + std::to_string(optimum.budget.seed) +
              " --until " + optimum.budget.at.text() + " -o mix.h5");
}

/// What is kept is told when the search breaks off.
Optimum searched(const Session& session, const Asked& asked, KeptMixes& kept) {
  try {
    return find_optimum(session, asked.loaded, asked.budget, kept);
  } catch (const Interrupted& error) {
    if (kept.size() == 0) throw;
    throw Paused(std::string(error.what()) + "; " + std::to_string(kept.size()) + " mixes are kept in " +
                 kept.path() + "; the same command goes on with them");
  }
}

ExitCode optimise(const Session& session) {
  const Asked asked = read_asked(session);
  const auto path = session.arguments.text("write-scenario");
  if (path) require_place(session, *path, asked.budget);
  KeptMixes kept(fs::path(budget_path(session)).replace_extension(".mixes").string());
  if (kept.size() > 0)
    session.say(kept.path() + " holds " + std::to_string(kept.size()) +
                " mixes of a search that did not end");
  const Optimum optimum = searched(session, asked, kept);
  if (session.format == Format::table) {
    write_optimum(optimum, asked.loaded.inputs, session.style(), session.console.out);
  } else {
    write(mix_table(optimum, asked.loaded.inputs), session.format, session.style(), session.console.out);
  }
  session.say(std::to_string(optimum.runs) + " runs in " + duration_text(optimum.seconds));
  if (path) write_winner(session, *path, optimum);
  kept.remove();
  return ExitCode::done;
}

}  // namespace

Command optimise_command() {
  Command command = optimise_outline();
  command.run = optimise;
  return command;
}

}  // namespace sim
