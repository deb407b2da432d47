#include "sim/cli/temporary_folder.hpp"

#include <cstdlib>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what, const std::string& why) {
  throw OutputRefused("cannot write " + printable(what) + ": " + why);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  const fs::path place = fs::temp_directory_path(error);
  if (error) refuse("temporary files", error.message() + " ($TMPDIR names their folder)");
  path_ = (place / "innosim-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr) refuse(path_, std::generic_category().message(errno));
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, const std::string& text) const {
  const fs::path path = fs::path(path_) / name;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) refuse(path.parent_path().string(), error.message());
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) refuse(path.string(), errno == 0 ? "it failed" : std::generic_category().message(errno));
}

}  // namespace sim
