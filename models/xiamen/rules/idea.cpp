#include "models/xiamen/rules/idea.hpp"

#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/core/room.hpp"

namespace xiamen {

IdeaTerms idea_terms(const StepContext& context) {
  IdeaTerms terms;
  terms.worth_over_cost = {read(context, "idea.worth_incremental"), read(context, "idea.worth_scale_up"),
                           read(context, "idea.worth_science")};
  terms.deviation = read(context, "idea.value_deviation");
  terms.noise = read(context, "idea.signal_noise");
  terms.scale_exponent = read(context, "idea.scale_exponent");
  terms.reference_sales = read(context, "idea.reference_sales");
  terms.scale_up_share = read(context, "idea.scale_up_share");
  terms.science_share = read(context, "idea.science_share");
  terms.young_scale_up = read(context, "idea.young_scale_up");
  terms.young_science = read(context, "idea.young_science");
  return terms;
}

Idea draw_idea(const IdeaTerms& ideas, const ProjectTerms& terms, const sim::Stream& luck, sim::Key key,
               Route route, FieldGroup field, double scale) {
  Idea idea;
  idea.route = route;
  idea.scale = scale;
  const double mean =
      route_cost(terms, route, field) * scale * ideas.worth_over_cost[static_cast<std::size_t>(route)];
  const double variance = ideas.deviation * ideas.deviation;
  const double centre = sim::log(mean) - 0.5 * variance;
  const double log_value = centre + ideas.deviation * luck.normal(key, 0);
  const double signal = log_value + ideas.noise * luck.normal(key, 1);
  const double weight = variance / (variance + ideas.noise * ideas.noise);
  idea.value = sim::exp(log_value);
  idea.believed = sim::exp(centre + weight * (signal - centre) + 0.5 * variance * (1.0 - weight));
  idea.merit = luck.normal(key, 2);
  return idea;
}

Route draw_route(const IdeaTerms& ideas, bool young, double uniform) {
  const double science = ideas.science_share * (young ? ideas.young_science : 1.0);
  const double scale_up = ideas.scale_up_share * (young ? ideas.young_scale_up : 1.0);
  if (uniform < science) return Route::science;
  return uniform < science + scale_up ? Route::scale_up : Route::incremental;
}

double project_scale(const IdeaTerms& ideas, double real_sales) {
  const double relative = std::max(real_sales, 1e5) / ideas.reference_sales;
  return sim::exp(ideas.scale_exponent * sim::log(relative));
}

std::int32_t sectors_of(double fields, std::int32_t chosen) {
  std::int32_t set = 0;
  for (std::size_t sector = 0; sector < sectors; ++sector) {
    const bool maker = chosen != all_sectors || sector_info[sector].manufacturing;
    const bool works = fields == 0.0 ? maker : serves(fields, sector_info[sector].field);
    if (works && has_bit(chosen, sector)) set |= 1 << sector;
  }
  return set;
}

std::size_t draw_sector(std::int32_t set, double uniform) {
  return member_at(set, sectors, uniform);
}

Stage first_stage(Route route) {
  switch (route) {
    case Route::science:
      return Stage::concept_validation;
    case Route::scale_up:
      return Stage::small_scale_test;
    default:
      return Stage::incremental;
  }
}

std::size_t add_project(City& city, sim::Key key, const Idea& idea, std::size_t sector, int quarter) {
  Projects& projects = city.projects;
  const std::size_t row = projects.append(key);
  projects.sector[row] = static_cast<std::uint8_t>(sector);
  projects.route[row] = idea.route;
  projects.stage[row] = first_stage(idea.route);
  projects.progress[row] = Progress::waiting;
  projects.since[row] = quarter;
  projects.value[row] = idea.value;
  projects.believed_value[row] = idea.believed;
  projects.merit[row] = idea.merit;
  projects.doubt[row] = 1.0;
  projects.scale[row] = idea.scale;
  sim::append_with_room(projects.live, row);
  return row;
}

}  // namespace xiamen
