#include <algorithm>
#include <filesystem>

#include "sim/parameter/catalogue.hpp"
#include "sim/parameter/read_actors.hpp"
#include "sim/parameter/read_catalogue.hpp"
#include "sim/parameter/read_conflicts.hpp"
#include "sim/parameter/read_parameters.hpp"
#include "sim/parameter/read_references.hpp"
#include "sim/parameter/scaling.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

/// Names of the TOML files of a folder, sorted; a folder that is not there has none.
std::vector<std::string> toml_files(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() == ".toml" && name.front() != '.') names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

class InputReader {
 public:
  InputReader(std::string folder, Inputs& inputs) : folder_(std::move(folder)), inputs_(inputs) {}

  template <class Read>
  void read_file(const std::string& name, Read&& read, bool keeps_text = true) {
    try {
      const TomlFile file = TomlFile::read((fs::path(folder_) / name).string());
      std::vector<Problem> problems;
      read(file, problems);
      if (keeps_text) inputs_.texts.emplace(name, file.text());
      take(first_problems(std::move(problems)));
    } catch (const InvalidInput& invalid) {
      take(invalid.problems());
    }
  }

  template <class Read>
  void read_folder(const std::string& name, Read&& read) {
    for (const std::string& file : toml_files(fs::path(folder_) / name)) read_file(name + "/" + file, read);
  }

  /// A study does not record such a file: no result depends on it, and better words for a what-if leave a
  /// study of the same inputs.
  template <class Read>
  void read_remarks(const std::string& name, Read&& read) {
    std::error_code error;
    if (fs::exists(fs::path(folder_) / name, error)) read_file(name, read, false);
  }

  void read_list(const ReferenceForm& form, ReferenceList& list) {
    read_remarks(std::string(form.file), [&](const TomlFile& file, std::vector<Problem>& problems) {
      read_references(file, form, inputs_.documents, list, problems);
    });
  }

  bool has_errors() const { return !errors_.empty(); }
  void finish() const {
    if (has_errors()) throw InvalidInput(errors_);
  }

 private:
  void take(const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) {
      (problem.severity == Problem::Severity::warning ? inputs_.warnings : errors_).push_back(problem);
    }
  }

  std::string folder_;
  Inputs& inputs_;
  std::vector<Problem> errors_;
};

}  // namespace

Inputs read_inputs(const std::string& folder, const std::vector<KindSchema>& kinds, Quarter start) {
  std::error_code error;
  if (!fs::is_directory(fs::path(folder) / "parameters", error)) {
    throw InvalidInput("'" + printable(folder) +
                       "' is no data folder of a model: it has no folder parameters/");
  }
  Inputs inputs;
  inputs.kinds = kinds;
  inputs.start = start;
  InputReader reader(folder, inputs);
  if (fs::exists(fs::path(folder) / "documents.toml", error)) {
    reader.read_file("documents.toml", [&](const TomlFile& file, std::vector<Problem>& problems) {
      read_documents(file, inputs.documents, problems);
    });
  }
  reader.read_list(whatif_form(), inputs.whatifs);
  reader.read_list(problem_form(), inputs.known_problems);
  reader.read_folder("parameters", [&](const TomlFile& file, std::vector<Problem>& problems) {
    read_parameters(file, inputs, problems);
  });
  reader.read_folder("catalogue", [&](const TomlFile& file, std::vector<Problem>& problems) {
    read_catalogue(file, inputs, problems);
  });
  // Only what is wrong needs its file once more, to show the line.
  if (!reader.has_errors() && !members_are_sound(inputs)) {
    reader.read_folder("catalogue", [&](const TomlFile& file, std::vector<Problem>& problems) {
      check_members(file, inputs, problems);
    });
  }
  // Actors name entries. Some of them are agents of the initial state, so a study keeps the file.
  if (!reader.has_errors() && fs::exists(fs::path(folder) / "actors.toml", error)) {
    reader.read_file("actors.toml", [&](const TomlFile& file, std::vector<Problem>& problems) {
      read_actors(file, inputs, problems);
    });
  }
  // What is multiplied by the size of a run: names of parameters, so after them. Results depend on it.
  const std::string scaling(scaling_file);
  if (!reader.has_errors() && fs::exists(fs::path(folder) / scaling, error)) {
    reader.read_file(scaling, [&](const TomlFile& file, std::vector<Problem>& problems) {
      check_scaling(file, inputs, problems);
    });
  }
  // Last, for a conflict names parameters. One that is broken in its own file is not missing here.
  if (!reader.has_errors()) {
    reader.read_remarks("conflicts.toml", [&](const TomlFile& file, std::vector<Problem>& problems) {
      read_conflicts(file, inputs, problems);
    });
  }
  // What a model compares itself with; the model reads it, the engine keeps the text.
  reader.read_folder("observations", [](const TomlFile&, std::vector<Problem>&) {});
  reader.finish();
  return inputs;
}

}  // namespace sim
