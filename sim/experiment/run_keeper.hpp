#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "sim/experiment/simulation.hpp"

namespace sim {

/// What becomes of a run of an experiment.
enum class RunFate { to_be_made, made_before, made_elsewhere };

/// Takes runs as they finish, so that an experiment need not hold them, and knows which were made before.
class RunKeeper {
 public:
  virtual ~RunKeeper() = default;
  /// Called once before the first run, with what runs report; tells the fate of each, scenario-major.
  virtual std::vector<RunFate> begin(const std::shared_ptr<const ObservableTable>& observables) = 0;
  /// A finished run, by its places in the experiment; from any thread, several at a time. `failure` says why
  /// it failed, where the experiment goes on beyond failures; then it holds NaN.
  virtual void keep(std::size_t scenario, std::size_t replicate, const RunResult& run,
                    const std::string& failure) = 0;
};

}  // namespace sim
