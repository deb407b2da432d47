#include "models/xiamen/rules/tournament.hpp"

#include <algorithm>

#include "sim/core/math.hpp"

namespace xiamen {

double Tournament::cut_off() const {
  return mean + sim::normal_quantile(1.0 - batch / rivals);
}

double Score::of(const Enterprises& firms, std::size_t row) const {
  const double growth = firms.sales_growth(row);
  return per_log_research * sim::log(std::max(firms.reported_1[row], 1e4) / reference_research) +
         per_log_inventions * sim::log(1.0 + firms.inventions[row]) +
         std::clamp(growth, -most_growth, most_growth) + per_lead * firms.competitiveness[row];
}

Tournament little_giant_tournament(const sim::StepContext& context) {
  return {read(context, "status.little_giant_batch"), read(context, "status.rivals"),
          read(context, "status.rival_mean"), read(context, "status.little_giant_renewal_ease"),
          read(context, "status.score_noise")};
}

Tournament champion_tournament(const sim::StepContext& context) {
  return {read(context, "status.champion_batch"), read(context, "status.champion_rivals"),
          read(context, "status.champion_rival_mean"), read(context, "status.champion_renewal_ease"),
          read(context, "status.score_noise")};
}

Score little_giant_score(const sim::StepContext& context) {
  return {read(context, "status.score_research"),
          read(context, "status.score_reference") * read(context, "city.price_level"),
          read(context, "status.score_inventions"), read(context, "status.score_growth"), 0.0};
}

Score champion_score(const sim::StepContext& context) {
  Score score = little_giant_score(context);
  score.per_lead = read(context, "status.champion_lead");
  return score;
}

}  // namespace xiamen
