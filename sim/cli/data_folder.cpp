#include "sim/cli/data_folder.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace sim {
namespace {

namespace fs = std::filesystem;

bool holds_model(const std::string& folder, const std::string& model) {
  std::error_code ignored;
  return fs::is_directory(fs::path(folder) / "models" / model, ignored);
}

std::string require_model(const std::string& folder, const std::string& model, const std::string& named_by) {
  if (holds_model(folder, model)) return folder;
  throw InvalidInput(named_by + " '" + printable(folder) + "' has no folder models/" + model);
}

std::string installed_folder() {
  std::error_code error;
  const fs::path executable = fs::read_symlink("/proc/self/exe", error);
  return (executable.parent_path().parent_path() / "share" / "innosim").string();
}

}  // namespace

std::string data_folder(const Session& session) {
  const std::string model = session.model.name();
  if (const auto given = session.arguments.text("data")) return require_model(*given, model, "--data");
  const char* environment = std::getenv("INNOSIM_DATA");
  if (environment != nullptr && *environment != '\0')
    return require_model(environment, model, "the folder in $INNOSIM_DATA,");
  if (holds_model(session.program.source_data_folder, model)) return session.program.source_data_folder;
  if (holds_model(installed_folder(), model)) return installed_folder();
  throw InvalidInput("no data: neither " + session.program.source_data_folder + " nor " + installed_folder() +
                     " holds models/" + model + "; name the folder with --data DIR or $INNOSIM_DATA");
}

std::string model_folder(const Session& session) {
  return (fs::path(data_folder(session)) / "models" / session.model.name()).string();
}

std::string scenario_folder(const Session& session) {
  return (fs::path(data_folder(session)) / "scenarios").string();
}

std::string whatif_folder(const Session& session) {
  return (fs::path(scenario_folder(session)) / "documents").string();
}

std::string whatif_path(const Session& session, const std::string& id) {
  const fs::path folder = id == placebo_stem ? scenario_folder(session) : whatif_folder(session);
  return (folder / (id + ".toml")).string();
}

std::vector<std::string> scenario_stems(const Session& session) {
  std::vector<std::string> stems;
  std::error_code error;
  for (fs::directory_iterator file(scenario_folder(session), error), end; !error && file != end;
       file.increment(error)) {
    if (file->path().extension() == ".toml") stems.push_back(file->path().stem().string());
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

bool is_scenario_path(const std::string& argument) {
  return argument.find('/') != std::string::npos || fs::path(argument).extension() == ".toml";
}

std::string scenario_path(const Session& session, const std::string& argument) {
  if (is_scenario_path(argument)) return argument;
  const std::vector<std::string> stems = scenario_stems(session);
  if (std::binary_search(stems.begin(), stems.end(), argument))
    return (fs::path(scenario_folder(session)) / (argument + ".toml")).string();
  throw InvalidInput("no scenario '" + printable(argument, 60) + "' in " + scenario_folder(session) +
                     suggestion(argument, stems) + " (a path ends in .toml)");
}

std::string stem_of(const std::string& path) {
  return fs::path(path).stem().string();
}

}  // namespace sim
