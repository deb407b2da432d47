#include "sim/experiment/mpi_ranks.hpp"

#include <mpi.h>
#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

namespace sim {
namespace {

/// Lets MPI answer ranks of other machines while this one simulates: without shared memory, what they draw
/// from the counter of the first rank waits until that one calls MPI.
class Answering {
 public:
  explicit Answering(std::mutex& calling) : calling_(calling) {
    // Signals are for the threads that work.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    thread_ = std::thread([this] { answer(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  ~Answering() {
    over_ = true;
    thread_.join();
  }
  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;

 private:
  void answer() {
    constexpr std::chrono::milliseconds between{2};  // a wait that nobody notices, for a thousandth of a core
    while (!over_) {
      {
        const std::lock_guard<std::mutex> lock(calling_);
        int arrived = 0;
        MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &arrived, MPI_STATUS_IGNORE);
      }
      std::this_thread::sleep_for(between);
    }
  }

  std::mutex& calling_;
  std::atomic<bool> over_{false};
  std::thread thread_;
};

class MpiRanks : public Ranks {
 public:
  explicit MpiRanks(bool several_threads_may_call) : several_threads_may_call_(several_threads_may_call) {
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
    MPI_Comm machine = MPI_COMM_NULL;
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
    MPI_Comm_size(machine, &on_this_machine_);
    MPI_Comm_free(&machine);
    MPI_Win_allocate(rank_ == 0 ? MPI_Aint{sizeof(std::uint64_t)} : MPI_Aint{0}, sizeof(std::uint64_t),
                     MPI_INFO_NULL, MPI_COMM_WORLD, &counter_, &window_);
    if (rank_ == 0) *counter_ = 0;
    MPI_Barrier(MPI_COMM_WORLD);
  }
  ~MpiRanks() override {
    answering_.reset();
    MPI_Win_free(&window_);
  }
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const override { return rank_; }
  int size() const override { return size_; }
  int on_this_machine() const override { return on_this_machine_; }

  std::size_t draw() override {
    if (rank_ == 0 && size_ > 1 && several_threads_may_call_ && !answering_) answering_.emplace(calling_);
    const std::lock_guard<std::mutex> lock(calling_);
    const std::uint64_t one = 1;
    std::uint64_t drawn = 0;
    MPI_Win_lock(MPI_LOCK_SHARED, 0, 0, window_);
    MPI_Fetch_and_op(&one, &drawn, MPI_UINT64_T, 0, 0, MPI_SUM, window_);
    MPI_Win_unlock(0, window_);
    return drawn + 1;
  }

  bool all_agree(std::uint64_t value) override {
    answering_.reset();
    const std::uint64_t mine[2] = {value, ~value};
    std::uint64_t largest[2] = {};
    MPI_Allreduce(mine, largest, 2, MPI_UINT64_T, MPI_MAX, MPI_COMM_WORLD);
    return largest[0] == ~largest[1];
  }

  int worst(int code) override {
    answering_.reset();
    int all = code;
    MPI_Allreduce(&code, &all, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    return all;
  }

  void wait() override {
    answering_.reset();
    MPI_Barrier(MPI_COMM_WORLD);
  }

 private:
  bool several_threads_may_call_;
  int rank_ = 0;
  int size_ = 1;
  int on_this_machine_ = 1;
  std::uint64_t* counter_ = nullptr;
  MPI_Win window_ = MPI_WIN_NULL;
  std::mutex calling_;                  // one thread calls MPI at a time
  std::optional<Answering> answering_;  // from the first draw until all meet
};

}  // namespace

int with_mpi_ranks(int& argc, char**& argv, const std::function<int(Ranks&)>& work) {
  int provided = MPI_THREAD_SINGLE;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &provided);
  int code = 1;
  {
    MpiRanks ranks(provided >= MPI_THREAD_SERIALIZED);
    code = work(ranks);
  }
  MPI_Finalize();
  return code;
}

}  // namespace sim
