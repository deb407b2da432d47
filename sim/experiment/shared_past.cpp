#include "sim/experiment/shared_past.hpp"

#include <algorithm>
#include <utility>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

bool changes_inputs(const Scenario& scenario) {
  return scenario.freeze.has_value() || !scenario.added.empty();
}

bool redrawn(const ScenarioInputs& inputs, Quarter quarter) {
  return inputs.placebo && quarter >= inputs.placebo->from;
}

}  // namespace

std::optional<Quarter> same_until(const Scenario& first, const ScenarioInputs& first_inputs,
                                  const Scenario& other, const ScenarioInputs& other_inputs) {
  if (changes_inputs(first) || changes_inputs(other)) return std::nullopt;
  const ParameterTimeline& one = first_inputs.timeline;
  const ParameterTimeline& two = other_inputs.timeline;
  if (one.first() != two.first() || one.last() != two.last()) return std::nullopt;
  std::optional<Quarter> same;
  for (Quarter quarter = one.first(); quarter <= one.last(); quarter = quarter + 1) {
    if (redrawn(first_inputs, quarter) || redrawn(other_inputs, quarter)) break;
    const std::span<const double> left = one.at(quarter);
    const std::span<const double> right = two.at(quarter);
    if (!std::equal(left.begin(), left.end(), right.begin(), right.end())) break;
    same = quarter;
  }
  return same;
}

std::optional<Quarter> shared_quarter(std::span<const std::optional<Quarter>> same_until, Quarter start) {
  std::optional<Quarter> best;
  long most = 0;
  for (const std::optional<Quarter>& each : same_until) {
    if (!each) continue;
    const auto together =
        std::count_if(same_until.begin(), same_until.end(),
                      [&](const std::optional<Quarter>& other) { return other && *other >= *each; });
    const long spared = together * (*each - start + 1);
    if (spared <= most) continue;
    most = spared;
    best = each;
  }
  return best;
}

namespace {

/// The first quarter of the warm-up.
Quarter start_of_runs(const Model& model, const ScenarioInputs& scenario, std::uint64_t seed) {
  const Quarter first = model.first_quarter();
  const ParameterView parameters(scenario.inputs.parameters, scenario.timeline.at(first), initial_step);
  return first + -model.warm_up_quarters({first, parameters, RandomSource(seed, 1), nullptr});
}

}  // namespace

std::size_t Sharing::takers() const {
  return static_cast<std::size_t>(std::count(goes_on.begin(), goes_on.end(), true));
}

Sharing share_past(const Model& model, RealisedScenarios& scenarios, std::uint64_t seed,
                   std::optional<Quarter> after) {
  const std::vector<Scenario>& all = scenarios.scenarios();
  const std::shared_ptr<const ScenarioInputs> first = scenarios.get(0);
  std::vector<std::optional<Quarter>> same(all.size());
  for (std::size_t other = 1; other < all.size(); ++other)
    same[other] = same_until(all.front(), *first, all[other], *scenarios.get(other));
  Sharing sharing;
  sharing.after = after ? after : shared_quarter(same, start_of_runs(model, *first, seed));
  for (const std::optional<Quarter>& each : same)
    sharing.goes_on.push_back(sharing.after && each && *each >= *sharing.after);
  return sharing;
}

SharedPasts::SharedPasts(Quarter after, const Inputs& inputs, const std::vector<std::size_t>& takers)
    : after_(after), inputs_(&inputs) {
  for (const std::size_t number : takers) slots_.push_back({false, nullptr, number});
}

SharedPasts::SharedPasts(Quarter after, const Inputs& inputs, std::size_t replicates)
    : after_(after), inputs_(&inputs), all_stay_(true), slots_(replicates) {}

Leaving SharedPasts::leaving(std::size_t place) {
  return {after_, inputs_, [this, place](Past past) {
            {
              const std::lock_guard<std::mutex> lock(mutex_);
              slots_[place].past = std::make_shared<const Past>(std::move(past));
            }
            told_.notify_all();
          }};
}

void SharedPasts::give_up(std::size_t place) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    slots_[place].lost = true;
  }
  told_.notify_all();
}

std::shared_ptr<const Past> SharedPasts::take(std::size_t place) {
  std::unique_lock<std::mutex> lock(mutex_);
  Slot& slot = slots_[place];
  told_.wait(lock, [&slot] { return slot.past != nullptr || slot.lost; });
  if (slot.past == nullptr) throw RunFailed("the run that this one goes on from has failed");
  std::shared_ptr<const Past> past = slot.past;
  if (all_stay_) return past;
  if (slot.takers == 1) slot.past.reset();
  if (slot.takers > 0) --slot.takers;
  return past;
}

}  // namespace sim
