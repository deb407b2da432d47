#pragma once
#include <algorithm>

namespace xiamen {

/// Net cost of 1 CNY of R&D to an enterprise that keeps 1 - tax of a CNY earned:
/// B = (1 - tax (1 + extra deduction)) / (1 - tax) - subsidy rate. With no taxable income tax is 0 and B = 1
/// - subsidy.
inline double user_cost_of_research(double tax, double extra_deduction, double subsidy_rate) {
  const double keeps = std::max(1.0 - tax, 0.05);
  return std::max(0.05, (1.0 - tax * (1.0 + extra_deduction)) / keeps - subsidy_rate);
}

/// Share by which an enterprise inflates reported R&D: marginal gain tax x (1 + extra deduction) of a
/// relabelled CNY against a marginal cost that rises in proportion to the share (Chen et al. 2021 find 24 %
/// of reported R&D).
inline double relabelling_share(double tax, double extra_deduction, double resistance) {
  return tax * (1.0 + extra_deduction) / resistance;
}

}  // namespace xiamen
