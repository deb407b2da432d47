#include "sim/cli/studied_changes.hpp"

#include <algorithm>

#include "sim/parameter/table_reader.hpp"
#include "sim/scenario/scenario.hpp"

namespace sim {
namespace {

constexpr int longest_chain = 64;

/// Where the blocks of a scenario file say what they act on.
struct Block {
  const char* name;
  const char* key;
};
constexpr Block blocks[] = {{"change", "target"}, {"add", "id"}, {"activate", "id"}, {"deactivate", "id"}};

void add_targets(const TomlFile& file, std::vector<std::string>& targets, std::vector<Problem>& problems) {
  for (const Block& block : blocks) {
    for (const toml::table* table : tables_of(file, block.name, problems)) {
      const TableReader reader(file, *table, TomlFile::position_of(*table), block.name, problems);
      targets.push_back(reader.text(block.key, true));
    }
  }
  const TableReader root(file, file.root(), {1, 1}, "the file", problems);
  if (const toml::table* sweep = root.subtable("sweep", "")) {
    const TableReader reader(file, *sweep, TomlFile::position_of(*sweep), "sweep", problems);
    targets.push_back(reader.text("target", true));
  }
}

}  // namespace

const std::string* scenario_text(const Study& study, const std::string& scenario, const std::string& stem) {
  for (const std::string& name :
       {"scenarios/" + file_stem(scenario) + "/" + stem + ".toml", "scenarios/" + stem + ".toml"}) {
    const auto found = study.input_texts.find(name);
    if (found != study.input_texts.end()) return &found->second;
  }
  return nullptr;
}

std::optional<std::vector<std::string>> changed_beyond(const Study& study, const std::string& scenario,
                                                       const std::string& other) {
  std::vector<std::string> targets;
  std::string stem = file_stem(scenario);
  for (int files = 0; files < longest_chain; ++files) {
    if (stem == file_stem(other)) {
      std::sort(targets.begin(), targets.end());
      targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
      return targets;
    }
    const std::string* text = scenario_text(study, scenario, stem);
    if (text == nullptr) return std::nullopt;
    const TomlFile file = TomlFile::parse(*text, "scenarios/" + stem + ".toml");
    std::vector<Problem> problems;
    add_targets(file, targets, problems);
    const auto* extends = file.root().get_as<std::string>("extends");
    if (!problems.empty() || file.root().contains("freeze") || extends == nullptr) return std::nullopt;
    stem = extends->get();
  }
  return std::nullopt;
}

}  // namespace sim
