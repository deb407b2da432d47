#include <cmath>
#include <filesystem>
#include <fstream>

#include "sim/scenario/scenario.hpp"
#include "tests/fuzz/made_inputs.hpp"
#include "tests/fuzz/property.hpp"
#include "tests/fuzz/refusal.hpp"

// A scenario file, beside the shipped ones that it may extend, becomes a realised scenario or is refused.
namespace {

namespace fs = std::filesystem;

struct Folder {
  std::string path = fuzz::own_folder() + "/scenarios";
  std::string file = path + "/case.toml";
  fuzz::Texts texts;  // of the files that may be extended
  Folder() {
    fs::create_directory(path);
    for (const fs::directory_entry& entry : fs::directory_iterator(fuzz::source_folder() + "/scenarios")) {
      if (entry.path().extension() != ".toml") continue;
      const std::string copy = path + "/" + entry.path().filename().string();
      fs::copy_file(entry.path(), copy);
      std::ifstream stream(copy, std::ios::binary);
      texts[copy] = std::string(std::istreambuf_iterator<char>(stream), {});
    }
  }
  void put(std::string_view text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
    texts[file] = text;
  }
};

/// A range that only warns may be left; what is whole, a choice or a switch stays so.
void demand_sound(const sim::Parameter& parameter, double value) {
  fuzz::demand(std::isfinite(value), parameter.key + " is no finite number");
  const bool inside = value >= parameter.minimum && value <= parameter.maximum;
  fuzz::demand(inside || parameter.soft_range, parameter.key + " leaves its range");
  const bool whole = sim::has_choices(parameter.type) || parameter.type == sim::ValueType::boolean;
  fuzz::demand(!whole || value == std::floor(value), parameter.key + " is between two choices");
}

void realise(const sim::Scenario& scenario) {
  const sim::Quarter first = fuzz::first_quarter();
  const sim::Quarter last = fuzz::last_quarter();
  const sim::ScenarioInputs made = sim::realise(scenario, fuzz::model_inputs(), first, last);
  const auto rows = made.inputs.parameters.rows();
  for (sim::Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
    const auto values = made.timeline.at(quarter);
    fuzz::demand(values.size() == rows.size(), "a parameter without a value");
    for (std::size_t row = 0; row < rows.size(); ++row) demand_sound(rows[row], values[row]);
  }
  const auto change = sim::first_change(scenario, fuzz::model_inputs(), first, last);
  fuzz::demand(!change || (*change >= first && *change <= last), "the first change is outside the run");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Folder folder;
  folder.put(fuzz::text_of(data, size));
  std::vector<sim::Problem> warnings;
  try {
    const std::vector<sim::Scenario> scenarios = sim::read_scenarios(
        folder.file, fuzz::model_inputs(), fuzz::first_quarter(), fuzz::last_quarter(), warnings);
    fuzz::demand(!scenarios.empty(), "accepted, but no scenario");
    fuzz::demand_places(warnings, folder.texts);
    realise(scenarios.front());
    if (scenarios.size() > 1) realise(scenarios.back());
  } catch (const sim::InvalidInput& error) {
    fuzz::demand_refusal(error, folder.texts);
  }
  return 0;
}
