#include "sim/cli/study_plan.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/core/text.hpp"

namespace sim {
namespace {

/// Results do not depend on where the files lie, so the study names them by folder kind and file name. Two
/// chains may hold different files of one name; the second is then named below its scenario. (Points of a
/// sweep share their file: their number, which would be one more level in the file, is left out.)
void add_scenario_texts(const Scenario& scenario, std::map<std::string, std::string>& texts) {
  for (const auto& [file, text] : scenario.texts) {
    const std::string name = std::filesystem::path(file).filename().string();
    const auto [place, added] = texts.emplace("scenarios/" + name, text);
    if (!added && place->second != text) texts["scenarios/" + file_stem(scenario.stem) + "/" + name] = text;
  }
}

std::string replicates_in_words(const std::vector<std::int64_t>& replicates) {
  const bool consecutive = replicates.size() > 1 && replicates.back() - replicates.front() + 1 ==
                                                        static_cast<std::int64_t>(replicates.size());
  if (!consecutive) {
    std::vector<std::string> numbers;
    for (const std::int64_t replicate : replicates) numbers.push_back(std::to_string(replicate));
    return joined(numbers, ",");
  }
  return std::to_string(replicates.front()) + "-" + std::to_string(replicates.back());
}

}  // namespace

Study plan_study(const Model& model, const Loaded& loaded, const Experiment& experiment) {
  Study study;
  study.model = model.name();
  study.model_version = model.version();
  study.seed = experiment.seed;
  study.replicates = experiment.replicates;
  study.first = model.first_quarter();
  study.last = experiment.last;
  study.points = model.points(loaded.inputs);
  for (const auto& [file, text] : loaded.inputs.texts)
    study.input_texts["models/" + model.name() + "/" + file] = text;
  for (const Scenario& scenario : experiment.scenarios) {
    study.scenarios.push_back(scenario.stem);
    study.scenario_titles.push_back(scenario.title);
    study.first_changes.push_back(first_change(scenario, loaded.inputs, study.first, study.last));
    add_scenario_texts(scenario, study.input_texts);
  }
  if (!loaded.settings.empty()) {
    std::string text;
    for (const std::string& setting : loaded.settings) text += setting + "\n";
    study.input_texts["settings"] = text;
  }
  if (!experiment.panel.empty()) {
    study.input_texts["panel"] = experiment.panel.text();
    for (const PanelTable& table : experiment.panel.tables) study.panels.push_back({table, {}, {}, {}});
  }
  return study;
}

void describe_series(const ObservableTable& observables, Study& study) {
  study.axes.clear();
  study.variables.clear();
  for (const Axis& axis : observables.axes()) {
    if (!axis.ids.empty()) study.axes.push_back(axis);
  }
  for (std::size_t row = 0; row < observables.rows().size(); ++row) {
    const ObservableId id(row);
    if (observables.cells(id) == 0) continue;  // over entries that no catalogue has
    study.variables.push_back({observables[id], {}, observables.cells(id)});
  }
}

RunPart part_of(const RunResult& run, std::size_t scenario, std::size_t replicate, const Study& study) {
  RunPart part{scenario, replicate, run.digest, {}, run.panels, run.clock.seconds()};
  const ObservableTable& observables = run.trajectory.table();
  for (const Study::Variable& variable : study.variables)
    part.series.push_back(run.trajectory.values(observables.require(variable.observable.name)));
  return part;
}

void fill_study(const ExperimentResult& result, Study& study) {
  describe_series(*result.observables, study);
  make_room(study);
  for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
    for (std::size_t replicate = 0; replicate < study.replicates.size(); ++replicate)
      put_part(part_of(result.at(scenario, replicate), scenario, replicate, study), study);
  }
  for (const FailedRun& failed : result.failures) {
    if (study.design)
      study.design->failures[failed.scenario * result.replicates + failed.replicate] = failed.message;
  }
}

std::string listed_differences(const std::vector<std::string>& found, std::size_t most) {
  std::string text;
  for (std::size_t at = 0; at < std::min(found.size(), most); ++at) text += (at == 0 ? "" : "; ") + found[at];
  if (found.size() > most) text += "; and " + std::to_string(found.size() - most) + " more";
  return text;
}

std::vector<std::string> differences(const Study& there, const Study& wanted) {
  std::vector<std::string> found;
  const auto compare = [&found](const std::string& what, const std::string& left, const std::string& right) {
    if (left != right) found.push_back(what + " " + left + " there, " + right + " now");
  };
  compare("model", there.model + " " + there.model_version, wanted.model + " " + wanted.model_version);
  compare("seed", std::to_string(there.seed), std::to_string(wanted.seed));
  compare("scenarios", joined(there.scenarios, ","), joined(wanted.scenarios, ","));
  compare("replicates", replicates_in_words(there.replicates), replicates_in_words(wanted.replicates));
  compare("until", there.last.text(), wanted.last.text());
  const auto look_for = [&found](const Study& one, const Study& other, const std::string& remark) {
    for (const auto& [name, text] : one.input_texts) {
      if (other.input_texts.count(name) == 0) found.push_back(name + " " + remark);
    }
  };
  for (const auto& [name, text] : there.input_texts) {
    const auto now = wanted.input_texts.find(name);
    if (now != wanted.input_texts.end() && now->second != text) found.push_back(name + " differs");
  }
  look_for(there, wanted, "only there");
  look_for(wanted, there, "only now");
  return found;
}

}  // namespace sim
