#include "sim/cli/scenario_choice.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/cli/data_folder.hpp"

namespace sim {
namespace {

/// What stands before "/2", if that is a scenario; a folder may be called so too.
std::string before_point(const Session& session, const std::string& argument) {
  const std::size_t slash = argument.rfind('/');
  if (slash == std::string::npos || slash + 1 == argument.size()) return "";
  const bool number = std::all_of(argument.begin() + static_cast<std::ptrdiff_t>(slash) + 1, argument.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (!number) return "";
  const std::string before = argument.substr(0, slash);
  if (std::filesystem::path(before).extension() == ".toml") return before;
  const std::vector<std::string> stems = scenario_stems(session);
  return std::binary_search(stems.begin(), stems.end(), before) ? before : "";
}

}  // namespace

ScenarioChoice scenario_choice(const Session& session, const std::string& argument) {
  const std::string file = before_point(session, argument);
  if (file.empty()) return {argument, scenario_path(session, argument), 0};
  const auto number = parse_integer(std::string_view(argument).substr(file.size() + 1));
  if (!number || *number < 1)
    throw InvalidInput("'" + printable(argument, 60) + "': the points of a sweep are numbered from 1");
  return {argument, scenario_path(session, file), static_cast<std::size_t>(*number)};
}

std::vector<Scenario> read_chosen(const ScenarioChoice& choice, const Inputs& inputs, Quarter start,
                                  Quarter last, std::vector<Problem>& warnings) {
  std::vector<Scenario> scenarios = read_scenarios(choice.path, inputs, start, last, warnings);
  if (choice.point == 0) return scenarios;
  const bool points = scenarios.front().stem != file_stem(scenarios.front().stem);
  if (!points || choice.point > scenarios.size()) {
    throw InvalidInput("'" + printable(choice.argument, 60) + "': " + printable(choice.path) +
                       (points ? " has points 1 to " + std::to_string(scenarios.size()) : " has no sweep"));
  }
  return {std::move(scenarios[choice.point - 1])};
}

}  // namespace sim
