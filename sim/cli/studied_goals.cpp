#include <algorithm>

#include "sim/cli/goal_answer.hpp"
#include "sim/cli/studied_changes.hpp"
#include "sim/core/problem.hpp"
#include "sim/scenario/read_goal.hpp"

namespace sim {
namespace {

bool has_own_changes(const TomlFile& file) {
  const std::vector<const char*> keys = {"change", "add", "activate", "deactivate", "freeze"};
  return std::any_of(keys.begin(), keys.end(), [&](const char* key) { return file.root().contains(key); });
}

std::optional<StudiedGoal> goal_in(const Study& study, const std::string& stem) {
  const std::string* text = scenario_text(study, stem, stem);
  if (text == nullptr) return std::nullopt;
  const TomlFile file = TomlFile::parse(*text, "scenarios/" + stem + ".toml");
  std::vector<Problem> problems;
  const auto goal = read_goal(file, problems);
  if (!problems.empty()) throw InvalidInput(std::move(problems));
  if (!goal) return std::nullopt;
  StudiedGoal found;
  found.scenario = stem;
  found.goal = *goal;
  found.own_changes = has_own_changes(file);
  if (const auto* extends = file.root().get_as<std::string>("extends")) found.extends = extends->get();
  return found;
}

/// The number behind the slash, from 0; nothing without one.
std::optional<std::size_t> point_of(const std::string& scenario) {
  const std::string stem = file_stem(scenario);
  if (stem.size() == scenario.size()) return std::nullopt;
  const auto number = parse_integer(std::string_view(scenario).substr(stem.size() + 1));
  if (!number || *number < 1) return std::nullopt;
  return static_cast<std::size_t>(*number - 1);
}

}  // namespace

std::vector<StudiedGoal> goals_of(const Study& study) {
  std::vector<StudiedGoal> goals;
  for (std::size_t place = 0; place < study.scenarios.size(); ++place) {
    const auto point = point_of(study.scenarios[place]);
    if (!point) continue;
    const std::string stem = file_stem(study.scenarios[place]);
    auto goal = std::find_if(goals.begin(), goals.end(),
                             [&](const StudiedGoal& each) { return each.scenario == stem; });
    if (goal == goals.end()) {
      auto found = goal_in(study, stem);
      if (!found) continue;
      goal = goals.insert(goals.end(), std::move(*found));
    }
    if (*point >= goal->goal.factors.size()) continue;
    goal->points.push_back(place);
    goal->factors.push_back(goal->goal.factors[*point]);
  }
  return goals;
}

}  // namespace sim
