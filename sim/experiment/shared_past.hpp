#pragma once
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "sim/experiment/realised_scenarios.hpp"
#include "sim/experiment/simulation.hpp"

/// Runs of one replicate are the same until their scenarios differ, so the first scenario's run is lived
/// through once and the others go on from a copy of it.
namespace sim {

/// Last quarter until which a run of `other` equals one of `first`; nothing if they may differ from the
/// start, as where a scenario adds entries or freezes what the data date for later.
std::optional<Quarter> same_until(const Scenario& first, const ScenarioInputs& first_inputs,
                                  const Scenario& other, const ScenarioInputs& other_inputs);

/// After which quarter the first scenario's runs are to be left for others. One quarter for all: the one that
/// spares most, counted from `start`, if all that are the same until then go on from it.
std::optional<Quarter> shared_quarter(std::span<const std::optional<Quarter>> same_until, Quarter start);

/// Which scenarios go on from the first one's runs, and from when.
struct Sharing {
  std::optional<Quarter> after;
  std::vector<bool> goes_on;  ///< by scenario

  std::size_t takers() const;
};

/// `after`: the quarter, where it is given already.
Sharing share_past(const Model& model, RealisedScenarios& scenarios, std::uint64_t seed,
                   std::optional<Quarter> after = std::nullopt);

/// What the first scenario's runs leave for others, one past a replicate. Safe to use from many threads.
class SharedPasts {
 public:
  /// `inputs` are those of runs without a scenario; they outlive this. Each past goes with the last of its
  /// `takers`, by replicate; where there are none it is not left.
  SharedPasts(Quarter after, const Inputs& inputs, const std::vector<std::size_t>& takers);
  /// All pasts stay.
  SharedPasts(Quarter after, const Inputs& inputs, std::size_t replicates);

  Quarter after() const { return after_; }
  bool is_wanted(std::size_t place) const { return all_stay_ || slots_[place].takers > 0; }
  /// For the run that leaves the past of the replicate in this place.
  Leaving leaving(std::size_t place);
  /// That run has failed and will not leave it.
  void give_up(std::size_t place);
  /// Waits until it is there; throws RunFailed after `give_up`.
  std::shared_ptr<const Past> take(std::size_t place);

 private:
  struct Slot {
    bool lost = false;
    std::shared_ptr<const Past> past;
    std::size_t takers = 0;
  };

  Quarter after_;
  const Inputs* inputs_;
  bool all_stay_ = false;
  std::mutex mutex_;
  std::condition_variable told_;
  std::vector<Slot> slots_;
};

}  // namespace sim
