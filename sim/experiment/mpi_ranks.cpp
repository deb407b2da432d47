#include "sim/experiment/mpi_ranks.hpp"

#include <mpi.h>

namespace sim {
namespace {

class MpiRanks : public Ranks {
 public:
  MpiRanks() {
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
  ~MpiRanks() override { MPI_Win_free(&window_); }
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const override { return rank_; }
  int size() const override { return size_; }
  int on_this_machine() const override { return on_this_machine_; }

  std::size_t draw() override {
    const std::uint64_t one = 1;
    std::uint64_t drawn = 0;
    MPI_Win_lock(MPI_LOCK_SHARED, 0, 0, window_);
    MPI_Fetch_and_op(&one, &drawn, MPI_UINT64_T, 0, 0, MPI_SUM, window_);
    MPI_Win_unlock(0, window_);
    return drawn + 1;
  }

  bool all_agree(std::uint64_t value) override {
    const std::uint64_t mine[2] = {value, ~value};
    std::uint64_t largest[2] = {};
    MPI_Allreduce(mine, largest, 2, MPI_UINT64_T, MPI_MAX, MPI_COMM_WORLD);
    return largest[0] == ~largest[1];
  }

  int worst(int code) override {
    int all = code;
    MPI_Allreduce(&code, &all, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    return all;
  }

  void wait() override { MPI_Barrier(MPI_COMM_WORLD); }

 private:
  int rank_ = 0;
  int size_ = 1;
  int on_this_machine_ = 1;
  std::uint64_t* counter_ = nullptr;
  MPI_Win window_ = MPI_WIN_NULL;
};

}  // namespace

int with_mpi_ranks(int& argc, char**& argv, const std::function<int(Ranks&)>& work) {
  int provided = MPI_THREAD_SINGLE;
  // Only the first thread of a rank calls MPI; the others simulate.
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
  int code = 1;
  {
    MpiRanks ranks;
    code = work(ranks);
  }
  MPI_Finalize();
  return code;
}

}  // namespace sim
