#include "sim/statistics/shrinkage.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/math/distributions/normal.hpp>

#include "sim/statistics/student.hpp"

namespace sim {
namespace {

constexpr double weight_of_none = 10.0;  // that many estimates more speak for no effect
constexpr int most_rounds = 5000;
constexpr double least_gain = 1e-10;

double density(double value, double variance) {
  return std::exp(-0.5 * value * value / variance) / std::sqrt(2.0 * std::numbers::pi * variance);
}

double normal_below(double value) {
  return 0.5 * std::erfc(-value / std::numbers::sqrt2);
}

/// Variances of the parts of the mixture, the first of which is none at all: steps of 2 from a tenth of the
/// smallest error to twice what the largest effect leaves beside its error.
std::vector<double> variances(std::span<const Estimated> estimates) {
  double smallest = estimates.front().error;
  double largest = 0;
  for (const Estimated& each : estimates) {
    smallest = std::min(smallest, each.error);
    largest = std::max(largest, each.effect * each.effect - each.error * each.error);
  }
  std::vector<double> parts = {0.0};
  const double first = smallest * smallest / 100.0;
  const double last = std::max(4.0 * largest, 64.0 * first);
  for (double variance = first; variance < 2.0 * last; variance *= 2.0) parts.push_back(variance);
  return parts;
}

using Weights = std::vector<double>;

/// Likelihood of each estimate under each part, over the largest of its own.
std::vector<Weights> likelihoods(std::span<const Estimated> estimates, const std::vector<double>& parts) {
  std::vector<Weights> all;
  for (const Estimated& each : estimates) {
    Weights row;
    for (const double variance : parts)
      row.push_back(density(each.effect, variance + each.error * each.error));
    const double most = *std::max_element(row.begin(), row.end());
    for (double& value : row) value = most > 0 ? value / most : 1.0;
    all.push_back(std::move(row));
  }
  return all;
}

Weights fitted(const std::vector<Weights>& likelihood, std::size_t parts) {
  Weights weights(parts, 1.0 / static_cast<double>(parts));
  const double total = static_cast<double>(likelihood.size()) + weight_of_none;
  for (int round = 0; round < most_rounds; ++round) {
    Weights next(parts, 0.0);
    next[0] = weight_of_none / total;
    for (const Weights& row : likelihood) {
      double sum = 0;
      for (std::size_t part = 0; part < parts; ++part) sum += weights[part] * row[part];
      for (std::size_t part = 0; part < parts; ++part) next[part] += weights[part] * row[part] / sum / total;
    }
    double moved = 0;
    for (std::size_t part = 0; part < parts; ++part) moved += std::fabs(next[part] - weights[part]);
    weights = std::move(next);
    if (moved < least_gain) break;
  }
  return weights;
}

/// The posterior of one effect: none with some weight, or a mixture of normals.
struct Posterior {
  struct Part {
    double weight;
    double mean;
    double deviation;  // 0: none
  };
  std::vector<Part> parts;

  /// Probability of an effect below `value`; at zero without the weight of none, `with_none` adds it.
  double below(double value, bool with_none) const {
    double sum = 0;
    for (const Part& part : parts) {
      if (part.deviation > 0) {
        sum += part.weight * normal_below((value - part.mean) / part.deviation);
      } else if (value > 0 || (value == 0 && with_none)) {
        sum += part.weight;
      }
    }
    return sum;
  }

  double quantile(double probability) const {
    if (below(0, false) <= probability && probability <= below(0, true)) return 0.0;
    double low = 0;
    double high = 0;
    for (const Part& part : parts) {
      low = std::min(low, part.mean - 10.0 * part.deviation);
      high = std::max(high, part.mean + 10.0 * part.deviation);
    }
    for (int step = 0; step < 100; ++step) {
      const double middle = 0.5 * (low + high);
      (below(middle, true) < probability ? low : high) = middle;
    }
    return 0.5 * (low + high);
  }
};

Posterior posterior_of(const Estimated& estimate, const std::vector<double>& parts, const Weights& weights,
                       const Weights& likelihood) {
  double sum = 0;
  for (std::size_t part = 0; part < parts.size(); ++part) sum += weights[part] * likelihood[part];
  Posterior posterior;
  const double error = estimate.error * estimate.error;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const double kept = parts[part] / (parts[part] + error);
    posterior.parts.push_back(
        {weights[part] * likelihood[part] / sum, kept * estimate.effect, std::sqrt(kept * error)});
  }
  return posterior;
}

}  // namespace

std::vector<Shrunken> shrink(std::span<const Estimated> estimates) {
  if (estimates.empty()) return {};
  const std::vector<double> parts = variances(estimates);
  const std::vector<Weights> likelihood = likelihoods(estimates, parts);
  const Weights weights = fitted(likelihood, parts.size());
  std::vector<Shrunken> all;
  for (std::size_t row = 0; row < estimates.size(); ++row) {
    const Posterior posterior = posterior_of(estimates[row], parts, weights, likelihood[row]);
    Shrunken shrunken;
    for (const Posterior::Part& part : posterior.parts) shrunken.effect += part.weight * part.mean;
    shrunken.low = posterior.quantile(0.025);
    shrunken.high = posterior.quantile(0.975);
    shrunken.below_zero = posterior.below(0, false);
    shrunken.above_zero = std::max(0.0, 1.0 - posterior.below(0, true));
    all.push_back(shrunken);
  }
  return all;
}

double normal_error(double effect, double error, std::size_t degrees) {
  const double probability = student_two_sided(effect / error, degrees);
  const boost::math::normal law;
  // Beyond this a quantile has no digits left, and the effect is certain anyway.
  if (effect == 0.0 || probability < 1e-14 || probability >= 1.0) return error;
  return std::fabs(effect) / boost::math::quantile(boost::math::complement(law, probability / 2.0));
}

}  // namespace sim
