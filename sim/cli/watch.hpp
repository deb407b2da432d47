#pragma once
#include <chrono>

#include "sim/cli/machine.hpp"

namespace sim {

/// Wall and processor time since it was made, seconds.
class Watch {
 public:
  enum class Of { process, thread };
  /// Of all threads, or of the one that makes and reads it.
  explicit Watch(Of whose = Of::process) : whose_(whose) {}
  double wall() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall_).count();
  }
  double cpu() const { return used() - cpu_; }

 private:
  double used() const { return whose_ == Of::process ? cpu_seconds() : thread_cpu_seconds(); }

  Of whose_;
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  double cpu_ = used();
};

}  // namespace sim
