#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace sim {

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
