#include "sim/output/limited_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <span>
#include <system_error>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit bound{most, most};
  setrlimit(resource, &bound);
}

[[maybe_unused]] std::size_t mapped_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t pages = 0;
  file >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void confine(const ChildLimits& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  for (const int number : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGPIPE}) signal(number, SIG_DFL);
  // A terminal sends these to both: the parent decides, and takes this one along. Else a file would be called
  // damaged because someone lost patience.
  for (const int number : {SIGINT, SIGTERM}) signal(number, SIG_IGN);
  const int nowhere = ::open("/dev/null", O_RDWR);
  if (nowhere >= 0) {
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
  }
  if constexpr (child_memory_is_limited) limit(RLIMIT_AS, mapped_bytes() + limits.memory);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  alarm(limits.wall_seconds);
}

bool send(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

[[noreturn]] void live_as_child(int descriptor, const ChildLimits& limits,
                                const std::function<std::vector<std::byte>()>& work) {
  confine(limits);
  try {
    _exit(send(descriptor, work()) ? 0 : 1);
  } catch (...) {
    _exit(1);
  }
}

/// Everything the child says until it closes the pipe; nothing when it says too much or takes too long.
std::optional<std::vector<std::byte>> listen(int descriptor, const ChildLimits& limits) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits.wall_seconds);
  std::vector<std::byte> answer;
  std::array<std::byte, 65536> buffer;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return std::nullopt;
    pollfd wait{descriptor, POLLIN, 0};
    if (poll(&wait, 1, static_cast<int>(std::min<long long>(left, 60'000))) <= 0) continue;
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) return answer;
    if (answer.size() + static_cast<std::size_t>(got) > limits.answer) return std::nullopt;
    answer.insert(answer.end(), buffer.begin(), buffer.begin() + got);
  }
}

}  // namespace

std::optional<std::vector<std::byte>> run_in_limited_child(
    const ChildLimits& limits, const std::function<std::vector<std::byte>()>& work) {
  std::array<int, 2> pipe_ends{};
  if (::pipe2(pipe_ends.data(), O_CLOEXEC) != 0)
    throw RunFailed("cannot make a pipe: " + std::generic_category().message(errno));
  const pid_t child = ::fork();
  if (child < 0) {
    const int error = errno;
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    throw RunFailed("cannot start a reading process: " + std::generic_category().message(error));
  }
  if (child == 0) {
    ::close(pipe_ends[0]);
    live_as_child(pipe_ends[1], limits, work);
  }
  ::close(pipe_ends[1]);
  std::optional<std::vector<std::byte>> answer = listen(pipe_ends[0], limits);
  ::close(pipe_ends[0]);
  if (!answer) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return answer;
}

}  // namespace sim
