#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <system_error>

#include "sim/core/problem.hpp"
#include "sim/output/decode_study.hpp"
#include "sim/output/limited_child.hpp"
#include "sim/output/sound_study.hpp"
#include "sim/output/study_bytes.hpp"
#include "sim/output/study_file.hpp"

namespace sim {
namespace {

constexpr const char* damaged = "not a study file of this program, or damaged";

[[noreturn]] void refuse_file(const std::string& path, const std::string& message) {
  Problem problem;
  problem.file = path;
  problem.message = message;
  throw InvalidInput(std::vector<Problem>{problem});
}

/// Size of a regular file that begins like HDF5; InvalidInput with the reason for everything else.
std::size_t size_of_candidate(const std::string& path) {
  struct stat status = {};
  if (path.empty()) refuse_file(path, "no file is named");
  if (::stat(path.c_str(), &status) != 0)
    refuse_file(path, "cannot be read: " + std::generic_category().message(errno));
  if (S_ISDIR(status.st_mode)) refuse_file(path, "is a folder, not a study file");
  if (!S_ISREG(status.st_mode)) refuse_file(path, "is a device or a pipe, not a study file");
  if (status.st_size == 0) refuse_file(path, "is empty; not a study file of this program");
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse_file(path, "cannot be read: " + std::generic_category().message(errno));
  constexpr std::array<char, 8> signature{'\x89', 'H', 'D', 'F', '\r', '\n', '\x1a', '\n'};
  std::array<char, 8> begin{};
  const ssize_t got = ::read(descriptor, begin.data(), begin.size());
  ::close(descriptor);
  if (got != static_cast<ssize_t>(begin.size()) || begin != signature)
    refuse_file(path, "not a study file of this program");
  return static_cast<std::size_t>(status.st_size);
}

/// Studies shrink to a third or a tenth. Deflate could shrink a hundred times as much, which is what hostile
/// files are made of; an honest one of a few zeros finds room in the first 64 MB.
ChildLimits limits_for(std::size_t file_size) {
  constexpr std::size_t megabyte = std::size_t{1} << 20;
  constexpr std::size_t largest = std::size_t{1} << 36;
  ChildLimits limits;
  const std::size_t content = std::min(64 * megabyte + std::min(file_size, largest) * 100, largest);
  limits.memory = 256 * megabyte + 4 * content;
  limits.answer = 2 * content;
  limits.cpu_seconds = static_cast<unsigned>(4 + std::min<std::size_t>(file_size / (4 * megabyte), 3600));
  limits.wall_seconds = 30 + 10 * limits.cpu_seconds;
  return limits;
}

std::vector<std::byte> tagged(char tag, std::span<const std::byte> content) {
  std::vector<std::byte> bytes{static_cast<std::byte>(tag)};
  bytes.insert(bytes.end(), content.begin(), content.end());
  return bytes;
}

/// What the child says, which a file may have taken over; HDF5 may also be content with parts that do not fit
/// together.
Study sound_study(const std::string& path, std::span<const std::byte> content) {
  try {
    Study study = study_from_bytes(content);
    if (study_fault(study).empty()) return study;
  } catch (const InvalidInput&) {  // told below
  }
  refuse_file(path, damaged);
}

/// `decode` reads the file, within so many bytes, in a child.
Study read_in_child(const std::string& path, const std::function<Study(std::size_t budget)>& decode) {
  const std::size_t size = size_of_candidate(path);
  const ChildLimits limits = limits_for(size);
  const auto work = [&]() -> std::vector<std::byte> {
    try {
      return tagged('s', to_bytes(decode(limits.answer / 2)));
    } catch (const InvalidInput& problem) {
      const std::string message =
          problem.problems().empty() ? problem.what() : problem.problems().front().message;
      return tagged('e', std::as_bytes(std::span<const char>(message)));
    }
  };
  const std::optional<std::vector<std::byte>> answer = run_in_limited_child(limits, work);
  if (!answer || answer->empty()) refuse_file(path, damaged);
  const std::span<const std::byte> content = std::span<const std::byte>(*answer).subspan(1);
  if (answer->front() == static_cast<std::byte>('s')) return sound_study(path, content);
  std::string message(content.size(), '\0');
  if (!content.empty()) std::memcpy(message.data(), content.data(), content.size());
  refuse_file(path, message);
}

}  // namespace

Study read_study(const std::string& path) {
  return read_study(path, [](const Observable&) { return true; });
}

Study read_study(const std::string& path, const std::function<bool(const Observable&)>& wanted) {
  return read_in_child(path, [&](std::size_t budget) { return decode_study(path, budget, wanted); });
}

Study read_study_header(const std::string& path) {
  return read_in_child(path, [&](std::size_t budget) { return decode_header(path, budget); });
}

Study read_verified_header(const std::string& path) {
  return read_in_child(path, [&](std::size_t budget) {
    Study study = decode_study(path, budget, [](const Observable&) { return false; });
    study.axes.clear();
    study.points.clear();
    study.panels.clear();
    return study;
  });
}

}  // namespace sim
