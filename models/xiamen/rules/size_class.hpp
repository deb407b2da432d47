#pragma once
#include "models/xiamen/city.hpp"

/// Large, medium, small, micro by the national division of 2017: an enterprise belongs to the highest class
/// of which it meets both thresholds, workers and yearly sales. Manufacturers have thresholds of their own;
/// all services are taken as software and information services. Thresholds are nominal.
namespace xiamen {

struct SizeThresholds {
  struct Row {
    double workers, sales;  ///< persons; CNY a year
  };
  /// large, medium, small
  std::array<Row, size_classes - 1> manufacturing, services;
};
SizeThresholds size_thresholds(const sim::StepContext& context);

SizeClass size_class(const SizeThresholds& thresholds, bool manufacturing, double workers,
                     double yearly_sales);

inline SizeClass size_class(const Enterprises& firms, const SizeThresholds& thresholds, std::size_t row) {
  return size_class(thresholds, sector_info[firms.sector[row]].manufacturing, firms.workers[row],
                    4.0 * firms.sales(row));
}

}  // namespace xiamen
