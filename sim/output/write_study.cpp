#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "sim/core/problem.hpp"
#include "sim/output/aside_file.hpp"
#include "sim/output/study_file.hpp"
#include "sim/output/write_file.hpp"

namespace sim {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw OutputRefused("cannot write " + printable(path) + ": " + why);
}

std::string words_of(int error) {
  return std::generic_category().message(error);
}

void require_folder(const std::string& path, const std::string& folder) {
  struct stat status = {};
  if (::stat(folder.c_str(), &status) != 0) {
    if (errno != ENOENT) refuse(path, words_of(errno));
    refuse(path, "the folder " + printable(folder) + " does not exist; make it first, or name another");
  }
  if (!S_ISDIR(status.st_mode)) refuse(path, printable(folder) + " is not a folder");
}

/// What stands there already may only be a study, which the caller then knows how to treat.
void require_free_or_study(const std::string& path, const std::string& target) {
  struct stat status = {};
  if (::lstat(target.c_str(), &status) != 0) {
    if (errno == ENOENT) return;
    refuse(path, words_of(errno));
  }
  if (S_ISDIR(status.st_mode)) refuse(path, "it is a folder; name a file in it");
  if (!S_ISREG(status.st_mode)) refuse(path, "it is a device or a pipe, not a file");
  try {
    read_study_header(target);
  } catch (const InvalidInput&) {
    refuse(path,
           "a file that is not a readable study of this program stands there; move it away, or name another");
  }
}

}  // namespace

void require_writable(const std::string& path) {
  if (path.empty()) refuse("the study", "the name of the file is empty");
  const std::string target = target_of(path);
  require_folder(path, folder_of(target));
  if (target.back() == '/') refuse(path, "it names a folder; name a file in it");
  require_free_or_study(path, target);
  // Asking for permission is not enough: a read-only disk, a quota or an immutable folder shows only on
  // writing. A file without a name leaves nothing behind, whatever happens; some disks have none.
  const int nameless = ::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (nameless >= 0) {
    ::close(nameless);
    return;
  }
  const AsideFile probe(folder_of(target));
  if (probe.descriptor() < 0) refuse(path, words_of(errno));
}

void write_study(const Study& study, const std::string& path, const std::string& aside_folder) {
  const std::vector<std::byte> bytes = encode_study(study);
  write_file_atomically(path, bytes, {aside_folder});
}

}  // namespace sim
