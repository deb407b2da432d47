#include "models/xiamen/rules/status_rules.hpp"

#include <algorithm>

namespace xiamen {

StatusRules status_rules(const StepContext& context) {
  StatusRules rules{};
  rules.small_sales = read(context, "status.small_sales");
  rules.middle_sales = read(context, "status.middle_sales");
  rules.small_intensity = read(context, "status.small_intensity");
  rules.middle_intensity = read(context, "status.middle_intensity");
  rules.large_intensity = read(context, "status.large_intensity");
  rules.class_one_rights = read(context, "status.class_one_rights");
  rules.class_two_rights = read(context, "status.class_two_rights");
  rules.age = read(context, "status.age");
  rules.base_mark = read(context, "status.base_mark");
  rules.mark_per_invention = read(context, "status.mark_per_invention");
  rules.most_for_inventions = read(context, "status.most_for_inventions");
  rules.mark_per_launch = read(context, "status.mark_per_launch");
  rules.most_for_launches = read(context, "status.most_for_launches");
  rules.mark_for_growth = read(context, "status.mark_for_growth");
  rules.examiner_noise = read(context, "status.examiner_noise");
  rules.pass_mark = read(context, "status.pass_mark");
  rules.validity = static_cast<int>(read(context, "status.validity") + 0.5);
  return rules;
}

bool meets_high_tech(const Enterprises& firms, const StatusRules& rules, std::size_t row, int quarter) {
  const double sales = firms.sales_1[row] + firms.sales_2[row] + firms.sales_3[row];
  const double research = firms.reported_1[row] + firms.reported_2[row] + firms.reported_3[row];
  if (sales <= 0.0 || quarter - firms.birth[row] < rules.age) return false;
  const bool rights =
      firms.inventions[row] >= rules.class_one_rights || firms.other_rights[row] >= rules.class_two_rights;
  return rights && research >= rules.notch(firms.sales_1[row]) * sales * (1.0 - 1e-9);
}

double innovation_mark(const Enterprises& firms, const StatusRules& rules, std::size_t row) {
  const double growth = firms.sales_2[row] > 0.0 ? firms.sales_1[row] / firms.sales_2[row] - 1.0 : 0.0;
  return rules.base_mark +
         std::min(rules.most_for_inventions, rules.mark_per_invention * firms.inventions[row]) +
         std::min(rules.most_for_launches, rules.mark_per_launch * firms.launches[row]) +
         rules.mark_for_growth * std::clamp(growth / 0.35, 0.0, 1.0);
}

}  // namespace xiamen
