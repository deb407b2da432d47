#include "models/xiamen/rules/status_rules.hpp"

#include <algorithm>
#include <limits>

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
  rules.full_growth = read(context, "status.full_growth");
  rules.examiner_noise = read(context, "status.examiner_noise");
  rules.pass_mark = read(context, "status.pass_mark");
  rules.validity = static_cast<int>(read(context, "status.validity") + 0.5);
  rules.window = static_cast<int>(read(context, "status.renewal_window") + 0.5);
  const auto asked = [&context](std::string_view name) {
    return read(context, std::string("status.").append(name));
  };
  const double no_limit = std::numeric_limits<double>::infinity();
  rules.specialised = {asked("specialised_age"),
                       asked("specialised_sales"),
                       asked("specialised_research"),
                       asked("specialised_intensity"),
                       0.0,
                       no_limit,
                       asked("specialised_intensity")};
  rules.little_giant = {asked("little_giant_age"),
                        asked("little_giant_sales"),
                        0.0,
                        asked("little_giant_small_intensity"),
                        asked("little_giant_inventions"),
                        asked("little_giant_large_sales"),
                        asked("little_giant_intensity")};
  rules.champion = {
      asked("champion_age"),      asked("champion_sales"), 0.0, asked("champion_intensity"), 0.0, no_limit,
      asked("champion_intensity")};
  rules.pool_intensity = asked("pool_intensity");
  rules.pool_rights = asked("pool_rights");
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

bool meets_pool(const Enterprises& firms, const StatusRules& rules, std::size_t row, int quarter) {
  return !firms.high_tech(row, quarter) && firms.sales_1[row] > 0.0 &&
         firms.reported_1[row] >= rules.pool_intensity * firms.sales_1[row] &&
         firms.inventions[row] + firms.other_rights[row] >= rules.pool_rights;
}

bool meets_books(const Enterprises& firms, const StatusRules::Books& asked, std::size_t row, int quarter) {
  const double sales = firms.sales_1[row];
  const double intensity = sales >= asked.large_sales ? asked.large_intensity : asked.intensity;
  return quarter - firms.birth[row] >= asked.age && sales >= asked.sales &&
         firms.reported_1[row] >= asked.research && firms.reported_1[row] >= intensity * sales &&
         firms.inventions[row] >= asked.inventions;
}

double innovation_mark(const Enterprises& firms, const StatusRules& rules, std::size_t row) {
  const double growth = firms.sales_growth(row);
  return rules.base_mark +
         std::min(rules.most_for_inventions, rules.mark_per_invention * firms.inventions[row]) +
         std::min(rules.most_for_launches, rules.mark_per_launch * firms.launches[row]) +
         rules.mark_for_growth * std::clamp(growth / rules.full_growth, 0.0, 1.0);
}

}  // namespace xiamen
