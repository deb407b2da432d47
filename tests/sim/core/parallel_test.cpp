#include "sim/core/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>

#include "sim/random/random.hpp"

namespace sim {
namespace {

using parallel::ThreadLimit;

const std::vector<int> thread_counts = {1, 2, 3, 8};

TEST(ForChunks, CutsBySizeAlone) {
  for (const int threads : thread_counts) {
    const ThreadLimit limit(threads);
    std::mutex mutex;
    std::set<std::vector<std::size_t>> seen;
    parallel::for_chunks(10, 4, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      const std::lock_guard lock(mutex);
      seen.insert({chunk, begin, end});
    });
    EXPECT_EQ(seen, (std::set<std::vector<std::size_t>>{{0, 0, 4}, {1, 4, 8}, {2, 8, 10}}));
  }
}

TEST(ForChunks, NoRowsNoCall) {
  parallel::for_chunks(0, 4, [](std::size_t, std::size_t, std::size_t) { FAIL(); });
}

TEST(ForRows, VisitsEachRowOnce) {
  for (const int threads : thread_counts) {
    const ThreadLimit limit(threads);
    std::vector<int> visits(10'007, 0);
    parallel::for_rows(
        visits.size(), [&](std::size_t row) { ++visits[row]; }, 64);
    EXPECT_EQ(visits, std::vector<int>(10'007, 1));
  }
}

TEST(Sum, SameBitsOnAnyNumberOfThreads) {
  const Stream luck = RandomSource(1, 1).lifelong("sum");
  // Sizes over 30 powers of ten: any other order of adding gives other bits.
  const auto value = [&](std::size_t row) {
    return luck.normal(row) * std::ldexp(1.0, static_cast<int>(row % 100));
  };
  std::set<double> sums;
  for (const int threads : thread_counts) {
    const ThreadLimit limit(threads);
    for (int repeat = 0; repeat < 5; ++repeat) sums.insert(parallel::sum<double>(50'000, value, 512));
  }
  EXPECT_EQ(sums.size(), 1U);
  double backwards = 0.0;
  for (std::size_t row = 50'000; row-- > 0;) backwards += value(row);
  EXPECT_NE(*sums.begin(), backwards) << "the numbers no longer show the order of adding";
}

TEST(ThreadLimit, OneIsSerialInTheCallingThread) {
  const ThreadLimit limit(1);
  const std::thread::id self = std::this_thread::get_id();
  std::size_t next = 0;
  parallel::for_each_task(100, [&](std::size_t task) {
    EXPECT_EQ(task, next++);
    EXPECT_EQ(std::this_thread::get_id(), self);
  });
  EXPECT_EQ(next, 100U);
}

TEST(ThreadLimit, WidensBeyondTheMachineAndNests) {
  const ThreadLimit outer(8);
  const auto threads_seen = [] {
    std::mutex mutex;
    std::set<std::thread::id> threads;
    parallel::for_each_task(64, [&](std::size_t) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
    });
    return threads.size();
  };
  EXPECT_GT(threads_seen(), 1U);
  EXPECT_LE(threads_seen(), 8U);
  {
    const ThreadLimit inner(1);
    EXPECT_EQ(threads_seen(), 1U);
    const ThreadLimit wider(4);
    EXPECT_EQ(threads_seen(), 1U) << "the smaller of two limits holds";
  }
  EXPECT_GT(threads_seen(), 1U);
}

TEST(ForEachTask, LoopsInsideAreSerial) {
  const ThreadLimit limit(4);
  std::atomic<int> strangers{0};
  parallel::for_each_task(16, [&](std::size_t) {
    const std::thread::id self = std::this_thread::get_id();
    parallel::for_rows(
        1000,
        [&](std::size_t) {
          if (std::this_thread::get_id() != self) ++strangers;
        },
        10);
  });
  EXPECT_EQ(strangers.load(), 0);
}

TEST(ForEachTask, NeverStartsASecondTaskInsideTheFirst) {
  const ThreadLimit limit(4);
  std::atomic<int> entered_twice{0};
  parallel::for_each_task(64, [&](std::size_t) {
    static thread_local int depth = 0;
    if (++depth > 1) ++entered_twice;
    parallel::for_rows(
        200, [](std::size_t) { std::this_thread::yield(); }, 10);
    --depth;
  });
  EXPECT_EQ(entered_twice.load(), 0);
}

TEST(ForEachTask, ThrowsTheLowestFailure) {
  for (const int threads : thread_counts) {
    const ThreadLimit limit(threads);
    for (int repeat = 0; repeat < 20; ++repeat) {
      std::atomic<int> running{0};
      try {
        parallel::for_each_task(200, [&](std::size_t task) {
          ++running;
          // The lower failure comes later in time than the higher one.
          if (task == 5) std::this_thread::sleep_for(std::chrono::milliseconds(1));
          --running;
          if (task == 5 || task == 6 || task == 150) throw std::runtime_error(std::to_string(task));
        });
        FAIL() << "nothing was thrown";
      } catch (const std::runtime_error& failure) {
        EXPECT_STREQ(failure.what(), "5");
        EXPECT_EQ(running.load(), 0) << "a task still runs";
      }
    }
  }
}

TEST(ForEachTask, SkipsWhatHasNotStarted) {
  for (const int threads : thread_counts) {
    const ThreadLimit limit(threads);
    std::atomic<int> done{0};
    EXPECT_THROW(parallel::for_each_task(100'000,
                                         [&](std::size_t task) {
                                           if (task == 3) throw std::runtime_error("3");
                                           // Long enough for the failure to be noticed on a busy machine.
                                           if (task > 3)
                                             std::this_thread::sleep_for(std::chrono::microseconds(20));
                                           ++done;
                                         }),
                 std::runtime_error);
    EXPECT_GE(done.load(), 3);
    EXPECT_LT(done.load(), 99'999);
  }
}

TEST(ForEachTask, WorksAgainAfterAFailure) {
  const ThreadLimit limit(3);
  EXPECT_THROW(parallel::for_each_task(10, [](std::size_t) { throw std::logic_error("x"); }),
               std::logic_error);
  std::atomic<int> done{0};
  parallel::for_each_task(10, [&](std::size_t) { ++done; });
  EXPECT_EQ(done.load(), 10);
}

TEST(HardwareThreads, AtLeastOne) {
  EXPECT_GE(parallel::hardware_threads(), 1);
}

}  // namespace
}  // namespace sim
