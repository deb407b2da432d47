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
      mark_for_growth, examiner_noise, pass_mark;
  int validity;  ///< quarters

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

/// The examiner's mark before noise.
double innovation_mark(const Enterprises& firms, const StatusRules& rules, std::size_t row);

}  // namespace xiamen
