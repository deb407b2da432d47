#pragma once
#include <functional>
#include <vector>

#include "sim/analysis/surrogate.hpp"

namespace sim {

/// What was found at a place: means over replicates.
struct Response {
  double gain = 0;
  double cost = 0;
};

struct Tried {
  Place place;
  Response response;
  std::size_t round = 0;  ///< 1: laid out beforehand
};

struct SearchPlan {
  Place start;                  ///< its gain and cost are 0 and known
  double budget = 0;            ///< what a place may cost
  std::size_t evaluations = 0;  ///< at most
  std::size_t together = 1;     ///< places of one round after the first
};

/// All places of one round, in their order.
using Evaluate = std::function<std::vector<Response>(const std::vector<Place>&, std::size_t round)>;

/// Places are whole steps of this size from the start, so that what is found can be written down in few
/// digits.
inline constexpr double grid_step = 1e-3;

/// Looks in the unit cube for the highest gain at a cost within the budget. First each direction alone, the
/// middle and places that fill the cube (a third of the evaluations); then rounds led by two Gaussian
/// processes, of gain and of cost: the best place they foresee for the budget, the best for a part of it (so
/// that the frontier is known too), and places of the highest expected improvement (Jones, Schonlau & Welch
/// 1998, J. Global Optimization 13) times the chance to keep to the budget (Schonlau, Welch & Jones 1998).
/// Deterministic. Ends early where nothing new is left to try. Gives every place tried, in order.
std::vector<Tried> search(const SearchPlan& plan, const Evaluate& evaluate);

/// Of those within the budget the places in order of their gain, the highest first.
std::vector<std::size_t> within_budget(const std::vector<Tried>& tried, double budget);

/// The places that no other beats: less costly with as much gain, in order of their cost. Places that gain
/// nothing over the start, where cost and gain are 0, or cost more than the budget are left out.
std::vector<std::size_t> frontier(const std::vector<Tried>& tried, double budget);

}  // namespace sim
