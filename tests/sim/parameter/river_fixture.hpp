#pragma once
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/value.hpp"

/// A small world of a river, its mills and bridges, on disk.
namespace river {

/// What every scenario begins with.
inline const std::string title = "title = { en = \"T\", zh = \"题\" }\n";

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = std::filesystem::temp_directory_path() / "river-XXXXXX";
    path_ = mkdtemp(pattern.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  /// Writes `text` and returns the path of the file.
  std::string write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// "name.toml:3:5: message" with the name alone, so that folders do not matter.
inline std::string brief(const sim::Problem& problem) {
  return std::filesystem::path(problem.file).filename().string() + ":" +
         std::to_string(problem.position.line) + ":" + std::to_string(problem.position.column) + ": " +
         problem.message;
}

inline std::vector<std::string> briefs(const std::vector<sim::Problem>& problems) {
  std::vector<std::string> texts;
  for (const sim::Problem& problem : problems) texts.push_back(brief(problem));
  return texts;
}

/// The problems of the InvalidInput that `act` throws; none if it does not throw.
inline std::vector<std::string> problems_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const sim::InvalidInput& invalid) {
    return briefs(invalid.problems());
  }
  return {};
}

inline constexpr sim::Quarter start{2020, 4};
inline constexpr sim::Quarter last{2035, 4};

inline sim::FieldSchema field(const char* name, sim::ValueType type, const sim::Label& label,
                              const sim::Label& meaning) {
  sim::FieldSchema made;
  made.name = name;
  made.type = type;
  made.label = label;
  made.meaning = meaning;
  made.channel = "cross_river";
  return made;
}

inline std::vector<sim::KindSchema> kinds() {
  using sim::ValueType;
  sim::FieldSchema toll =
      field("toll", ValueType::money, {"toll", "过桥费"}, {"what a crossing costs", "过一次桥的费用"});
  toll.minimum = 0;
  toll.maximum = 1e12;
  sim::FieldSchema lanes =
      field("lanes", ValueType::count, {"lanes", "车道"}, {"lanes for carts", "供马车走的车道"});
  lanes.minimum = 0;
  lanes.maximum = 100;
  sim::FieldSchema use =
      field("use", ValueType::share, {"use", "使用率"}, {"share of carts that cross", "过桥马车的比例"});
  use.minimum = 0;
  use.maximum = 1;
  use.default_text = "20 %";
  sim::FieldSchema stone =
      field("stone", ValueType::choice, {"stone", "石材"}, {"what it is built of", "所用石材"});
  stone.choices = {"granite", "slate"};
  stone.default_text = "slate";
  stone.role = sim::ParameterRole::structural;
  sim::FieldSchema age =
      field("age", ValueType::duration, {"age", "年龄"}, {"age at the start", "开始时的年龄"});
  age.default_text = "\"2 years\"";
  age.role = sim::ParameterRole::initial;
  sim::FieldSchema stones =
      field("stones", ValueType::money, {"stones", "石料"}, {"money for stones a year", "每年石料款"});
  stones.minimum = 0;
  stones.maximum = 1e12;
  sim::FieldSchema bought = field("bought", ValueType::share, {"bought", "新购"},
                                  {"share beyond the unchanged sum", "超出原有款项的比例"});
  bought.minimum = 0;
  bought.maximum = 1;
  bought.default_text = "0";
  const sim::FieldSchema lowest =
      field("lowest", ValueType::duration, {"low water", "低水位"}, {"when it is lowest", "最低水位时刻"});
  const sim::FieldSchema highest =
      field("highest", ValueType::duration, {"high water", "高水位"}, {"when it is highest", "最高水位时刻"});
  return {{"bridge",
           {"bridge", "桥"},
           {"carts cross", "马车过桥"},
           "cross_river",
           {toll, lanes, use, stone, age}},
          {"ferry", {"ferry", "渡船"}, {"carts wait", "马车等候"}, "cross_river", {toll}},
          {"dam",
           {"dam", "坝"},
           {"water waits", "蓄水"},
           "cross_river",
           {lowest, highest},
           {{"lowest", "highest", "low water is below high water"}}},
          {"weir",
           {"weir", "堰"},
           {"stones are laid", "铺石"},
           "cross_river",
           {stones, bought},
           {},
           {{"stones", "bought"}}}};
}

