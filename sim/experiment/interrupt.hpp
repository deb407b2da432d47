#pragma once
#include "sim/core/problem.hpp"

namespace sim {

/// Ctrl-C or SIGTERM where finished work is kept; the message says where, and how to go on.
class Paused : public Interrupted {
  using Interrupted::Interrupted;
};

/// Ctrl-C and SIGTERM set a flag that runs look at once a quarter; a second signal ends the process at once.
void watch_signals();
bool interrupted();
/// For tests.
void clear_interrupt();

}  // namespace sim
