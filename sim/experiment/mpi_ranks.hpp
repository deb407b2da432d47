#pragma once
#include <functional>

#include "sim/experiment/ranks.hpp"

namespace sim {

/// Starts MPI, calls `work` with its ranks, ends MPI and returns what `work` did. `work` must not throw.
int with_mpi_ranks(int& argc, char**& argv, const std::function<int(Ranks&)>& work);

}  // namespace sim
