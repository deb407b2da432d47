#include "sim/cli/agent_effects.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/core/math.hpp"
#include "sim/statistics/quantile.hpp"

namespace sim {
namespace {

constexpr double top_share = 0.1;

/// What one replicate adds up to.
struct Tally {
  double in_both = 0, only_before = 0, only_after = 0;
  double gained = 0, lost = 0;
  double compared = 0;  ///< in both, with a number on either side
  double sum_before = 0, sum_after = 0;
  double sum_only_before = 0, sum_only_after = 0;

  double mean_before() const { return compared > 0 ? sum_before / compared : not_a_number; }
  double mean_after() const { return compared > 0 ? sum_after / compared : not_a_number; }
};

/// A number of the other world alone, with its interval over replicates.
PairedEffect alone(const std::vector<Tally>& tallies, const std::function<double(const Tally&)>& number) {
  std::vector<double> values;
  for (const Tally& tally : tallies) values.push_back(number(tally));
  return paired_effect(std::vector<double>(values.size()), values);
}

PairedEffect between(const std::vector<Tally>& tallies, const std::function<double(const Tally&)>& before,
                     const std::function<double(const Tally&)>& after) {
  std::vector<double> left;
  std::vector<double> right;
  for (const Tally& tally : tallies) {
    left.push_back(before(tally));
    right.push_back(after(tally));
  }
  return paired_effect(left, right);
}

/// `sizes` are those of the gains, or of the losses.
std::optional<double> share_of_top(std::vector<double> sizes) {
  if (sizes.empty()) return std::nullopt;
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  const auto top = static_cast<std::size_t>(std::ceil(top_share * static_cast<double>(sizes.size())));
  double of_top = 0;
  double all = 0;
  for (std::size_t place = 0; place < sizes.size(); ++place) {
    all += sizes[place];
    if (place < top) of_top += sizes[place];
  }
  return of_top / all;
}

Distribution distribution_of(std::vector<double> differences) {
  Distribution distribution;
  distribution.count = differences.size();
  if (differences.empty()) return distribution;
  std::vector<double> gains;
  std::vector<double> losses;
  for (const double difference : differences) {
    if (difference > 0) gains.push_back(difference);
    if (difference < 0) losses.push_back(-difference);
  }
  distribution.top_of_gains = share_of_top(std::move(gains));
  distribution.top_of_losses = share_of_top(std::move(losses));
  std::sort(differences.begin(), differences.end());
  distribution.smallest = differences.front();
  distribution.largest = differences.back();
  for (const double share : agent_quantiles) distribution.quantiles.push_back(quantile(differences, share));
  return distribution;
}

/// The agents of one group, added up as they come.
class GroupSums {
 public:
  explicit GroupSums(std::size_t replicates) : tallies_(replicates) {}

  void add(const MatchedAgent& agent, double before, double after) {
    Tally& tally = tallies_[agent.replicate];
    if (!agent.after) {
      tally.only_before += 1;
      if (!std::isnan(before)) tally.sum_only_before += before;
    } else if (!agent.before) {
      tally.only_after += 1;
      if (!std::isnan(after)) tally.sum_only_after += after;
    } else {
      tally.in_both += 1;
      if (std::isnan(before) || std::isnan(after)) return;
      tally.compared += 1;
      tally.sum_before += before;
      tally.sum_after += after;
      tally.gained += after > before ? 1 : 0;
      tally.lost += after < before ? 1 : 0;
      differences_.push_back(after - before);
    }
  }

  void put(AgentEffect& effect) && {
    effect.in_both = alone(tallies_, &Tally::in_both);
    effect.only_before = alone(tallies_, &Tally::only_before);
    effect.only_after = alone(tallies_, &Tally::only_after);
    effect.gained = alone(tallies_, &Tally::gained);
    effect.lost = alone(tallies_, &Tally::lost);
    effect.mean = between(tallies_, &Tally::mean_before, &Tally::mean_after);
    effect.of_both = between(tallies_, &Tally::sum_before, &Tally::sum_after);
    effect.of_only_before = alone(tallies_, &Tally::sum_only_before);
    effect.of_only_after = alone(tallies_, &Tally::sum_only_after);
    effect.total = between(
        tallies_, [](const Tally& tally) { return tally.sum_before + tally.sum_only_before; },
        [](const Tally& tally) { return tally.sum_after + tally.sum_only_after; });
    effect.differences = distribution_of(std::move(differences_));
  }

 private:
  std::vector<Tally> tallies_;
  std::vector<double> differences_;
};

/// Of the agents that `belongs` holds for, given by their place.
AgentEffect effect_of(const Study& study, const AgentPlan& plan, const std::vector<MatchedAgent>& agents,
                      const std::function<bool(std::size_t)>& belongs) {
  GroupSums sums(study.replicates.size());
  const auto value = [&plan](std::optional<std::size_t> row) {
    return row ? agent_value(*plan.panel, plan.outcome, *row) : not_a_number;
  };
  for (std::size_t place = 0; place < agents.size(); ++place) {
    if (belongs(place)) sums.add(agents[place], value(agents[place].before), value(agents[place].after));
  }
  AgentEffect effect;
  std::move(sums).put(effect);
  return effect;
}

}  // namespace

std::vector<AgentEffect> agent_effects(const Study& study, const AgentPlan& plan) {
  std::vector<AgentEffect> effects;
  for (const Quarter quarter : plan.quarters) {
    for (const std::size_t scenario : plan.scenarios) {
      const std::vector<MatchedAgent> agents =
          match_agents(study, *plan.panel, plan.baseline, scenario, quarter);
      const auto add = [&](AgentEffect effect) {
        effect.scenario = scenario;
        effect.quarter = quarter;
        effects.push_back(std::move(effect));
      };
      add(effect_of(study, plan, agents, [](std::size_t) { return true; }));
      for (std::size_t by = 0; by < plan.by.size(); ++by) {
        const GroupedAgents grouped = group_agents(*plan.panel, plan.by[by], agents);
        for (std::size_t group = 0; group < grouped.groups.size(); ++group) {
          AgentEffect effect = effect_of(study, plan, agents, [&grouped, group](std::size_t place) {
            return grouped.group_of[place] == group;
          });
          effect.by = by;
          effect.group = grouped.groups[group];
          add(std::move(effect));
        }
      }
    }
  }
  return effects;
}

}  // namespace sim
