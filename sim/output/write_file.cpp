#include "sim/output/write_file.hpp"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <vector>

#include "sim/core/problem.hpp"
#include "sim/output/aside_file.hpp"

namespace sim {
namespace {

std::string in_megabytes(std::uintmax_t bytes) {
  const std::uintmax_t tenths = (bytes * 10 + 999'999) / 1'000'000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

[[noreturn]] void refuse(const std::string& path, int error, std::size_t needed) {
  std::string message = "cannot write " + printable(path) + ": " + std::generic_category().message(error);
  struct statvfs disk = {};
  if ((error == ENOSPC || error == EDQUOT) && statvfs(folder_of(path).c_str(), &disk) == 0)
    message +=
        " (needs " + in_megabytes(needed) + ", " + in_megabytes(disk.f_bavail * disk.f_frsize) + " free)";
  throw OutputRefused(message);
}

bool write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool holds(int descriptor, std::span<const std::byte> bytes) {
  std::vector<std::byte> buffer(std::size_t{1} << 20);
  off_t place = 0;
  while (!bytes.empty()) {
    const ssize_t read = ::pread(descriptor, buffer.data(), std::min(buffer.size(), bytes.size()), place);
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0 || std::memcmp(buffer.data(), bytes.data(), static_cast<std::size_t>(read)) != 0)
      return false;
    bytes = bytes.subspan(static_cast<std::size_t>(read));
    place += read;
  }
  return ::pread(descriptor, buffer.data(), 1, place) == 0;
}

}  // namespace

void write_file_atomically(const std::string& path, std::span<const std::byte> bytes,
                           const WriteOptions& options) {
  const std::string target = target_of(path);
  AsideFile aside(options.aside_folder.empty() ? folder_of(target) : options.aside_folder);
  if (aside.descriptor() < 0) refuse(path, errno, bytes.size());
  if (!write_all(aside.descriptor(), bytes) || ::fsync(aside.descriptor()) != 0) {
    refuse(path, errno, bytes.size());
  }
  if (options.read_back && !holds(aside.descriptor(), bytes))
    throw OutputRefused("cannot write " + printable(path) +
                        ": the disk gives back other bytes than were written");
  if (::rename(aside.name().c_str(), target.c_str()) != 0) refuse(path, errno, bytes.size());
  aside.keep();
  const int folder = ::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    // Some network file systems cannot sync a folder; the file itself is complete and in its place.
    static_cast<void>(::fsync(folder));
    ::close(folder);
  }
}

}  // namespace sim
