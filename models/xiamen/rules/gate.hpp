#pragma once
#include "sim/core/math.hpp"

/// One gate law for every stage. A project passes with probability logistic(intercept + merit + learning);
/// its owner knows the merit only as a normal belief that signals sharpen.
namespace xiamen {

/// Probability to pass for a known merit.
inline double pass_probability(double intercept, double merit, double learning) {
  return sim::logistic(intercept + merit + learning);
}

/// Probability to pass as the owner sees it: E logistic(intercept + X), X normal with this mean and variance,
/// by MacKay's approximation logistic(x / sqrt(1 + pi variance / 8)).
inline double believed_pass_probability(double intercept, double mean, double variance, double learning) {
  return sim::logistic((intercept + mean + learning) / __builtin_sqrt(1.0 + 0.39269908169872414 * variance));
}

struct Belief {
  double mean;
  double variance;
};

/// Normal belief after a signal merit + noise (Kalman).
inline Belief after_signal(Belief prior, double signal, double signal_deviation) {
  const double signal_precision = 1.0 / (signal_deviation * signal_deviation);
  const double variance = 1.0 / (1.0 / prior.variance + signal_precision);
  return {variance * (prior.mean / prior.variance + signal * signal_precision), variance};
}

}  // namespace xiamen
