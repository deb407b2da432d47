#include "sim/statistics/net_benefit.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/math.hpp"
#include "sim/core/problem.hpp"
#include "sim/statistics/student.hpp"

namespace sim {
namespace {

/// P(T <= t), rounded like the quantiles, so that every program prints the same digits.
double student_below(double t, std::size_t degrees) {
  constexpr double decimals = 1e10;
  const double beyond = student_two_sided(t, degrees) / 2.0;
  return std::nearbyint((t > 0.0 ? 1.0 - beyond : beyond) * decimals) / decimals;
}

/// The chance to be above zero of something with this mean and deviation; none where both are 0.
std::optional<double> above_zero(double mean, double deviation, std::size_t degrees) {
  if (deviation > 0.0) return student_below(mean / deviation, degrees);
  if (mean == 0.0) return std::nullopt;
  return mean > 0.0 ? 1.0 : 0.0;
}

bool known_to_all(const std::vector<std::vector<double>>& benefits, std::size_t replicate) {
  return std::none_of(benefits.begin(), benefits.end(), [replicate](const std::vector<double>& choice) {
    return std::isnan(choice[replicate]);
  });
}

}  // namespace

std::vector<double> net_benefits(std::span<const double> gains, std::span<const double> costs, double worth) {
  if (gains.size() != costs.size()) throw InvalidInput("gains and costs hold different replicates");
  std::vector<double> benefits;
  for (std::size_t at = 0; at < gains.size(); ++at) benefits.push_back(worth * gains[at] - costs[at]);
  return benefits;
}

NetBenefit net_benefit(std::span<const double> benefits) {
  NetBenefit found;
  found.effect = paired_effect(std::vector<double>(benefits.size(), 0.0), benefits);
  const Summary summary = summarise(benefits);
  if (summary.count < 2 || !std::isfinite(summary.deviation)) return found;
  const auto pairs = static_cast<double>(summary.count);
  const std::size_t degrees = summary.count - 1;
  found.one_future = above_zero(summary.mean, summary.deviation * std::sqrt(1.0 + 1.0 / pairs), degrees);
  found.in_the_mean = above_zero(summary.mean, summary.deviation / std::sqrt(pairs), degrees);
  return found;
}

BestShares best_shares(const std::vector<std::vector<double>>& benefits) {
  const std::size_t replicates = benefits.empty() ? 0 : benefits.front().size();
  for (const std::vector<double>& choice : benefits) {
    if (choice.size() != replicates) throw InvalidInput("the choices hold different replicates");
  }
  BestShares found;
  found.shares.assign(benefits.size(), 0.0);
  for (std::size_t replicate = 0; replicate < replicates; ++replicate) {
    if (!known_to_all(benefits, replicate)) continue;
    ++found.pairs;
    double best = 0.0;
    for (const auto& choice : benefits) best = std::max(best, choice[replicate]);
    const auto wins = [best, replicate](const auto& choice) { return choice[replicate] == best; };
    const auto winners = std::count_if(benefits.begin(), benefits.end(), wins) + (best == 0.0 ? 1 : 0);
    const double part = 1.0 / static_cast<double>(winners);
    if (best == 0.0) found.none += part;
    for (std::size_t choice = 0; choice < benefits.size(); ++choice) {
      if (wins(benefits[choice])) found.shares[choice] += part;
    }
  }
  const double pairs = found.pairs == 0 ? not_a_number : static_cast<double>(found.pairs);
  found.none /= pairs;
  for (double& share : found.shares) share /= pairs;
  return found;
}

}  // namespace sim
