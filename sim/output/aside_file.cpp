#include "sim/output/aside_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>

namespace sim {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string target_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return path;
  const std::filesystem::path target = std::filesystem::weakly_canonical(path, error);
  return error ? path : target.string();
}

AsideFile::AsideFile(const std::string& folder) {
  constexpr int attempts = 100;  // names can be taken by what a killed process of the same number left
  static std::atomic<unsigned> made{0};
  const std::string base = folder + "/" + std::string(aside_prefix) + std::to_string(::getpid()) + "-";
  for (int attempt = 0; attempt < attempts; ++attempt) {
    name_ = base + std::to_string(made.fetch_add(1));
    descriptor_ = ::open(name_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0 || errno != EEXIST) return;
  }
}

AsideFile::~AsideFile() {
  if (descriptor_ < 0) return;
  const int error = errno;
  ::close(descriptor_);
  if (!kept_) ::unlink(name_.c_str());
  errno = error;
}

}  // namespace sim
