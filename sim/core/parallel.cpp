#include "sim/core/parallel.hpp"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#ifndef SIM_EXEC_THREADS
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace sim::parallel {

namespace {

std::atomic<int> allowed_threads{0};         // 0: as many as the machine gives
thread_local bool in_parallel_work = false;  // work inside work is serial

class InsideMark {
 public:
  InsideMark() { in_parallel_work = true; }
  ~InsideMark() { in_parallel_work = before_; }
  InsideMark(const InsideMark&) = delete;
  InsideMark& operator=(const InsideMark&) = delete;

 private:
  bool before_ = in_parallel_work;
};

/// Hands out 0..count in ascending order. When one fails no further one is handed out; all lower ones have
/// been handed out by then and end, so the lowest failure is the same on any number of threads.
class Queue {
 public:
  Queue(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

  void drain() {
    const InsideMark mark;
    while (!failed_.load()) {
      const std::size_t item = next_.fetch_add(1);
      if (item >= count_) return;
      try {
        work_(item);
      } catch (...) {
        record(item, std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void record(std::size_t item, std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_ || item < failed_item_) {
      failed_item_ = item;
      failure_ = std::move(failure);
    }
    failed_.store(true);
  }

  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::size_t failed_item_ = 0;
  std::exception_ptr failure_;
};

#ifdef SIM_EXEC_THREADS

void start(std::size_t workers, Queue& queue) {
  std::vector<std::thread> threads;
  threads.reserve(workers - 1);
  try {
    while (threads.size() + 1 < workers) threads.emplace_back([&queue] { queue.drain(); });
  } catch (const std::system_error&) {
    // The machine gives no further thread; those that run, this one among them, do all the work.
  }
  queue.drain();
  for (std::thread& thread : threads) thread.join();
}

#else

/// What a ThreadLimit holds: an arena too, because a limit above the machine's cores does not widen the
/// default one.
struct Control {
  explicit Control(int threads)
      : limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
        arena(threads) {}
  tbb::global_control limit;
  tbb::task_arena arena;
  Control* outer = nullptr;
};

std::atomic<Control*> current_control{nullptr};

void start(std::size_t workers, Queue& queue) {
  const auto spread = [workers, &queue] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, workers, 1),
        [&queue](const tbb::blocked_range<std::size_t>&) {
          tbb::this_task_arena::isolate([&queue] { queue.drain(); });
        },
        tbb::simple_partitioner{});
  };
  if (Control* const control = current_control.load()) {
    control->arena.execute(spread);
  } else {
    spread();
  }
}

#endif

std::size_t workers_for(std::size_t count) {
  if (in_parallel_work) return 1;
  const int allowed = allowed_threads.load();
  return std::min(count, static_cast<std::size_t>(allowed > 0 ? allowed : hardware_threads()));
}

void run_all(std::size_t count, const std::function<void(std::size_t)>& work) {
  const std::size_t workers = workers_for(count);
  if (workers <= 1) {
    for (std::size_t item = 0; item < count; ++item) work(item);
    return;
  }
  Queue queue(count, work);
  start(workers, queue);
  queue.rethrow();
}

}  // namespace

int hardware_threads() {
  static const int threads = [] {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (sched_getaffinity(0, sizeof(mask), &mask) == 0) return std::max(1, CPU_COUNT(&mask));
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  }();
  return threads;
}

ThreadLimit::ThreadLimit(int threads) : previous_(allowed_threads.load()) {
  const int wanted = threads > 0 ? threads : hardware_threads();
  const int effective = previous_ > 0 ? std::min(previous_, wanted) : wanted;
  allowed_threads.store(effective);
#ifndef SIM_EXEC_THREADS
  auto* const control = new Control(effective);
  control->outer = current_control.exchange(control);
  control_ = control;
#endif
}

ThreadLimit::~ThreadLimit() {
#ifndef SIM_EXEC_THREADS
  auto* const control = static_cast<Control*>(control_);
  current_control.store(control->outer);
  delete control;
#endif
  allowed_threads.store(previous_);
}

void for_chunks(std::size_t n, std::size_t grain,
                const std::function<void(std::size_t chunk, std::size_t begin, std::size_t end)>& f) {
  const std::size_t rows = std::max<std::size_t>(grain, 1);
  run_all((n + rows - 1) / rows,
          [&](std::size_t chunk) { f(chunk, chunk * rows, std::min(n, (chunk + 1) * rows)); });
}

void for_each_task(std::size_t n, const std::function<void(std::size_t task)>& f) {
  run_all(n, f);
}

}  // namespace sim::parallel
