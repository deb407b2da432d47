// Which products are recognised as conversion projects?
//
// A recognition is no choice of the city: an enterprise that holds a right, knows of the programmes and
// applies (a habit for life, `conversion.take_up`) has a product recognised in the quarter of its first sale,
// if that promises `conversion.minimum_sales` a year (prices of 2020). No document prints an award, so none
// is paid: a recognition changes nothing but its count.

#include "models/xiamen/process/process.hpp"

namespace xiamen {

void recognise_conversions(City& city, const StepContext& context) {
  Projects& projects = city.projects;
  const Enterprises& firms = city.enterprises;
  const double minimum = read(context, "conversion.minimum_sales");
  const double take_up = read(context, "conversion.take_up");
  const double per_value = read(context, "product.sales_per_value");
  const sim::Stream habit = context.luck.lifelong("recognition");
  for (const std::size_t row : projects.live) {
    if (projects.launched[row] != context.quarter.ordinal() || !projects.owner[row].exists()) continue;
    const std::size_t owner = projects.owner[row].position();
    if (firms.aware[owner] == 0 || firms.inventions[owner] + firms.other_rights[owner] < 1.0) continue;
    const double yearly = projects.value[row] * per_value * city.markets.closure[projects.sector[row]];
    if (yearly < minimum || !habit.chance(take_up, firms.key(owner))) continue;
    projects.recognised[row] = 1;
    city.tally.conversion_projects += 1.0;
  }
}

}  // namespace xiamen
