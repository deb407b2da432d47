#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace sim {

/// The inputs of each scenario of an experiment, made when they are asked for: one takes some megabytes, and
/// a designed study has as many as points. Safe to use from many threads.
class RealisedScenarios {
 public:
  /// So many stay once they are made, those asked for last; runs hold theirs as long as they need them.
  static constexpr std::size_t most_held = 8;

  /// `scenarios` and `inputs` outlive this.
  RealisedScenarios(const std::vector<Scenario>& scenarios, const Inputs& inputs, Quarter first, Quarter last)
      : scenarios_(scenarios), inputs_(inputs), first_(first), last_(last) {}

  std::shared_ptr<const ScenarioInputs> get(std::size_t scenario);
  const std::vector<Scenario>& scenarios() const { return scenarios_; }

 private:
  struct Held {
    std::size_t scenario;
    std::shared_ptr<const ScenarioInputs> inputs;
  };

  /// Null where it is not held; moved to the front where it is.
  std::shared_ptr<const ScenarioInputs> held(std::size_t scenario);

  const std::vector<Scenario>& scenarios_;
  const Inputs& inputs_;
  Quarter first_, last_;
  std::mutex mutex_;
  std::list<Held> held_;  // last asked for first
};

}  // namespace sim
