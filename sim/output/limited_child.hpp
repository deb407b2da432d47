#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SIM_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SIM_SHADOW_MEMORY 1
#endif
#endif

namespace sim {

/// Sanitizers map terabytes, so in their builds memory cannot be limited.
#ifdef SIM_SHADOW_MEMORY
inline constexpr bool child_memory_is_limited = false;
#else
inline constexpr bool child_memory_is_limited = true;
#endif

struct ChildLimits {
  std::size_t memory = std::size_t{512} << 20;  ///< bytes beyond what this process has mapped already
  unsigned cpu_seconds = 2;
  unsigned wall_seconds = 60;
  std::size_t answer = std::size_t{512} << 20;  ///< bytes
};

/// Runs `work` in a forked child that can neither write files nor start a privileged program, and returns
/// what it returned; nothing if it threw, crashed, or reached a limit. Throws RunFailed if no child can be
/// made.
std::optional<std::vector<std::byte>> run_in_limited_child(
    const ChildLimits& limits, const std::function<std::vector<std::byte>()>& work);

}  // namespace sim
