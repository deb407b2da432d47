#include "sim/analysis/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/problem.hpp"

namespace sim {
namespace {

constexpr std::size_t candidates = 2048;
constexpr double near_one = 0.05;  // half the width of the cloud around the best place
constexpr double apart = 0.1;      // places of one round keep about this distance

/// What part of the budget the second place of a round is for, round by round.
constexpr std::array<double, 3> parts = {0.5, 0.25, 0.75};

/// The grid goes out from the start, which is one of its places.
Place on_grid(Place place, const Place& start) {
  for (std::size_t part = 0; part < place.size(); ++part) {
    const double steps = std::nearbyint((place[part] - start[part]) / grid_step);
    place[part] = std::clamp(start[part] + steps * grid_step, 0.0, 1.0);
  }
  return place;
}

double normal_density(double z) {
  constexpr double root_of_two_pi = 2.5066282746310002;
  return std::exp(-z * z / 2.0) / root_of_two_pi;
}

double normal_below(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2.0;
}

double square_distance(const Place& one, const Place& other) {
  double sum = 0.0;
  for (std::size_t part = 0; part < one.size(); ++part)
    sum += (one[part] - other[part]) * (one[part] - other[part]);
  return sum;
}

class Search {
 public:
  Search(const SearchPlan& plan, const Evaluate& evaluate) : plan_(plan), evaluate_(evaluate) {
    if (plan.start.empty()) throw InvalidInput("a search needs a direction");
    if (plan.evaluations < plan.start.size() + 2)
      throw InvalidInput("a search needs two evaluations more than there are directions");
    cloud_ = space_filling(plan.start.size(), candidates);
  }

  std::vector<Tried> run() {
    look(layout());
    while (!next_.empty()) {
      evaluate_next();
      if (tried_.size() < plan_.evaluations) look(proposals());
    }
    return std::move(tried_);
  }

 private:
  /// A place that is on the way already is not looked at again.
  bool known(const Place& place) const {
    const auto same = [&place](const Tried& one) { return one.place == place; };
    return place == plan_.start || std::any_of(tried_.begin(), tried_.end(), same) ||
           std::find(next_.begin(), next_.end(), place) != next_.end();
  }

  void look(const std::vector<Place>& places) {
    for (const Place& place : places) {
      if (tried_.size() + next_.size() < plan_.evaluations && !known(on_grid(place, plan_.start)))
        next_.push_back(on_grid(place, plan_.start));
    }
  }

  std::vector<Place> layout() const {
    const std::size_t dimensions = plan_.start.size();
    std::vector<Place> places;
    for (std::size_t part = 0; part < dimensions; ++part) {
      Place alone = plan_.start;
      alone[part] = alone[part] < 0.5 ? 1.0 : 0.0;
      places.push_back(alone);
    }
    const std::size_t most = std::max(plan_.evaluations / 3, dimensions + 2);
    for (std::size_t place = 0; places.size() < most; ++place) places.push_back(cloud_[place]);
    return places;
  }

  void evaluate_next() {
    ++round_;
    const std::vector<Response> responses = evaluate_(next_, round_);
    if (responses.size() != next_.size()) throw RunFailed("a round of the search lacks responses");
    for (std::size_t at = 0; at < next_.size(); ++at) tried_.push_back({next_[at], responses[at], round_});
    next_.clear();
  }

  Surrogate process_of(double Response::*value) const {
    std::vector<Place> places = {plan_.start};
    std::vector<double> values = {0.0};
    for (const Tried& one : tried_) {
      places.push_back(one.place);
      values.push_back(one.response.*value);
    }
    return {places, values};
  }

  /// Places all over the cube, and a cloud around the best one.
  std::vector<Place> candidates_around(const Place& best) const {
    std::vector<Place> places = cloud_;
    for (const Place& place : cloud_) {
      Place close = best;
      for (std::size_t part = 0; part < close.size(); ++part)
        close[part] = std::clamp(close[part] + (2.0 * place[part] - 1.0) * near_one, 0.0, 1.0);
      places.push_back(std::move(close));
    }
    return places;
  }

