#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/statistics/paired.hpp"

namespace sim {

/// What a unit gained is worth, and whether a policy is then worth its cost: one point of its acceptability
/// curve (van Hout et al. 1994, Health Economics 3; Fenwick, Claxton & Sculpher 2001, Health Economics 10).
struct NetBenefit {
  /// Of worth x gain - cost over the pairs; `effect.effect` is its mean, `effect.share_above_zero` the share
  /// of pairs in which the policy is worth its cost (a tie is not).
  PairedEffect effect;
  /// The same share where gains and costs are jointly normal: the chance that one more pair lies above zero,
  /// T(m / (s sqrt(1 + 1/n))) with Student's t of n - 1 degrees. The joint law of gain and cost enters
  /// through the deviation of their difference alone. None for fewer than two pairs, and where every pair is
  /// exactly 0.
  std::optional<double> one_future;
  /// The confidence that the mean lies above zero, T(m / (s / sqrt(n))); none where `one_future` is none.
  std::optional<double> in_the_mean;
};

/// `worth` x `gains` - `costs`, replicate by replicate. Throws InvalidInput if the lengths differ.
std::vector<double> net_benefits(std::span<const double> gains, std::span<const double> costs, double worth);

/// Pairs with NaN are left out.
NetBenefit net_benefit(std::span<const double> benefits);

/// How often each of several choices is the best of all.
struct BestShares {
  std::size_t pairs = 0;       ///< replicates that all choices have
  double none = 0;             ///< doing nothing, whose benefit is 0, is best
  std::vector<double> shares;  ///< of each choice; with `none` they add up to 1. NaN without pairs
};

/// `benefits` holds for each choice its net benefits, replicate by replicate. Choices that tie for the best
/// share the replicate in equal parts. Throws InvalidInput if the lengths differ.
BestShares best_shares(const std::vector<std::vector<double>>& benefits);

}  // namespace sim
