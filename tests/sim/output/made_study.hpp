#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "sim/output/study_file.hpp"

/// Studies and files made up for tests.
namespace made {

/// A folder that goes away with its owner.
class Folder {
 public:
  Folder() {
    std::string pattern = std::filesystem::temp_directory_path() / "study-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  std::size_t files() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(path_)) ++count;
    return count;
  }

 private:
  std::string path_;
};

inline std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void put(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

inline sim::Observable observable(const std::string& name, const std::string& unit,
                                  sim::Observable::Kind kind, sim::Observable::Role role,
                                  const sim::Label& label) {
  sim::Observable observable;
  observable.name = name;
  observable.unit = unit;
  observable.kind = kind;
  observable.role = role;
  observable.label = label;
  observable.meaning.en = "what is meant by " + name;
  return observable;
}

/// The value that the made-up study has everywhere: it tells its own place, and bends a little.
inline double value_at(std::size_t variable, std::size_t scenario, std::size_t replicate, std::size_t quarter,
                       std::size_t cell) {
  const auto real = [](std::size_t number) { return static_cast<double>(number); };
  return 1000.0 * real(variable + 1) + 100.0 * real(scenario) + 7.0 * real(replicate % 13) +
         0.5 * real(quarter) + 0.01 * real(cell) + 0.001 * real((replicate * 31 + quarter * 17) % 97);
}

/// A stock, a flow (NaN in the initial state), a breakdown over two axes and a whole-number variable.
inline sim::Study study(std::size_t scenarios = 2, std::size_t replicates = 3,
                        sim::Quarter last = sim::Quarter(2022, 4)) {
  using Kind = sim::Observable::Kind;
  using Role = sim::Observable::Role;
  sim::Study study;
  study.model = "toy";
  study.model_version = "1";
  study.seed = 18446744073709551615ULL;
  study.first = sim::Quarter(2020, 4);
  study.last = last;
  for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
    study.scenarios.push_back(scenario == 0 ? "baseline" : "change-" + std::to_string(scenario));
    study.scenario_titles.push_back({"Scenario " + std::to_string(scenario), scenario == 0 ? "现状" : ""});
    study.first_changes.push_back(scenario == 0 ? std::nullopt : std::optional(sim::Quarter(2021, 3)));
  }
  for (std::size_t replicate = 1; replicate <= replicates; ++replicate)
    study.replicates.push_back(static_cast<std::int64_t>(replicate));
  study.axes = {{"soil", {"sand", "loam"}, {{"sand", "沙土"}, {"loam", "壤土"}}},
                {"crop", {"rye", "oats", "rice"}, {{"rye", "黑麦"}, {"oats", "燕麦"}, {"rice", "水稻"}}}};
  study.input_texts = {{"scenarios/baseline.toml", "title = { en = \"As it is\", zh = \"现状\" }\n"},
                       {"models/toy/parameters/mill.toml", "# 320 mills\n"},
                       {"settings", "mill.number = 7\n"}};
  for (std::size_t run = 0; run < scenarios * replicates; ++run) study.state_digests.push_back({run, ~run});
  study.points = {{"mills", sim::Quarter(2021, 4), 320.0, "almanac-2021", "320座磨坊"},
                  {"mills", sim::Quarter(2022, 4), 325.5, "almanac-2022", "325座磨坊"}};

  std::vector<sim::Observable> rows{
      observable("mills", "1", Kind::stock, Role::administrative, {"mills at work", "在营磨坊"}),
      observable("takings", "CNY", Kind::flow, Role::outcome, {"takings", "收入"}),
      observable("grain_by_soil_and_crop", "t", Kind::stock, Role::outcome, {"grain in store", "库存粮食"}),
      observable("ledger_imbalance", "fen", Kind::stock, Role::administrative, {"imbalance", "账目差额"})};
  rows[1].headline = true;
  rows[1].display_scale = 1e8;
  rows[1].display_unit = "1e8 CNY";
  rows[1].denominator = "all mills";
  rows[0].compared = true;
  rows[2].axes = {"soil", "crop"};
  rows[3].integer = true;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    sim::Study::Variable variable;
    variable.observable = rows[row];
    variable.cells = row == 2 ? 6 : 1;
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
      for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
        for (std::size_t quarter = 0; quarter < study.quarters(); ++quarter) {
          for (std::size_t cell = 0; cell < variable.cells; ++cell) {
            double value = value_at(row, scenario, replicate, quarter, cell);
            if (row == 1 && quarter == 0) value = std::nan("");
            if (row == 3) value = 0;
            variable.values.push_back(value);
          }
        }
      }
    }
    study.variables.push_back(std::move(variable));
  }
  return study;
}

}  // namespace made
