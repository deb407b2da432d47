#include "tests/fuzz/made_inputs.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "models/xiamen/mechanisms/mechanisms.hpp"
#include "tests/fuzz/property.hpp"

namespace fuzz {
namespace {

namespace fs = std::filesystem;

class OwnFolder {
 public:
  OwnFolder() {
    std::string pattern = (fs::temp_directory_path() / "innosim_fuzz_XXXXXX").string();
    demand(::mkdtemp(pattern.data()) != nullptr, "no folder for temporary files");
    path_ = pattern;
  }
  ~OwnFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

const fs::path model_folder = fs::path(INNOSIM_SOURCE_DIR) / "models" / "xiamen";

/// A data folder of a few of the model's files; what names entries or parameters of the others is left out.
std::string few_files() {
  const fs::path to = fs::path(own_folder()) / "few";
  for (const char* name : {"documents.toml", "whatifs.toml", "problems.toml", "parameters/people.toml",
                           "catalogue/10_talent.toml", "catalogue/11_demand.toml"}) {
    fs::create_directories((to / name).parent_path());
    fs::create_symlink(model_folder / name, to / name);
  }
  return to.string();
}

/// Without the kinds that no entry has, and with a handful of what may be cited: each input copies them all.
void keep_few(sim::Inputs& inputs) {
  std::erase_if(inputs.kinds, [&](const sim::KindSchema& kind) { return inputs.of_kind(kind.kind).empty(); });
  constexpr std::size_t handful = 5;
  for (sim::ReferenceList* list : {&inputs.whatifs, &inputs.known_problems}) {
    if (list->rows.size() > handful) list->rows.erase(list->rows.begin() + handful, list->rows.end());
  }
}

sim::Inputs read() {
  const char* wanted = std::getenv("INNOSIM_FUZZ_DATA");
  const bool few = wanted != nullptr && std::string_view(wanted) == "few";
  sim::Inputs inputs =
      sim::read_inputs(few ? few_files() : model_folder.string(), xiamen::all_kinds(), first_quarter());
  inputs.outcomes = {"high_tech_enterprises"};
  inputs.texts.clear();
  inputs.warnings.clear();
  if (few) keep_few(inputs);
  return inputs;
}

}  // namespace

std::string source_folder() {
  return INNOSIM_SOURCE_DIR;
}

const std::string& own_folder() {
  static const OwnFolder folder;
  return folder.path();
}

const sim::Inputs& model_inputs() {
  static const sim::Inputs inputs = read();
  return inputs;
}

sim::Quarter first_quarter() {
  return sim::Quarter(2020, 4);
}

sim::Quarter last_quarter() {
  return sim::Quarter(2035, 4);
}

}  // namespace fuzz
