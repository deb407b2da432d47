#include "sim/cli/unpacked_study.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "sim/cli/panel_choice.hpp"
#include "sim/cli/study_plan.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr const char* scenario_folder_name = "scenarios";
constexpr const char* settings_name = "settings";
constexpr const char* panel_name = "panel";
constexpr const char* design_folder_name = "studies/";

/// Names come from a file of unknown origin, and become paths.
void require_inside(const std::string& name) {
  const fs::path path(name);
  const bool leads_out = std::any_of(path.begin(), path.end(), [](const fs::path& part) {
    return part.empty() || part == "." || part == "..";
  });
  if (name.empty() || path.is_absolute() || leads_out || name.find('\0') != std::string::npos)
    throw InvalidInput("the study names an input '" + printable(name) +
                       "', which is no place within a data folder; this program did not write it");
}

/// "x" of "scenarios/x/y.toml": the stem whose chain holds another file of a name that was there. Empty for
/// other names.
std::string stem_apart(const std::string& name) {
  const fs::path path(name);
  if (std::distance(path.begin(), path.end()) != 3 || *path.begin() != scenario_folder_name) return "";
  return std::next(path.begin())->string();
}

/// With `folder` for its data, and quiet: what was to be warned of was warned of when the study was made.
Session with_folder(const Session& session, const std::string& folder,
                    const std::vector<std::string>& arguments = {}) {
  std::vector<std::string> tokens = {"--data", folder};
  tokens.insert(tokens.end(), arguments.begin(), arguments.end());
  return {session.model,
          session.program,
          session.console,
          session.command_line,
          Arguments::parse(common_options(), tokens),
          session.format,
          session.language,
          true,
          session.colour};
}

/// `text` without every `part`.
std::string without(std::string text, const std::string& part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
    text.erase(at, part.size());
  return text;
}

}  // namespace

UnpackedStudy::UnpackedStudy(const Session& session, const Study& study)
    : study_(study), session_(with_folder(session, folder_.path())) {
  if (study.model != session.model.name())
    throw InvalidInput("the file is a study of the model '" + printable(study.model, 60) +
                       "', this program has '" + session.model.name() + "'");
  const std::string data = "models/" + study.model + "/parameters/";
  const bool has_data = std::any_of(study.input_texts.begin(), study.input_texts.end(),
                                    [&data](const auto& text) { return text.first.rfind(data, 0) == 0; });
  if (!has_data) throw InvalidInput("the study holds no texts of its data (" + data + "...)");
  unpack();
}

/// Scenarios lie side by side, as the study names them, so that a chain finds its files. A stem with files
/// apart gets a folder of its own with these and, for the rest of its chain, all others.
void UnpackedStudy::unpack() const {
  std::set<std::string> apart;
  for (const auto& [name, text] : study_.input_texts) {
    require_inside(name);
    if (name != settings_name && name != panel_name) folder_.write(name, text);
    if (const std::string stem = stem_apart(name); !stem.empty()) apart.insert(stem);
    // A design may name its base by a path from its own file on.
    const fs::path path(name);
    const std::string beside = design_folder_name + path.filename().string();
    if (study_.design && path.parent_path() == scenario_folder_name && study_.input_texts.count(beside) == 0)
      folder_.write(beside, text);
  }
  for (const std::string& stem : apart) {
    for (const auto& [name, text] : study_.input_texts) {
      const fs::path path(name);
      if (path.parent_path() != scenario_folder_name) continue;
      const std::string own = std::string(scenario_folder_name) + "/" + stem + "/" + path.filename().string();
      if (study_.input_texts.count(own) == 0) folder_.write(own, text);
    }
  }
}

std::string UnpackedStudy::scenario_file(const std::string& stem) const {
  const fs::path folder = fs::path(folder_.path()) / scenario_folder_name;
  std::error_code ignored;
  const fs::path apart = folder / stem / (stem + ".toml");
  return (fs::exists(apart, ignored) ? apart : folder / (stem + ".toml")).string();
}

std::string UnpackedStudy::name_in_study(const std::string& path) const {
  std::string name = without(path, folder_.path() + "/");
  const bool copied = !stem_apart(name).empty() || name.rfind(design_folder_name, 0) == 0;
  if (study_.input_texts.count(name) != 0 || !copied) return name;
  return std::string(scenario_folder_name) + "/" + fs::path(name).filename().string();
}

std::vector<std::string> UnpackedStudy::settings() const {
  std::vector<std::string> lines;
  const auto found = study_.input_texts.find(settings_name);
  if (found == study_.input_texts.end()) return lines;
  const std::string& text = found->second;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

template <class F>
auto UnpackedStudy::with_names_of_study(F&& read) const {
  try {
    return read();
  } catch (const InvalidInput& invalid) {
    std::vector<Problem> problems = invalid.problems();
    for (Problem& problem : problems) {
      problem.file = name_in_study(problem.file);
      problem.message = without(problem.message, folder_.path() + "/");
    }
    throw InvalidInput(std::move(problems));
  }
}

Loaded UnpackedStudy::load(const std::vector<std::string>& files) const {
  return with_names_of_study([&] { return load_inputs(session_, files, settings(), study_.last); });
}

std::string UnpackedStudy::design_file() const {
  for (const auto& [name, text] : study_.input_texts) {
    if (study_.design && name.rfind(design_folder_name, 0) == 0) return folder_.path() + "/" + name;
  }
  return "";
}

DesignedStudy UnpackedStudy::designed() const {
  return with_names_of_study(
      [&] { return read_designed_study(with_folder(session_, folder_.path(), {design_file()})); });
}

Loaded UnpackedStudy::load() const {
  return design_file().empty() ? load_scenarios() : designed().request.loaded;
}

UnpackedStudy::Rerun UnpackedStudy::rerun(std::optional<std::int64_t> replicate) const {
  if (!design_file().empty()) {
    DesignedStudy asked = designed();
    Experiment& experiment = asked.request.experiment;
    if (replicate) experiment.replicates = {*replicate};
    experiment.time_steps = false;
    Study planned = plan_designed_study(session_, asked);
    return {asked.request.loaded, experiment, std::move(planned)};
  }
  Rerun rerun;
  rerun.loaded = load_scenarios();
  rerun.experiment.scenarios = rerun.loaded.scenarios;
  rerun.experiment.replicates = replicate ? std::vector<std::int64_t>{*replicate} : study_.replicates;
  rerun.experiment.seed = study_.seed;
  rerun.experiment.last = study_.last;
  const auto panel = study_.input_texts.find(panel_name);
  if (panel != study_.input_texts.end())
    rerun.experiment.panel = panel_of_text(session_, rerun.loaded.inputs, panel->second);
  rerun.planned = plan_study(session_.model, rerun.loaded, rerun.experiment);
  return rerun;
}

Loaded UnpackedStudy::load_scenarios() const {
  std::vector<std::string> files;
  for (const std::string& scenario : study_.scenarios) {
    require_inside(scenario);
    const std::string file = scenario_file(file_stem(scenario));
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  }
  Loaded loaded = load(files);
  std::vector<Scenario> chosen;
  for (const std::string& stem : study_.scenarios) {
    const auto found = std::find_if(loaded.scenarios.begin(), loaded.scenarios.end(),
                                    [&stem](const Scenario& each) { return each.stem == stem; });
    if (found == loaded.scenarios.end())
      throw InvalidInput("the study has a scenario '" + printable(stem, 60) +
                         "', which its own texts do not give");
    chosen.push_back(*found);
  }
  loaded.scenarios = std::move(chosen);
  return loaded;
}

}  // namespace sim
