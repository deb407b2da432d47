#include "sim/experiment/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <atomic>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

std::atomic<bool> flag{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the flag is set in a signal handler");

void on_signal(int) {
  if (flag.exchange(true)) _exit(static_cast<int>(ExitCode::interrupted));
}

}  // namespace

void watch_signals() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return flag.load(std::memory_order_relaxed);
}

void clear_interrupt() {
  flag.store(false);
}

}  // namespace sim
