#include "sim/experiment/interrupt.hpp"

#include <gtest/gtest.h>
#include <signal.h>

namespace {

TEST(Interrupt, ASignalSetsTheFlag) {
  sim::watch_signals();
  sim::clear_interrupt();
  EXPECT_FALSE(sim::interrupted());
  for (const int signal_number : {SIGINT, SIGTERM}) {
    raise(signal_number);
    EXPECT_TRUE(sim::interrupted());
    sim::clear_interrupt();
  }
}

TEST(InterruptDeathTest, ASecondSignalEndsTheProcess) {
  EXPECT_EXIT(
      {
        sim::watch_signals();
        raise(SIGINT);
        raise(SIGTERM);
      },
      testing::ExitedWithCode(3), "");
}

}  // namespace
