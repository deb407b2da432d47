#pragma once
#include "models/xiamen/city.hpp"

/// The rule table of the statuses: one row each, filled from parameters of `status.*`.
namespace xiamen {

using sim::StepContext;

struct StatusRules {
  double small_sales, middle_sales;                           ///< yearly sales that part the classes, CNY
  double small_intensity, middle_intensity, large_intensity;  ///< R&D over sales of three years
  double class_one_rights, class_two_rights;                  ///< either suffices
  double age;                                                 ///< quarters
  double base_mark, mark_per_invention, most_for_inventions, mark_per_launch, most_for_launches,
      mark_for_growth, full_growth, examiner_noise, pass_mark;
  int validity, window;  ///< quarters

  /// What a rung asks of last year's books: quarters of age, CNY of sales, CNY of reported R&D, R&D over
  /// sales, invention patents; sales from which `large_intensity` is enough.
  struct Books {
    double age, sales, research, intensity, inventions, large_sales, large_intensity;
  };
  Books specialised, little_giant, champion;
  double pool_intensity, pool_rights;

  /// R&D over sales asked for at these yearly sales.
  double notch(double yearly_sales) const {
    if (yearly_sales <= small_sales) return small_intensity;
    return yearly_sales <= middle_sales ? middle_intensity : large_intensity;
  }
};
StatusRules status_rules(const StepContext& context);

/// Whether an enterprise meets the objective conditions of the national high-tech status: reported R&D over
/// sales of the last three closed years at its notch, rights, and age.
bool meets_high_tech(const Enterprises& firms, const StatusRules& rules, std::size_t row, int quarter);

/// Whether it may be listed in the municipal pool: R&D of the last year, a right, and no national
/// certificate.
bool meets_pool(const Enterprises& firms, const StatusRules& rules, std::size_t row, int quarter);

/// Whether last year's books meet what a rung asks.
bool meets_books(const Enterprises& firms, const StatusRules::Books& asked, std::size_t row, int quarter);

/// The examiner's mark before noise.
double innovation_mark(const Enterprises& firms, const StatusRules& rules, std::size_t row);

}  // namespace xiamen
