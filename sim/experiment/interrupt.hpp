#pragma once
namespace sim {

/// Ctrl-C and SIGTERM set a flag that runs look at once a quarter; a second signal ends the process at once.
void watch_signals();
bool interrupted();
/// For tests.
void clear_interrupt();

}  // namespace sim
