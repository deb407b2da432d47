#include "sim/parameter/citation.hpp"

#include <algorithm>
#include <filesystem>

namespace sim {
namespace {

void collect(const TomlFile& file, const toml::node& node, std::vector<Citation>& found) {
  if (const auto* list = node.as_array()) {
    for (const toml::node& element : *list) collect(file, element, found);
  }
  const auto* table = node.as_table();
  if (table == nullptr) return;
  const auto* document = table->get_as<std::string>("document");
  const auto* printed = table->get_as<std::string>("printed");
  if (document != nullptr && printed != nullptr) {
    const Position position = TomlFile::position_of(*printed);
    found.push_back({document->get(), printed->get(), file.name(), position, file.line(position.line)});
  }
  for (const auto& [key, child] : *table) collect(file, child, found);
}

std::vector<std::string> toml_files_below(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    if (path.extension() == ".toml" && path.filename().string().front() != '.') paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::vector<Citation> citations_in(const TomlFile& file) {
  std::vector<Citation> found;
  collect(file, file.root(), found);
  std::sort(found.begin(), found.end(),
            [](const Citation& a, const Citation& b) { return a.position < b.position; });
  return found;
}

std::vector<Citation> citations_below(const std::string& folder) {
  std::vector<Citation> found;
  std::vector<Problem> problems;
  for (const std::string& path : toml_files_below(folder)) {
    try {
      for (Citation& citation : citations_in(TomlFile::read(path))) found.push_back(std::move(citation));
    } catch (const InvalidInput& invalid) {
      problems.insert(problems.end(), invalid.problems().begin(), invalid.problems().end());
    }
  }
  if (!problems.empty()) throw InvalidInput(std::move(problems));
  return found;
}

}  // namespace sim
