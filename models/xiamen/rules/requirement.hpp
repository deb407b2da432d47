#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// Whether an enterprise has what a contract asks. A score counts from `mark` on, and only if it is shown to
/// the lender (rules/score). A guarantee is no property of an enterprise: rules/covers looks for one.
inline bool meets(const City& city, std::size_t enterprise, Requirement requirement, int quarter,
                  double mark = 0.0) {
  const Enterprises& firms = city.enterprises;
  switch (requirement) {
    case Requirement::patent:
      return firms.inventions[enterprise] >= 1.0;
    case Requirement::equity_investor:
      return firms.has_investor[enterprise] != 0;
    case Requirement::certified:
      return firms.high_tech(enterprise, quarter);
    case Requirement::specialised:
      return firms.specialised(enterprise, quarter);
    case Requirement::innovation_points:
      return firms.innovation_points[enterprise] > 0.0 && firms.innovation_points[enterprise] >= mark;
    case Requirement::tax_index:
      return firms.tax_index[enterprise] > 0.0 && firms.tax_index[enterprise] >= mark;
    default:
      return true;
  }
}

}  // namespace xiamen
