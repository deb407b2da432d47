#include "sim/scenario/chain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "sim/scenario/read_sweep.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_chain = 16;

/// The scenarios of the what-ifs lie in a folder of this name within that of all others.
constexpr const char* documents = "documents";

/// Where a file of `folder` finds the files that it extends, in the order of looking.
std::vector<fs::path> folders_of(const fs::path& folder) {
  std::vector<fs::path> folders = {folder};
  std::error_code error;
  const fs::path whole = fs::absolute(folder.empty() ? "." : folder, error).lexically_normal();
  const fs::path last = whole.has_filename() ? whole : whole.parent_path();
  if (last.filename() == documents) folders.push_back(folder / "..");
  return folders;
}

std::vector<std::string> stems_in(const std::vector<fs::path>& folders) {
  std::vector<std::string> stems;
  std::error_code error;
  for (const fs::path& folder : folders) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
      if (entry.path().extension() == ".toml") stems.push_back(entry.path().stem().string());
    }
  }
  std::sort(stems.begin(), stems.end());
  return stems;
}

[[noreturn]] void refuse(const TomlFile& file, const toml::node& node, std::string message) {
  throw InvalidInput({file.problem(node, std::move(message))});
}

/// "a (a.toml:2:11) -> b (b.toml:4:11) -> a": each file with the place of its `extends`.
std::string links_text(const std::vector<ChainFile>& links, const std::string& end) {
  std::string text;
  for (const ChainFile& link : links) {
    const Position place = TomlFile::position_of(*link.file.root().get("extends"));
    text += fmt::format("{} ({}.toml:{}:{}) -> ", printable(link.stem), printable(link.stem), place.line,
                        place.column);
  }
  return text + printable(end);
}

/// The path of the file that the last of `later` extends, or an empty one.
fs::path extended_path(const std::vector<ChainFile>& later, bool& circle) {
  const TomlFile& file = later.back().file;
  const toml::node* node = file.root().get("extends");
  if (node == nullptr) return {};
  const auto* text = node->as_string();
  if (text == nullptr || text->get().empty())
    refuse(file, *node, "'extends' needs the name of a scenario in quotes");
  const std::string& stem = text->get();
  if (stem.find_first_of("/\\") != std::string::npos || fs::path(stem).extension() == ".toml") {
    refuse(file, *node,
           fmt::format("'extends' needs a name without folder and .toml, not '{}'", printable(stem)));
  }
  if (std::any_of(later.begin(), later.end(), [&](const ChainFile& each) { return each.stem == stem; })) {
    circle = true;
    refuse(file, *node, fmt::format("'extends' goes in a circle: {}", links_text(later, stem)));
  }
  if (later.size() >= longest_chain)
    refuse(file, *node, fmt::format("chain of more than {} files", longest_chain));
  const std::vector<fs::path> folders = folders_of(fs::path(file.name()).parent_path());
  for (const fs::path& folder : folders) {
    fs::path path = folder / (stem + ".toml");
    std::error_code error;
    if (fs::exists(path, error)) return path;
  }
  std::string hint = suggestion(stem, stems_in(folders));
  if (hint.empty()) hint = "; put both files into one folder";
  refuse(file, *node,
         fmt::format("no scenario '{}' in this folder{}{}", printable(stem),
                     folders.size() > 1 ? " nor the one above" : "", hint));
}

/// A file that stands for several scenarios has no values that another could go on from.
void refuse_points(const std::vector<ChainFile>& later, const TomlFile& extended) {
  const std::string key = points_key(extended);
  if (key.empty()) return;
  const TomlFile& file = later.back().file;
  const toml::node& node = *file.root().get("extends");
  refuse(file, node,
         fmt::format(
             "'{}' has a {} and stands for several scenarios; none of them can be extended: extend a file "
             "without {}",
             printable(node.value<std::string>().value_or("")), key, key));
}

}  // namespace

Chain read_chain(const std::string& path) {
  Chain chain;
  chain.files.push_back({fs::path(path).stem().string(), TomlFile::read(path)});
  bool circle = false;
  try {
    for (fs::path next = extended_path(chain.files, circle); !next.empty();
         next = extended_path(chain.files, circle)) {
      TomlFile file = TomlFile::read(next.string());
      refuse_points(chain.files, file);
      chain.files.push_back({next.stem().string(), std::move(file)});
    }
  } catch (const InvalidInput& invalid) {
    chain.problems = invalid.problems();
    chain.whole = circle;
  }
  std::reverse(chain.files.begin(), chain.files.end());
  return chain;
}

}  // namespace sim