  std::vector<Place> proposals() const {
    const Surrogate gain = process_of(&Response::gain);
    const Surrogate cost = process_of(&Response::cost);
    const std::vector<std::size_t> good = within_budget(tried_, plan_.budget);
    const bool better = !good.empty() && tried_[good.front()].response.gain > 0.0;
    const Place& best = better ? tried_[good.front()].place : plan_.start;
    const std::vector<Place> around = candidates_around(best);
    const auto gains = gain.at(around);
    const auto costs = cost.at(around);

    std::vector<Place> chosen;
    const auto foresee = [&](double budget) {
      std::size_t place = around.size();
      for (std::size_t at = 0; at < around.size(); ++at) {
        if (costs[at].mean > budget) continue;
        if (place == around.size() || gains[at].mean > gains[place].mean) place = at;
      }
      chosen.push_back(Surrogate::climb(gain, cost, budget, place == around.size() ? best : around[place]));
    };
    foresee(plan_.budget);
    if (plan_.together > 1) foresee(plan_.budget * parts[round_ % parts.size()]);

    const double reached = better ? tried_[good.front()].response.gain : 0.0;
    std::vector<double> merit;
    for (std::size_t at = 0; at < around.size(); ++at)
      merit.push_back(improvement(gains[at], reached) * chance_within(costs[at]));
    while (chosen.size() < plan_.together) {
      std::size_t place = 0;
      double highest = -1.0;
      for (std::size_t at = 0; at < around.size(); ++at) {
        double here = merit[at];
        for (const Place& other : chosen)
          here *= 1.0 - std::exp(-square_distance(around[at], other) / (2.0 * apart * apart));
        if (here > highest && !known(on_grid(around[at], plan_.start))) {
          highest = here;
          place = at;
        }
      }
      chosen.push_back(around[place]);
    }
    return chosen;
  }

  static double improvement(const Surrogate::Prediction& gain, double reached) {
    const double above = gain.mean - reached;
    if (!(gain.deviation > 0.0)) return std::max(0.0, above);
    const double z = above / gain.deviation;
    return above * normal_below(z) + gain.deviation * normal_density(z);
  }

  double chance_within(const Surrogate::Prediction& cost) const {
    if (!(cost.deviation > 0.0)) return cost.mean <= plan_.budget ? 1.0 : 0.0;
    return normal_below((plan_.budget - cost.mean) / cost.deviation);
  }

  const SearchPlan& plan_;
  const Evaluate& evaluate_;
  std::vector<Place> cloud_;
  std::vector<Place> next_;
  std::vector<Tried> tried_;
  std::size_t round_ = 0;
};

}  // namespace

std::vector<Tried> search(const SearchPlan& plan, const Evaluate& evaluate) {
  return Search(plan, evaluate).run();
}

std::vector<std::size_t> within_budget(const std::vector<Tried>& tried, double budget) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < tried.size(); ++at) {
    if (tried[at].response.cost <= budget) found.push_back(at);
  }
  std::stable_sort(found.begin(), found.end(), [&tried](std::size_t one, std::size_t other) {
    return tried[one].response.gain > tried[other].response.gain;
  });
  return found;
}

std::vector<std::size_t> frontier(const std::vector<Tried>& tried, double budget) {
  std::vector<std::size_t> order = within_budget(tried, budget);
  std::stable_sort(order.begin(), order.end(), [&tried](std::size_t one, std::size_t other) {
    return tried[one].response.cost < tried[other].response.cost;
  });
  std::vector<std::size_t> found;
  double reached = 0.0;
  for (const std::size_t at : order) {
    if (!(tried[at].response.gain > reached)) continue;
    reached = tried[at].response.gain;
    found.push_back(at);
  }
  return found;
}

}  // namespace sim
