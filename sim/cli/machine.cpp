#include "sim/cli/machine.hpp"

#include <malloc.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>

#include "sim/core/parallel.hpp"
#include "sim/core/text.hpp"

namespace sim {
namespace {

constexpr std::uint64_t boundless = std::numeric_limits<std::uint64_t>::max();

/// The number behind `name` in a file of lines such as "VmRSS:   1234 kB" or "inactive_file 4096".
std::optional<std::uint64_t> number_in(const std::string& path, const std::string& name) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.compare(0, name.size(), name) != 0) continue;
    std::string_view rest = trim(std::string_view(line).substr(name.size()));
    const bool kilobytes = rest.size() > 3 && rest.substr(rest.size() - 3) == " kB";
    if (kilobytes) rest = trim(rest.substr(0, rest.size() - 3));
    const auto number = parse_integer(rest);
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::uint64_t>(*number) * (kilobytes ? 1024 : 1);
  }
  return std::nullopt;
}

std::uint64_t status(const char* name) {
  return number_in("/proc/self/status", name).value_or(0);
}

std::uint64_t available(const std::string& root) {
  return number_in(root + "/proc/meminfo", "MemAvailable:").value_or(boundless);
}

/// Of the group in `folder`: its limit less what it uses; cached files give way.
std::uint64_t group_leaves(const std::string& folder) {
  const auto limit = number_in(folder + "/memory.max", "");
  const auto used = number_in(folder + "/memory.current", "");
  if (!limit || !used) return boundless;
  const std::uint64_t cached = number_in(folder + "/memory.stat", "inactive_file ").value_or(0);
  const std::uint64_t held = *used - std::min(cached, *used);
  return *limit - std::min(held, *limit);
}

/// The least of the group of this process and those above it.
std::uint64_t groups_leave(const std::string& root) {
  std::ifstream file(root + "/proc/self/cgroup");
  std::string line;
  std::uint64_t least = boundless;
  const std::string mount = root + "/sys/fs/cgroup";
  while (std::getline(file, line)) {
    if (line.compare(0, 3, "0::") != 0) continue;
    for (std::filesystem::path group = line.substr(3);; group = group.parent_path()) {
      least = std::min(least, group_leaves(mount + group.string()));
      if (group.empty() || group == group.parent_path()) break;
    }
  }
  return least;
}

std::uint64_t address_space_left() {
  rlimit limit = {};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return boundless;
  const std::uint64_t mapped = status("VmSize:");
  return limit.rlim_cur - std::min<std::uint64_t>(mapped, limit.rlim_cur);
}

}  // namespace

std::uint64_t resident_memory() {
  return status("VmRSS:");
}

std::uint64_t peak_resident_memory() {
  return status("VmHWM:");
}

void reset_peak_resident_memory() {
  std::ofstream("/proc/self/clear_refs") << "5";
}

std::uint64_t allocated_memory() {
#ifdef __GLIBC__
  const struct mallinfo2 use = mallinfo2();
  return use.uordblks + use.hblkhd;
#else
  return 0;
#endif
}

namespace {

double seconds_of(clockid_t clock) {
  timespec time = {};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

double cpu_seconds() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double thread_cpu_seconds() {
  return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

std::uint64_t memory_left(const std::string& root) {
  return std::min({available(root), groups_leave(root), address_space_left()});
}

std::uint64_t disk_left(const std::string& folder) {
  struct statvfs disk = {};
  if (statvfs(folder.c_str(), &disk) != 0) return boundless;
  return disk.f_bavail * disk.f_frsize;
}

void free_large_blocks_at_once() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);  // smaller ones would come and go
#endif
}

void return_freed_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

int usual_threads(int ranks) {
  const int here = parallel::hardware_threads();
  const bool is_bound = here < sysconf(_SC_NPROCESSORS_ONLN);
  int threads = is_bound ? here : std::max(here / std::max(ranks, 1), 1);
  const char* const of_task = std::getenv("SLURM_CPUS_PER_TASK");
  const auto allowed = of_task != nullptr ? parse_integer(of_task) : std::nullopt;
  if (allowed && *allowed >= 1 && *allowed < threads) threads = static_cast<int>(*allowed);
  return threads;
}

}  // namespace sim