inline const char* const documents_text = R"toml([[document]]
id = "river-plan"
citation = "Plan of the river, 2020"
recognised_by = "river plan no. 1"
)toml";

inline const char* const parameters_text = R"toml([mill.power]
type = "number"
label = { en = "power", zh = "功率" }
unit = "kW"
value = 12.5
range = { min = 0, max = 100 }
role = "behaviour"
prior = "LN(12, 0.5)"
meaning = { en = "power of one mill", zh = "一座磨坊的功率" }
source = [{ literature = "Miller 1900" }]

[mill.grain]
type = "money"
label = { en = "grain", zh = "粮" }
value = "2 万元"
range = { min = 0, max = 1e6, soft = true }
role = "lever"
channel = "grind"
meaning = { en = "grain bought in a quarter", zh = "一个季度收购的粮食" }
source = [{ document = "river-plan", section = "2", printed = "2万元", as_of = "2020" }]
path = [{ from = "2022Q1", value = "4 万元" }, { from = "2023Q1", value = "8 万元", linear = true }]

[mill.wheels]
type = "count"
label = { en = "wheels", zh = "水轮" }
value = 3
range = { min = 0, max = 1000 }
role = "structural"
meaning = { en = "water wheels", zh = "水轮数" }
source = [{ assumed = "counted from the bank" }]
path = [{ from = "2022Q1", value = 13, linear = true }]

[mill.stock]
type = "count"
label = { en = "stock", zh = "存量" }
value = 5
range = { min = 0, max = 10 }
role = "initial"
meaning = { en = "sacks at the start", zh = "开始时的袋数" }
source = [{ assumed = "a guess" }]
)toml";

inline const char* const catalogue_text = R"toml([[entry]]
id = "old_bridge"
kind = "bridge"
grade = "A"
label = { en = "Old bridge", zh = "老桥" }
group = "1 Bridges"
source = [{ document = "river-plan", section = "1", printed = "3 lanes" }]
from = "2018Q1"
until = "2031Q1"
problems = ["P1"]
toll = "10 CNY"
lanes = { value = 3, path = [{ from = "2025Q1", value = 4 }], source = [{ assumed = "widened" }] }

[[entry]]
id = "night_ferry"
kind = "ferry"
grade = "C"
label = { en = "Night ferry", zh = "夜渡" }
group = "2 Ferries"
source = [{ assumed = "a tale" }]
from = "2024Q1"
active = false
toll = "1 千元"
)toml";

/// A dam without its two fields.
inline const std::string dam_head =
    "[[entry]]\nid = \"dam\"\nkind = \"dam\"\ngrade = \"C\"\nlabel = { en = \"Dam\", zh = \"坝\" }\n"
    "group = \"3 Dams\"\nsource = [{ assumed = \"a tale\" }]\nfrom = \"2019Q1\"\n";

inline void write_world(const TempFolder& folder, const std::string& extra_parameters,
                        const std::string& extra_catalogue) {
  folder.write("documents.toml", documents_text);
  folder.write("parameters/mill.toml", std::string(parameters_text) + extra_parameters);
  folder.write("catalogue/river.toml", std::string(catalogue_text) + extra_catalogue);
}

/// The world of mills and bridges, read from disk.
inline sim::Inputs read_world(const TempFolder& folder, const std::string& extra_parameters = "",
                              const std::string& extra_catalogue = "") {
  write_world(folder, extra_parameters, extra_catalogue);
  return sim::read_inputs(folder.path(), kinds(), start);
}

}  // namespace river
