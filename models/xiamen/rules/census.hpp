#pragma once
#include "models/xiamen/city.hpp"

/// What the living enterprises add up to by sector and by district, and how many hold which status.
namespace xiamen {

struct Census {
  struct Totals {
    double enterprises = 0, high_tech = 0;
    double value_added = 0, research = 0;  ///< CNY of the quarter
    double employment = 0;
  };
  std::array<Totals, sectors> by_sector{};
  std::array<Totals, districts> by_district{};
  double pool = 0, innovative = 0, champions = 0, chain_leaders = 0, unicorns = 0;
  /// Manufacturers whose sales of the last closed year reach `large_sales`; those of them with R&D in that
  /// year; those with an R&D body.
  double large_manufacturers = 0, researching = 0, with_body = 0;

  /// CNY a year: the size class of which the documents print both shares (xm-2025-103, 二(三)).
  static constexpr double large_sales = 1e8;
};

/// `labour_share` of sales is the part of value added that is not margin (enterprise.labour_share).
Census take_census(const City& city, int quarter, double labour_share);

}  // namespace xiamen
