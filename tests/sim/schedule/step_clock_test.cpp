#include <gtest/gtest.h>

#include <thread>

#include "sim/schedule/schedule.hpp"

namespace sim {
namespace {

TEST(StepClock, TimesTheStepThatRan) {
  StepClock clock(2);
  clock.time(1, [] { std::this_thread::sleep_for(std::chrono::milliseconds(5)); });
  EXPECT_EQ(clock.seconds()[0], 0.0);
  EXPECT_GE(clock.seconds()[1], 0.005);
}

TEST(StepClock, AddsRuns) {
  StepClock run(2);
  run.time(0, [] { std::this_thread::sleep_for(std::chrono::milliseconds(1)); });
  StepClock all;
  all.add(run);
  all.add(run);
  ASSERT_EQ(all.seconds().size(), 2U);
  EXPECT_EQ(all.seconds()[0], 2.0 * run.seconds()[0]);
  all.add(StepClock(1));
  EXPECT_EQ(all.seconds().size(), 2U);
}

}  // namespace
}  // namespace sim
