#pragma once
#include "models/xiamen/city.hpp"

namespace xiamen {

/// An enterprise elsewhere that looks for a place: everything about it follows from its key.
struct Arrival {
  sim::Key key;
  std::size_t sector = 0;
  double workers = 0;
  double sales = 0;  ///< CNY a year
  bool does_research = false;
  double research = 0;  ///< CNY a year
};

/// How large those are that look for a place, and how much R&D they do.
struct ArrivalTerms {
  double workers = 0, workers_deviation = 0, sales_per_worker = 0, price = 1;
  double sales_median = 0, intensity = 0, intensity_slope = 0, intensity_deviation = 0;
};
ArrivalTerms arrival_terms(const sim::StepContext& context);

Arrival draw_arrival(const sim::StepContext& context, const ArrivalTerms& terms, sim::Key key,
                     std::size_t sector);

/// It arrives with its age, customers, R&D capital, rights, certificate and the bank balance that its sales
/// ask for, in one of the districts of the set `settles`; returns its row.
std::size_t settle_arrival(City& city, const sim::StepContext& context, const Arrival& arrival,
                           std::int32_t settles);

}  // namespace xiamen
