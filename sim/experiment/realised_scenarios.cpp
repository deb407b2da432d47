#include "sim/experiment/realised_scenarios.hpp"

#include <algorithm>

namespace sim {

std::shared_ptr<const ScenarioInputs> RealisedScenarios::held(std::size_t scenario) {
  const auto found = std::find_if(held_.begin(), held_.end(),
                                  [scenario](const Held& each) { return each.scenario == scenario; });
  if (found == held_.end()) return nullptr;
  held_.splice(held_.begin(), held_, found);
  return found->inputs;
}

std::shared_ptr<const ScenarioInputs> RealisedScenarios::get(std::size_t scenario) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (auto there = held(scenario)) return there;
  }
  // Beside each other, for it takes a while; two threads may then make the same, of which one is kept.
  auto made =
      std::make_shared<const ScenarioInputs>(realise(scenarios_.at(scenario), inputs_, first_, last_));
  const std::lock_guard<std::mutex> lock(mutex_);
  if (auto there = held(scenario)) return there;
  held_.push_front({scenario, made});
  if (held_.size() > most_held) held_.pop_back();
  return made;
}

}  // namespace sim
