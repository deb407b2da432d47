#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

/// The one seam to the parallel back end: oneTBB, or std::thread where the build says SIM_EXEC_THREADS (for
/// ThreadSanitizer, which reports falsely on Debian's oneTBB). Results never depend on the number of threads:
/// work is cut into chunks by size alone and partial results are combined in the order of the chunks.
namespace sim::parallel {

inline constexpr std::size_t default_grain = 4096;

/// Threads this process may use: the affinity mask of the machine.
int hardware_threads();

/// Limits all parallel work while it lives; 1 means strictly serial in the calling thread, 0 all threads that
/// the machine gives. Inside another limit the smaller of the two holds. Made and ended on the main thread
/// only, outside parallel work.
class ThreadLimit {
 public:
  explicit ThreadLimit(int threads);
  ~ThreadLimit();
  ThreadLimit(const ThreadLimit&) = delete;
  ThreadLimit& operator=(const ThreadLimit&) = delete;

 private:
  void* control_ = nullptr;
  int previous_ = 0;
};

/// Calls f(chunk, begin, end) for chunks of `grain` rows (at least 1) of 0..n; serial when there is one
/// chunk, when one thread is allowed, or inside other parallel work (runs are parallel first, agents second).
/// Exceptions as in `for_each_task`.
void for_chunks(std::size_t n, std::size_t grain,
                const std::function<void(std::size_t chunk, std::size_t begin, std::size_t end)>& f);

/// Calls f(row) for every row of 0..n in chunks.
template <class F>
void for_rows(std::size_t n, F&& f, std::size_t grain = default_grain) {
  for_chunks(n, grain, [&f](std::size_t, std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) f(row);
  });
}

/// Sum of value(row) over 0..n: chunk sums added in chunk order, so the bits do not depend on threads.
template <class T, class F>
T sum(std::size_t n, F&& value, std::size_t grain = default_grain) {
  std::vector<T> partial((n + grain - 1) / grain, T{});
  for_chunks(n, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    T total{};
    for (std::size_t row = begin; row < end; ++row) total += value(row);
    partial[chunk] = total;
  });
  T total{};
  for (const T& part : partial) total += part;
  return total;
}

/// Independent tasks 0..n (whole runs) over the allowed threads, each isolated so that a waiting thread never
/// starts a second run inside the first. Tasks start in ascending order. If tasks throw, the exception of the
/// lowest task number is rethrown after all running tasks have ended; tasks not yet started are skipped. One
/// task alone runs in the calling thread, and the loops inside it may then be parallel.
void for_each_task(std::size_t n, const std::function<void(std::size_t task)>& f);

}  // namespace sim::parallel
