#include "sim/output/limited_child.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <stdexcept>

namespace {

std::vector<std::byte> bytes(std::size_t count) {
  return std::vector<std::byte>(count, std::byte{7});
}

TEST(LimitedChild, HandsBackItsBytes) {
  EXPECT_EQ(sim::run_in_limited_child({}, [] { return bytes(3); }), bytes(3));
  EXPECT_EQ(sim::run_in_limited_child({}, [] { return bytes(0); }), bytes(0));
  EXPECT_EQ(sim::run_in_limited_child({}, [] { return bytes(5'000'000); }), bytes(5'000'000));
}

TEST(LimitedChild, AnExceptionStaysThere) {
  EXPECT_FALSE(
      sim::run_in_limited_child({}, []() -> std::vector<std::byte> { throw std::runtime_error("x"); }));
}

TEST(LimitedChild, ACrashStaysThere) {
  for (const int signal_number : {SIGSEGV, SIGABRT, SIGFPE, SIGKILL}) {
    EXPECT_FALSE(sim::run_in_limited_child({}, [signal_number] {
      raise(signal_number);
      return bytes(1);
    })) << signal_number;
  }
}

// Ctrl-C reaches both processes; what the child read is no damaged file because of it.
TEST(LimitedChild, LeavesCtrlCToItsParent) {
  for (const int signal_number : {SIGINT, SIGTERM}) {
    EXPECT_EQ(sim::run_in_limited_child({},
                                        [signal_number] {
                                          raise(signal_number);
                                          return bytes(1);
                                        }),
              bytes(1))
        << signal_number;
  }
}

TEST(LimitedChild, AnEndlessLoopEnds) {
  sim::ChildLimits limits;
  limits.cpu_seconds = 1;
  volatile bool forever = true;
  EXPECT_FALSE(sim::run_in_limited_child(limits, [&forever] {
    while (forever) {
    }
    return bytes(1);
  }));
}

TEST(LimitedChild, AnEndlessWaitEnds) {
  sim::ChildLimits limits;
  limits.wall_seconds = 1;
  EXPECT_FALSE(sim::run_in_limited_child(limits, [] {
    while (true) pause();
    return bytes(1);
  }));
}

TEST(LimitedChild, TooLongAnAnswerIsNone) {
  sim::ChildLimits limits;
  limits.answer = 1000;
  EXPECT_FALSE(sim::run_in_limited_child(limits, [] { return bytes(100'000); }));
}

TEST(LimitedChild, MemoryIsLimited) {
  if (!sim::child_memory_is_limited) GTEST_SKIP() << "not in a sanitizer build";
  sim::ChildLimits limits;
  limits.memory = std::size_t{64} << 20;
  EXPECT_FALSE(sim::run_in_limited_child(limits, [] {
    const std::vector<std::byte> much = bytes(std::size_t{256} << 20);
    return bytes(much.size() / (std::size_t{256} << 20));
  }));
}

}  // namespace
